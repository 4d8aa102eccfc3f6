import type { estypes } from "@elastic/elasticsearch";
import { errors } from "@elastic/elasticsearch";
import type { ErrorCode } from "../../../schemas/errors.ts";
import { ConflictError, ListeningError } from "../../../schemas/errors.ts";

/** Runs `work`, turning the client's errors into errors of ours. */
export async function asking<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw translateElasticError(error);
  }
}

/**
 * The client's error as one of ours, naming the server, the status and the kind of fault. The original is not kept as
 * cause and its reason is not repeated: they hold the request, with people's words and the key in its headers. What is
 * no error of the client is thrown as it is: it is a mistake of ours.
 */
export function translateElasticError(error: unknown): ListeningError {
  if (error instanceof ListeningError) return error;
  if (error instanceof errors.ResponseError) return refusal(error);
  if (error instanceof errors.ProductNotSupportedError) {
    return fault("ELASTIC_VERSION", `${serverOf(error)} is not Elasticsearch 9`, false);
  }
  if (error instanceof errors.ConnectionError && certificateFaults.test(error.message)) {
    return fault("ELASTIC_TLS", `the certificate of ${serverOf(error)} was refused: ${error.message}`, false);
  }
  if (error instanceof errors.ConnectionError) {
    return fault("ELASTIC_UNREACHABLE", `${serverOf(error)} can't be reached: ${error.message}`, true);
  }
  if (
    error instanceof errors.TimeoutError ||
    error instanceof errors.NoLivingConnectionsError ||
    error instanceof errors.RequestAbortedError
  ) {
    return fault("ELASTIC_UNREACHABLE", `${serverOf(error)} did not answer in time`, true);
  }
  if (error instanceof errors.DeserializationError) {
    return fault("ELASTIC_UNREACHABLE", "Elasticsearch answered something that is not JSON", true);
  }
  throw error;
}

/**
 * What one of the answers to `mget` holds; `undefined` where nothing is stored. Throws ELASTIC_UNREACHABLE where that could not
 * be told: such an answer comes with status 200 too, and what is there would be taken for missing.
 */
export function storedIn<T>(answer: estypes.MgetResponseItem<T>): estypes.GetGetResult<T> | undefined {
  if (!("error" in answer)) return answer.found ? answer : undefined;
  const { type } = answer.error;
  if (type === "index_not_found_exception") return undefined;
  throw fault("ELASTIC_UNREACHABLE", `Elasticsearch could not read what is stored (${type})`, true);
}

/** The client keeps OpenSSL's sentence and not its code. */
const certificateFaults = /certificate|altnames|issuer/u;

/** How Elasticsearch names a fault, such as `version_conflict_engine_exception`; `undefined` when it named none. */
export function faultType(error: unknown): string | undefined {
  return error instanceof errors.ResponseError ? detail(error).type : undefined;
}

function refusal(error: errors.ResponseError): ListeningError {
  const status = error.statusCode ?? 0;
  const { type = "no reason", reason } = detail(error);
  const what = `${serverOf(error)} answered ${status} (${type})`;
  if (type === "version_conflict_engine_exception") return new ConflictError(what);
  if (type === "cluster_block_exception" && diskBlocks.test(reason)) {
    return fault("STORE_FULL", `${serverOf(error)} has too little disk left and takes no more writes`, true);
  }
  if (type === "index_not_found_exception") return fault("INDEX_MISSING", what, false);
  if (type === "media_type_header_exception") return fault("ELASTIC_VERSION", what, false);
  if (status === 401 || status === 403) return fault("ELASTIC_AUTH", what, false);
  if (status === 429 || type === "circuit_breaking_exception") return fault("ELASTIC_BUSY", what, true);
  if (status >= 500) return fault("ELASTIC_UNREACHABLE", what, true);
  return fault("ELASTIC_REFUSED", what, false);
}

/**
 * Block 12 is set on every index of a node past the flood-stage watermark, and lifted when there is room again
 * (IndexMetadata.INDEX_READ_ONLY_ALLOW_DELETE_BLOCK).
 */
const diskBlocks = /\/12\/|flood-stage|disk usage exceeded/u;

function detail({ body }: errors.ResponseError): { readonly type?: string; readonly reason: string } {
  const error = member(body, "error");
  const type = member(error, "type");
  const reason = member(error, "reason");
  return {
    ...(typeof type === "string" && { type }),
    reason: typeof reason === "string" ? reason : "",
  };
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (Reflect.get(value, name) as unknown) : undefined;
}

/** Host and port only. The client's errors hold the address as text, whatever their type says. */
function serverOf(error: { readonly meta?: errors.ResponseError["meta"] }): string {
  const address = String(error.meta?.meta.connection?.url);
  return URL.canParse(address) ? `Elasticsearch at ${new URL(address).host}` : "Elasticsearch";
}

function fault(code: ErrorCode, message: string, retryable: boolean): ListeningError {
  return new ListeningError(code, message, { retryable });
}
