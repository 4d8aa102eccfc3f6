import { z } from "zod";
import { msOf, UnixSeconds } from "../../../pipelines/normalise/tiktok/tiktok-payloads.ts";
import type { Cursor, Page } from "../../../pipelines/ports/source.ts";
import type { Channel } from "../../../schemas/channel.ts";
import { placeAt } from "../cursor-place.ts";
import type { SeenPost } from "../seen-posts.ts";
import { pageOfPosts } from "../seen-posts.ts";
import { sourceError } from "../source-errors.ts";
import { ListCursor, listPages } from "./list-pages.ts";
import type { TiktokApi } from "./tiktok-api.ts";

const VideoPlace = z.object({ cursor: ListCursor });
const Identified = z.object({ item_id: z.string().min(1) });
const VideoItem = z.object({
  item_id: z.string().min(1),
  caption: z.string().nullish(),
  create_time: UnixSeconds.transform(msOf).pipe(z.number()),
  comments: z.int().nonnegative().nullish(),
});

const path = "business/video/list";
const fields = JSON.stringify([
  "item_id",
  "create_time",
  "caption",
  "share_url",
  "video_views",
  "likes",
  "comments",
  "shares",
]);

/** All that the platform gives at once, and the most that may be named in a filter. */
export const videosPerCall = 20;

/** Every video that the account shows, newest first in practice. */
export async function* walkVideos(
  api: TiktokApi,
  channel: Channel,
  after: Cursor | undefined,
  signal: AbortSignal,
): AsyncGenerator<Page> {
  const list = {
    channel,
    path,
    field: "videos",
    parameters: { fields, max_count: String(videosPerCall) },
  } as const;
  for await (const { items, next } of listPages(api, list, placeAt(VideoPlace, after)?.cursor, signal)) {
    const cursor = next === undefined ? undefined : JSON.stringify({ cursor: next });
    yield pageOfPosts("video", items.map(videoIn), cursor);
  }
}

/** Does the account still show the video? */
export async function isShown(
  api: TiktokApi,
  channel: Channel,
  videoId: string,
  signal: AbortSignal,
): Promise<boolean> {
  const parameters = {
    fields: JSON.stringify(["item_id"]),
    filters: JSON.stringify({ video_ids: [videoId] }),
    max_count: String(videosPerCall),
  };
  const list = { channel, path, field: "videos", parameters } as const;
  for await (const { items } of listPages(api, list, undefined, signal))
    if (items.some((item) => Identified.safeParse(item).data?.item_id === videoId)) return true;
  return false;
}

function videoIn(body: unknown): SeenPost {
  const id = Identified.safeParse(body).data?.item_id;
  if (id === undefined) throw sourceError("unexpected", `${path}: a video without an id`);
  const { data } = VideoItem.safeParse(body);
  const sighting = data && {
    nativeId: id,
    caption: data.caption ?? "",
    publishedAt: new Date(data.create_time).toISOString(),
    // `null` would say that comments are turned off, and the thread would never be walked.
    commentCount: data.comments ?? 0,
  };
  return { id, body, sighting };
}
