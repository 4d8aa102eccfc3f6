import { z } from "zod";
import type { Channel } from "../../../schemas/channel.ts";
import { RefusedRequestError, sourceError } from "../source-errors.ts";
import type { GraphApi } from "./graph-api.ts";
import { TooMuchDataError } from "./graph-api.ts";

/** A place in a list: what of the `next` address says where to go on. */
export const EdgePlace = z.record(z.string(), z.string());
export type EdgePlace = Readonly<z.infer<typeof EdgePlace>>;

export interface EdgePage {
  readonly items: readonly unknown[];
  /** `undefined`: this is the last. */
  readonly next: EdgePlace | undefined;
}

/** An edge of the graph, such as `1030/published_posts`. */
export interface Edge {
  readonly channel: Channel;
  readonly path: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** How many items to ask for at a time; lowered where the platform finds that too much. */
  readonly size: { limit: number };
}

const List = z.object({
  data: z.array(z.unknown()),
  paging: z.object({ next: z.string().optional() }).optional(),
});

/** The only parameters that are taken over from `next`, which also carries a token: cursors, and the older paging by time. */
const placeParameters = ["after", "until", "since", "__paging_token", "offset"];

/** A page may be empty and still have a next; a list that goes on like that has no end. */
const mostEmptyPages = 50;

/**
 * The pages of one list, from a place on. A place that is refused as stale is followed by one new start from the
 * beginning, which repeats pages and skips none. Only the platform's own address is ever asked, whatever `next` says.
 */
export async function* edgePages(
  api: GraphApi,
  { channel, path, parameters, size }: Edge,
  from: EdgePlace | undefined,
  signal: AbortSignal,
): AsyncGenerator<EdgePage> {
  const what = path.split("/").at(-1) ?? path;
  let place = from;
  let restarted = false;
  let empty = 0;
  let seen = new Set<string>();
  for (;;) {
    let body: unknown;
    try {
      const asked = { ...parameters, ...place, limit: String(size.limit) };
      body = await api.get(channel, path, asked, signal);
    } catch (error) {
      if (error instanceof TooMuchDataError && size.limit > 1) {
        size.limit = Math.floor(size.limit / 2);
        continue;
      }
      if (!(error instanceof RefusedRequestError) || place === undefined || restarted) throw error;
      restarted = true;
      place = undefined;
      seen = new Set();
      continue;
    }
    const list = List.safeParse(body).data;
    if (list === undefined) throw sourceError("unexpected", `${what}: an answer that is no list`);
    const next = placeOfNext(list.paging?.next, what);
    empty = list.data.length === 0 ? empty + 1 : 0;
    const key = JSON.stringify(next);
    if (next !== undefined && (seen.has(key) || empty > mostEmptyPages))
      throw sourceError("unexpected", `${what}: a list that does not end`);
    seen.add(key);
    yield { items: list.data, next };
    if (next === undefined) return;
    place = next;
  }
}

/** What of the address of the next page says where that is; `undefined` without an address. */
export function placeOfNext(next: string | undefined, what: string): EdgePlace | undefined {
  if (next === undefined) return undefined;
  const given = URL.canParse(next) ? new URL(next).searchParams : new URLSearchParams();
  const place = placeParameters.flatMap((name) => {
    const value = given.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  if (place.length === 0) throw sourceError("unexpected", `${what}: a next page without its place`);
  return Object.fromEntries(place);
}
