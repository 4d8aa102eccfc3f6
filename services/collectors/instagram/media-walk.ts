import { z } from "zod";
import type { Cursor, Page } from "../../../pipelines/ports/source.ts";
import type { Channel } from "../../../schemas/channel.ts";
import type { GraphApi } from "../graph/graph-api.ts";
import type { SeenPost } from "../seen-posts.ts";
import { GraphInstant, walkPostList } from "../graph/post-list.ts";
import { sourceError } from "../source-errors.ts";

const Identified = z.object({ id: z.string().min(1) });
const MediaItem = z.object({
  id: z.string().min(1),
  caption: z.string().optional(),
  timestamp: GraphInstant,
  comments_count: z.int().nonnegative().optional(),
});

const fields =
  "id,caption,media_type,media_product_type,permalink,timestamp,like_count,comments_count,is_comment_enabled";

/** The media of an account, newest first, stories excepted. `size` is remembered by the caller between walks. */
export async function* walkMedia(
  api: GraphApi,
  channel: Channel,
  size: { limit: number },
  after: Cursor | undefined,
  signal: AbortSignal,
): AsyncGenerator<Page> {
  const path = `${encodeURIComponent(channel.nativeId)}/media`;
  const edge = { channel, path, parameters: { fields }, size };
  yield* walkPostList(api, edge, { kind: "media", seen: mediaIn }, after, signal);
}

function mediaIn(body: unknown): SeenPost {
  const found = Identified.safeParse(body).data;
  if (found === undefined) throw sourceError("unexpected", "media: one without an id");
  const { data } = MediaItem.safeParse(body);
  const sighting = data && {
    nativeId: data.id,
    caption: data.caption ?? "",
    publishedAt: data.timestamp,
    // Never `null`, not where comments are turned off either: what was written before would never be looked into.
    commentCount: data.comments_count ?? 0,
  };
  return { id: found.id, body, sighting };
}
