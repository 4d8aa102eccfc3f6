import { z } from "zod";
import { graphTimeInUtc } from "../../../pipelines/normalise/graph/graph-time.ts";
import type { Cursor, Page, Payload, PostReference } from "../../../pipelines/ports/source.ts";
import type { Channel } from "../../../schemas/channel.ts";
import { ListeningError } from "../../../schemas/errors.ts";
import { placeAt } from "../cursor-place.ts";
import { EdgePlace, edgePages, placeOfNext } from "../graph/edge-pages.ts";
import type { GraphApi } from "../graph/graph-api.ts";
import type { ThreadQuery } from "../graph/graph-source.ts";
import { reachesBack } from "../reaches-back.ts";

/** The most that the API gives at once. */
const mostAtOnce = 50;

const replyFields = "id,text,timestamp,username,from,user,like_count,hidden,parent_id";
const fields = `${replyFields},replies.limit(${mostAtOnce}){${replyFields}}`;

/** Where a walk goes on: threads whose replies are not all read, and then the next page of top comments. */
const WalkPlace = z.object({
  threads: z.array(z.object({ id: z.string(), at: EdgePlace })),
  /** `null`: there is none. Left out: the list begins. */
  top: EdgePlace.nullable().optional(),
});
type WalkPlace = Readonly<z.infer<typeof WalkPlace>>;

const Dated = z.object({ timestamp: z.string() });
const Thread = z.object({
  id: z.string().min(1),
  replies: z
    .object({
      data: z.array(z.unknown()).optional(),
      paging: z.object({ next: z.string().optional() }).optional(),
    })
    .optional(),
});

/**
 * The top comments of a media, newest first, each with its first replies; after every page, the further replies of those
 * that have more. The place in the latter is kept, so that a thread of any length is read on and never begun again.
 */
export async function* walkComments(
  api: GraphApi,
  query: ThreadQuery,
  after: Cursor | undefined,
  signal: AbortSignal,
): AsyncGenerator<Page> {
  const { channel, post, depth } = query;
  let place: WalkPlace = placeAt(WalkPlace, after) ?? { threads: [] };
  for (;;) {
    const [thread, ...others] = place.threads;
    if (thread !== undefined) {
      for await (const { items, next } of repliesOf(api, channel, thread, signal)) {
        const rest = next === undefined ? others : [{ id: thread.id, at: next }, ...others];
        place = { threads: rest, top: place.top };
        yield pageOf(
          post,
          items.map((item) => replyIn(item, thread.id)),
          place,
        );
      }
      place = { threads: others, top: place.top };
      continue;
    }
    if (place.top === null) return;
    const path = `${encodeURIComponent(post.nativeId)}/comments`;
    const edge = { channel, path, parameters: { fields }, size: { limit: mostAtOnce } };
    for await (const { items, next } of edgePages(api, edge, place.top, signal)) {
      const ends = next === undefined || reachesBack(items.map(timeOf), depth);
      place = { threads: items.flatMap(unfinished), top: ends ? null : next };
      yield pageOf(post, items.flatMap(apart), place);
      if (ends || place.threads.length > 0) break;
    }
  }
}

/** The replies of one thread from a place on; none where its comment was removed meanwhile, and they with it. */
async function* repliesOf(
  api: GraphApi,
  channel: Channel,
  { id, at }: WalkPlace["threads"][number],
  signal: AbortSignal,
) {
  const path = `${encodeURIComponent(id)}/replies`;
  const edge = { channel, path, parameters: { fields: replyFields }, size: { limit: mostAtOnce } };
  try {
    yield* edgePages(api, edge, at, signal);
  } catch (error) {
    if (!(error instanceof ListeningError) || error.code !== "SOURCE_GONE") throw error;
  }
}

function pageOf({ nativeId, caption }: PostReference, bodies: readonly unknown[], place: WalkPlace): Page {
  const over = place.top === null && place.threads.length === 0;
  return {
    payloads: bodies.map((body): Payload => ({ kind: "comment", postNativeId: nativeId, caption, body })),
    posts: [],
    next: over ? undefined : JSON.stringify(place),
  };
}

/**
 * A comment and the replies it carries, each by itself: names are masked payload by payload, so that a text would otherwise
 * be masked in another way whenever its author's neighbours change.
 */
function apart(item: unknown): readonly unknown[] {
  const { data } = Thread.safeParse(item);
  if (data?.replies?.data === undefined) return [item];
  const { replies: _, ...comment } = z.looseObject({}).parse(item);
  return [comment, ...data.replies.data.map((reply) => replyIn(reply, data.id))];
}

function unfinished(item: unknown): WalkPlace["threads"] {
  const { data } = Thread.safeParse(item);
  const at = placeOfNext(data?.replies?.paging?.next, "replies");
  return data === undefined || at === undefined ? [] : [{ id: data.id, at }];
}

/** A reply by itself does not always say what it replies to, and would pass for a top comment. */
function replyIn(item: unknown, parentId: string): unknown {
  return typeof item === "object" && item !== null ? { parent_id: parentId, ...item } : item;
}

function timeOf(item: unknown): number | undefined {
  const { data } = Dated.safeParse(item);
  return data && Date.parse(graphTimeInUtc(data.timestamp));
}
