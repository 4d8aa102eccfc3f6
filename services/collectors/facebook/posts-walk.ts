import { z } from "zod";
import { captionOf, reactionTypes } from "../../../pipelines/normalise/facebook/facebook-post.ts";
import type { Cursor, Page } from "../../../pipelines/ports/source.ts";
import type { Channel } from "../../../schemas/channel.ts";
import { sourceError } from "../source-errors.ts";
import type { GraphApi } from "../graph/graph-api.ts";
import type { SeenPost } from "../seen-posts.ts";
import { GraphInstant, walkPostList } from "../graph/post-list.ts";

const Identified = z.object({ id: z.string().min(1), is_published: z.boolean().optional() });
const PostItem = z.object({
  id: z.string().min(1),
  message: z.string().optional(),
  story: z.string().optional(),
  attachments: z.object({ data: z.array(z.object({ title: z.string().optional() })) }).optional(),
  created_time: GraphInstant,
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
  yield* walkPostList(api, edge, { kind: "post", seen: postIn }, after, signal);
}

/** `undefined` where the public does not see it. */
function postIn(body: unknown): SeenPost | undefined {
  const found = Identified.safeParse(body).data;
  if (found === undefined) throw sourceError("unexpected", "published_posts: a post without an id");
  if (found.is_published === false) return undefined;
  const { data } = PostItem.safeParse(body);
  const sighting = data && {
    nativeId: data.id,
    caption: captionOf(data),
    publishedAt: data.created_time,
    // `null` would say that comments are turned off, and the thread would never be walked.
    commentCount: data.comments?.summary.total_count ?? 0,
  };
  return { id: found.id, body, sighting };
}
