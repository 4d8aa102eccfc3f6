import { z } from "zod";
import { graphTimeInUtc } from "../../../pipelines/normalise/graph/graph-time.ts";
import { captionOf, reactionTypes } from "../../../pipelines/normalise/facebook/facebook-post.ts";
import type { Cursor, Page, PostSighting } from "../../../pipelines/ports/source.ts";
import type { Channel } from "../../../schemas/channel.ts";
import { placeAt } from "../cursor-place.ts";
import { sourceError } from "../source-errors.ts";
import { EdgePlace, edgePages } from "../graph/edge-pages.ts";
import type { GraphApi } from "../graph/graph-api.ts";

const Identified = z.object({ id: z.string().min(1), is_published: z.boolean().optional() });
const PostItem = z.object({
  id: z.string().min(1),
  message: z.string().optional(),
  story: z.string().optional(),
  attachments: z.object({ data: z.array(z.object({ title: z.string().optional() })) }).optional(),
  created_time: z.string().transform((time, context) => {
    const ms = Date.parse(graphTimeInUtc(time));
    if (!Number.isNaN(ms)) return new Date(ms).toISOString();
    context.addIssue({ code: "custom", message: "no time" });
    return z.NEVER;
  }),
  comments: z.object({ summary: z.object({ total_count: z.int().nonnegative() }) }).optional(),
});

/** One edge several times under names of its own: the counts of all types come with the post, in one call. */
const reactionFields = [
  "reactions.limit(0).summary(total_count).as(reactions_total)",
  ...reactionTypes.map(
    (type) => `reactions.type(${type.toUpperCase()}).limit(0).summary(total_count).as(reactions_${type})`,
  ),
];
const fields = [
  "id,message,story,created_time,permalink_url,status_type,is_published,attachments{media_type,type,title},shares",
  "comments.filter(stream).limit(0).summary(total_count)", // without `stream` it would leave out the replies
  ...reactionFields,
].join(",");

/** Every post that the page shows the public, newest first in practice. `size` is remembered by the caller between walks. */
export async function* walkPosts(
  api: GraphApi,
  channel: Channel,
  size: { limit: number },
  after: Cursor | undefined,
  signal: AbortSignal,
): AsyncGenerator<Page> {
  const path = `${encodeURIComponent(channel.nativeId)}/published_posts`;
  const edge = { channel, path, parameters: { fields }, size };
  for await (const { items, next } of edgePages(api, edge, placeAt(EdgePlace, after), signal)) {
    const shown = items.map(postIn).filter(({ published }) => published);
    yield {
      payloads: shown.map(({ id, body, sighting }) => ({
        kind: "post",
        postNativeId: id,
        caption: sighting?.caption ?? null,
        body,
      })),
      posts: shown.flatMap(({ sighting }) => sighting ?? []),
      next: next === undefined ? undefined : JSON.stringify(next),
    };
  }
}

interface SeenPost {
  readonly id: string;
  readonly published: boolean;
  readonly body: unknown;
  /** `undefined` where the post is not of the documented shape; its payload then says so to the normaliser. */
  readonly sighting: PostSighting | undefined;
}

function postIn(body: unknown): SeenPost {
  const found = Identified.safeParse(body).data;
  if (found === undefined) throw sourceError("unexpected", "published_posts: a post without an id");
  const { data } = PostItem.safeParse(body);
  const sighting = data && {
    nativeId: data.id,
    caption: captionOf(data),
    publishedAt: data.created_time,
    // `null` would say that comments are turned off, and the thread would never be walked.
    commentCount: data.comments?.summary.total_count ?? 0,
  };
  return { id: found.id, published: found.is_published ?? true, body, sighting };
}
