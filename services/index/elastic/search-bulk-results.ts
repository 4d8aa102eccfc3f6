import type { estypes } from "@elastic/elasticsearch";
import type { ErrorCode } from "../../../schemas/errors.ts";
import { ListeningError } from "../../../schemas/errors.ts";

/**
 * What finally became of one operation. `conflict`: a newer version is there, or what was to be created exists. `refused`:
 * the kind of fault that lies in the document itself.
 */
export type BulkResult = "written" | "conflict" | { readonly refused: string };

/** Whatever else is refused as wrong would be so for every document. */
const documentFaults = new Set([
  "document_parsing_exception",
  "illegal_argument_exception",
  "mapper_parsing_exception",
  "strict_dynamic_mapping_exception",
]);

/** The result of one operation, or why it has none yet (retryable) or can have none. */
export function resultOf(item: estypes.BulkResponseItem | undefined): BulkResult | ListeningError {
  if (item === undefined) return bulkFault("ELASTIC_UNREACHABLE", "for some operations only");
  const { status, error } = item;
  if (status < 300) return "written";
  if (status === 409) return "conflict";
  if (status === 404 && error === undefined) return "written"; // a deletion of what was not there
  const type = error?.type ?? "no reason";
  if (status === 400 && documentFaults.has(type)) return { refused: type };
  const what = `${status} (${type})`;
  if (status === 429 && type === "cluster_block_exception") return bulkFault("STORE_FULL", what);
  if (status === 429) return bulkFault("ELASTIC_BUSY", what);
  if (status >= 500) return bulkFault("ELASTIC_UNREACHABLE", what);
  if (type === "index_not_found_exception") return bulkFault("INDEX_MISSING", what, false);
  if (status === 401 || status === 403) return bulkFault("ELASTIC_AUTH", what, false);
  return bulkFault("ELASTIC_REFUSED", what, false);
}

export function bulkFault(code: ErrorCode, what: string, retryable = true): ListeningError {
  return new ListeningError(code, `Elasticsearch answered ${what}`, { retryable });
}
