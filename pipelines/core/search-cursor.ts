import { createHash } from "node:crypto";
import type { SearchQuery } from "../ports/search-index.ts";
import { ListeningError } from "../../schemas/errors.ts";

/** Where a page of comments ended: the value it is ordered by, and the id that breaks ties. */
export interface Position {
  readonly value: number;
  readonly id: string;
}

/** The text that asks for the next page of this query, in either index. */
export function writeCursor(query: SearchQuery, { value, id }: Position): string {
  return Buffer.from(JSON.stringify([signature(query), value, id])).toString("base64url");
}

/** Throws `USAGE` for a cursor of another query, or none of ours. */
export function readCursor(query: SearchQuery, cursor: string): Position {
  const read = parsed(Buffer.from(cursor, "base64url").toString());
  const [signed, value, id]: readonly unknown[] = Array.isArray(read) ? read : [];
  if (signed === signature(query) && typeof value === "number" && typeof id === "string")
    return { value, id };
  throw new ListeningError("USAGE", "the page's cursor belongs to another query", { retryable: false });
}

/** What must not change from page to page; the size may. */
function signature({ scope, filter, order }: SearchQuery): string {
  const fields = [scope, filter].map((object) => Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
  return createHash("sha256")
    .update(JSON.stringify([fields, order]))
    .digest("base64url")
    .slice(0, 16);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
