import { ApiError } from "./api-errors.ts";
import type { Catalogue, HeldComment } from "./catalogue.ts";
import { commentPosition, videoPosition } from "./catalogue.ts";
import type { TextFormat } from "./dialect.ts";
import { channelItem, commentItem, playlistEntry, threadItem, videoItem } from "./dialect.ts";
import type { PageTokens } from "../serving/paging.ts";
import { byId, newestFirst } from "../serving/paging.ts";

interface Serving {
  readonly catalogue: Catalogue;
  readonly tokens: PageTokens;
  /** No page is longer, whatever was asked for. */
  readonly pageSizeLimit: number;
}

interface ListBody {
  readonly kind: string;
  readonly items: readonly unknown[];
  readonly nextPageToken?: string | undefined;
}

type Handler = (serving: Serving, query: URLSearchParams) => ListBody;

/** The list calls that are simulated, by the last part of their path. They throw `ApiError`. */
export const resources: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ["channels", channels],
  ["playlistItems", playlistItems],
  ["videos", videos],
  ["commentThreads", commentThreads],
  ["comments", comments],
]);

function channels({ catalogue }: Serving, query: URLSearchParams): ListBody {
  const ids = idsIn(query, "id");
  const handle = query.get("forHandle");
  const found = [...catalogue.channels.values()].filter(
    ({ channel }) => ids.includes(channel.id) || channel.handle === handle,
  );
  return {
    kind: "youtube#channelListResponse",
    items: found.map((channel) => channelItem(channel, partsIn(query))),
  };
}

function playlistItems(serving: Serving, query: URLSearchParams): ListBody {
  const playlistId = required(query, "playlistId");
  const uploads = serving.catalogue.uploads.get(playlistId)?.uploads ?? [];
  if (uploads.length === 0) throw new ApiError("playlistNotFound"); // an empty list of uploads does not exist either
  const { items, nextPageToken } = serving.tokens.page({
    name: playlistId,
    list: uploads,
    positionOf: videoPosition,
    order: newestFirst,
    token: query.get("pageToken") ?? undefined,
    size: sizeIn(query, serving, 5, 50),
  });
  const parts = partsIn(query);
  return {
    kind: "youtube#playlistItemListResponse",
    items: items.map((video) => playlistEntry(video, playlistId, parts)),
    nextPageToken,
  };
}

function videos({ catalogue }: Serving, query: URLSearchParams): ListBody {
  const parts = partsIn(query);
  const items = idsIn(query, "id").flatMap((id) => {
    const video = catalogue.videos.get(id);
    if (video?.visibility !== "public") return [];
    return videoItem(video, catalogue.channels.get(video.post.channelId)?.channel.name ?? "", parts);
  });
  return { kind: "youtube#videoListResponse", items };
}

function commentThreads(serving: Serving, query: URLSearchParams): ListBody {
  const videoId = required(query, "videoId");
  const video = serving.catalogue.videos.get(videoId);
  if (video?.visibility !== "public") throw new ApiError("videoNotFound");
  if (video.commentsDisabled) throw new ApiError("commentsDisabled");
  if ((query.get("order") ?? "time") !== "time") throw new ApiError("invalidParameter"); // `relevance` is not simulated
  const { items, nextPageToken } = serving.tokens.page({
    name: videoId,
    list: video.threads,
    positionOf: commentPosition,
    order: newestFirst,
    token: query.get("pageToken") ?? undefined,
    size: sizeIn(query, serving, 20, 100),
  });
  const parts = partsIn(query);
  const format = formatIn(query);
  return {
    kind: "youtube#commentThreadListResponse",
    items: items.map((top) => threadItem(top, format, parts)),
    nextPageToken,
  };
}

function comments(serving: Serving, query: URLSearchParams): ListBody {
  const kind = "youtube#commentListResponse";
  const format = formatIn(query);
  if (query.has("id")) {
    const found = idsIn(query, "id").flatMap((id) => serving.catalogue.comments.get(id) ?? []);
    const parts = partsIn(query);
    return {
      kind,
      items: found
        .filter(isShown)
        .map((held) => (parts.has("snippet") ? commentItem(held, format) : idOf(held))),
    };
  }
  const parentId = required(query, "parentId");
  const parent = serving.catalogue.comments.get(parentId);
  if (parent === undefined || !isShown(parent)) throw new ApiError("commentNotFound");
  const { items, nextPageToken } = serving.tokens.page({
    name: parentId,
    list: parent.replies,
    positionOf: commentPosition,
    order: byId,
    token: query.get("pageToken") ?? undefined,
    size: sizeIn(query, serving, 20, 100),
  });
  return { kind, items: items.map((reply) => commentItem(reply, format)), nextPageToken };
}

export function isShown({ video }: HeldComment): boolean {
  return video.visibility === "public" && !video.commentsDisabled;
}

function idOf({ comment }: HeldComment) {
  return { kind: "youtube#comment", id: comment.id };
}

function required(query: URLSearchParams, name: string): string {
  const value = query.get(name);
  if (value === null || value === "") throw new ApiError("missingRequiredParameter");
  return value;
}

function idsIn(query: URLSearchParams, name: string): readonly string[] {
  const ids = (query.get(name) ?? "").split(",").filter((id) => id !== "");
  if (ids.length > 50) throw new ApiError("invalidParameter");
  return ids;
}

function partsIn(query: URLSearchParams): ReadonlySet<string> {
  return new Set(required(query, "part").split(","));
}

function formatIn(query: URLSearchParams): TextFormat {
  return query.get("textFormat") === "plainText" ? "plainText" : "html";
}

function sizeIn(query: URLSearchParams, { pageSizeLimit }: Serving, byDefault: number, most: number): number {
  const size = Number(query.get("maxResults") ?? byDefault);
  if (!Number.isInteger(size) || size < 1 || size > most) throw new ApiError("invalidParameter");
  return Math.min(size, pageSizeLimit);
}
