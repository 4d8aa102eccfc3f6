import { z } from "zod";
import type { Channel } from "../../../schemas/channel.ts";
import { RefusedRequestError, sourceError } from "../source-errors.ts";
import type { TiktokApi } from "./tiktok-api.ts";

/** A place in a list: a number so far, of which nothing is assumed. */
export const ListCursor = z.union([z.int(), z.string().min(1)]);
export type ListCursor = z.infer<typeof ListCursor>;

export interface List {
  readonly channel: Channel;
  readonly path: string;
  /** What of the answer's `data` holds the items. */
  readonly field: "videos" | "comments";
  readonly parameters: Readonly<Record<string, string>>;
}

export interface ListPage {
  readonly items: readonly unknown[];
  /** By which this page was asked for; `undefined`: it is the first. */
  readonly cursor: ListCursor | undefined;
  /** `undefined`: this is the last. */
  readonly next: ListCursor | undefined;
}

const items = z.array(z.unknown()).optional();
const Paged = z.object({
  has_more: z.boolean().nullish(),
  cursor: ListCursor.nullish(),
  videos: items,
  comments: items,
});
const Identified = z.object({ item_id: z.string().optional(), comment_id: z.string().optional() });

/** Pages may be short, empty or repeat others and still be followed by more; a list that goes on like that has no end. */
const mostPagesWithoutNews = 50;

/**
 * The pages of one list, from a place on. A place that is refused is followed by one new start from the beginning, which
 * repeats pages and skips none.
 */
export async function* listPages(
  api: TiktokApi,
  { channel, path, field, parameters }: List,
  from: ListCursor | undefined,
  signal: AbortSignal,
): AsyncGenerator<ListPage> {
  let cursor = from;
  let restarted = false;
  let withoutNews = 0;
  let seen = new Set<unknown>();
  for (;;) {
    let data: unknown;
    try {
      const asked = cursor === undefined ? parameters : { ...parameters, cursor: String(cursor) };
      data = await api.get(channel, path, asked, signal);
    } catch (error) {
      if (!(error instanceof RefusedRequestError) || cursor === undefined || restarted) throw error;
      restarted = true;
      cursor = undefined;
      seen = new Set();
      withoutNews = 0;
      continue;
    }
    const paged = Paged.safeParse(data).data;
    // Where there is nothing, the list itself may be left out.
    const items = paged?.[field] ?? (typeof paged?.has_more === "boolean" ? [] : undefined);
    if (paged === undefined || items === undefined)
      throw sourceError("unexpected", `${path}: an answer that is no list`);
    const more = paged.has_more === true;
    const next = more ? (paged.cursor ?? undefined) : undefined;
    if (more && next === undefined)
      throw sourceError("unexpected", `${path}: more is said to follow, but not where`);
    const known = seen.size;
    for (const item of items) seen.add(idOf(item));
    withoutNews = seen.size === known ? withoutNews + 1 : 0;
    if (next !== undefined && (next === cursor || withoutNews > mostPagesWithoutNews))
      throw sourceError("unexpected", `${path}: a list that does not end`);
    yield { items, cursor, next };
    if (next === undefined) return;
    cursor = next;
  }
}

/** An item whose id can't be read says nothing of whether the list goes on. */
function idOf(item: unknown): string | undefined {
  const { data } = Identified.safeParse(item);
  return data?.item_id ?? data?.comment_id;
}
