import { z } from "zod";
import type { Cursor, Page, PostSighting } from "../../../pipelines/ports/source.ts";
import type { Channel } from "../../../schemas/channel.ts";
import { ListeningError } from "../../../schemas/errors.ts";
import { placeAt } from "../cursor-place.ts";
import { cursorAt, UploadsPlace } from "./cursors.ts";
import { listPages } from "./list-pages.ts";
import type { YoutubeApi } from "./youtube-api.ts";
import type { SeenPost } from "../seen-posts.ts";
import { pageOfPosts } from "../seen-posts.ts";
import { sourceError } from "../source-errors.ts";

const ChannelItem = z.object({
  contentDetails: z.object({ relatedPlaylists: z.object({ uploads: z.string().min(1) }) }),
});
const PlaylistEntry = z.object({ contentDetails: z.object({ videoId: z.string().min(1) }) });
const Identified = z.object({ id: z.string().min(1) });
const VideoItem = z.object({
  id: z.string().min(1),
  snippet: z.object({ title: z.string(), publishedAt: z.iso.datetime() }),
  statistics: z.object({ commentCount: z.string().regex(/^\d+$/u).transform(Number).optional() }),
});

/** Which list holds a channel's uploads, by the platform's id: it stays the same, and asking costs as much as a list. */
export type KnownUploads = Map<string, string>;

/** Every video that a channel shows the public, newest first, a page for each fifty entries of its list of uploads. */
export async function* walkUploads(
  api: YoutubeApi,
  channel: Channel,
  known: KnownUploads,
  after: Cursor | undefined,
  signal: AbortSignal,
): AsyncGenerator<Page> {
  const place = placeAt(UploadsPlace, after);
  const remembered = place === undefined ? known.get(channel.nativeId) : undefined;
  const playlist = place?.playlist ?? remembered ?? (await uploadsOf(api, channel, signal));
  known.set(channel.nativeId, playlist);
  const start = { ...place, playlist };
  const parameters = {
    part: "contentDetails",
    playlistId: start.playlist,
    maxResults: "50",
    fields: "kind,etag,nextPageToken,items(contentDetails(videoId))",
  };
  let empty = after === undefined;
  try {
    for await (const { items, next } of listPages(api, "playlistItems", parameters, start.token, signal)) {
      empty = false;
      // Deleted and private entries are still listed; that `videos` leaves them out is the surest sign.
      const videos = await videosOf(api, [...new Set(items.map(videoIdIn))], signal);
      const cursor = next === undefined ? undefined : cursorAt({ playlist: start.playlist, token: next });
      yield pageOfPosts("video", videos, cursor);
    }
  } catch (error) {
    if (!empty || !(error instanceof ListeningError) || error.code !== "SOURCE_GONE") throw error;
    // A channel without a single upload has no such list. Whether it is the channel that is gone, only asking for it tells.
    if (remembered !== undefined) known.set(channel.nativeId, await uploadsOf(api, channel, signal));
  }
}

async function uploadsOf(api: YoutubeApi, channel: Channel, signal: AbortSignal): Promise<string> {
  const parameters = {
    part: "contentDetails",
    id: channel.nativeId,
    fields: "kind,etag,items(contentDetails(relatedPlaylists(uploads)))",
  };
  const { items } = await api.list("channels", parameters, signal);
  if (items.length === 0) throw sourceError("gone", `the channel ${channel.id} no longer exists`);
  const item = ChannelItem.safeParse(items[0]).data;
  if (item === undefined)
    throw sourceError("unexpected", `the channel ${channel.id} names no list of uploads`);
  return item.contentDetails.relatedPlaylists.uploads;
}

function videoIdIn(entry: unknown): string {
  const id = PlaylistEntry.safeParse(entry).data?.contentDetails.videoId;
  if (id === undefined)
    throw sourceError("unexpected", "playlistItems: an entry without the id of its video");
  return id;
}

async function videosOf(
  api: YoutubeApi,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<readonly SeenPost[]> {
  if (ids.length === 0) return [];
  const parameters = {
    part: "snippet,statistics",
    id: ids.join(","),
    fields: "kind,etag,items(id,snippet(publishedAt,title),statistics(viewCount,likeCount,commentCount))",
  };
  const { items } = await api.list("videos", parameters, signal);
  return items.map((body) => {
    const id = Identified.safeParse(body).data?.id;
    if (id === undefined) throw sourceError("unexpected", "videos: a video without an id");
    return { id, body, sighting: sightingOf(body) };
  });
}

function sightingOf(body: unknown): PostSighting | undefined {
  const { data } = VideoItem.safeParse(body);
  if (data === undefined) return undefined;
  const { id, snippet, statistics } = data;
  return {
    nativeId: id,
    caption: snippet.title,
    publishedAt: new Date(snippet.publishedAt).toISOString(),
    commentCount: statistics.commentCount ?? null,
  };
}
