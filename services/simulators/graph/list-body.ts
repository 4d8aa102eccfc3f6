import type { Order, PageTokens, Position } from "../serving/paging.ts";
import { GraphError } from "./api-errors.ts";

/** Where a list is served, for the addresses of its next pages; these carry the token, as the real ones do. */
export interface Asked {
  readonly path: string;
  readonly base: string;
  readonly token: string;
  readonly query: URLSearchParams;
}

export interface Listing {
  readonly tokens: PageTokens;
  /** No page is longer, whatever was asked for. */
  readonly pageSizeLimit: number;
}

interface Listed<T> {
  readonly list: readonly T[];
  readonly positionOf: (item: T) => Position;
  readonly order: Order;
}

/** One page of a list, with the address of the next. Throws `GraphError`. */
export function listBody<T>(
  { tokens, pageSizeLimit }: Listing,
  { path, base, token, query }: Asked,
  listed: Listed<T>,
  toObject: (item: T) => unknown,
): unknown {
  const limit = Number(query.get("limit") ?? 25);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) throw new GraphError("badParameter");
  const size = Math.min(limit, pageSizeLimit);
  const { items, nextPageToken } = tokens.page({
    ...listed,
    name: path,
    token: query.get("after") ?? undefined,
    size,
  });
  const data = items.map(toObject);
  if (items.length === 0) return { data };
  // The last page has a cursor as well: only `next` tells that there is more.
  const after = nextPageToken ?? "last";
  const next = new URL(`${base}/${path}`);
  for (const [name, value] of query) next.searchParams.set(name, value);
  next.searchParams.set("access_token", token);
  next.searchParams.set("after", after);
  const cursors = { before: "first", after };
  return { data, paging: { cursors, ...(nextPageToken !== undefined && { next: next.href }) } };
}
