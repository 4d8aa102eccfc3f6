import type { Clock } from "../../../pipelines/ports/clock.ts";
import type { Source } from "../../../pipelines/ports/source.ts";
import { systemClock } from "../../runtime/clock.ts";
import { walkComments } from "./comments-walk.ts";
import { missingComments } from "./missing-comments.ts";
import type { TiktokApiOptions } from "./tiktok-api.ts";
import { tiktokApi } from "./tiktok-api.ts";
import { walkVideos } from "./videos-walk.ts";

export interface TiktokSourceOptions extends Omit<TiktokApiOptions, "clock" | "requestTimeoutMs"> {
  /** How many comments to ask for at a time, 30 unless told. */
  readonly commentsPerCall?: number;
  readonly clock?: Pick<Clock, "now">;
  /** How long one request may take from its beginning to the last byte of its answer. */
  readonly requestTimeoutMs?: number;
}

/**
 * Accounts of TikTok, through the Business API v1.3. Payloads are of kind `video`, `comment` and `reply`. Secrets go out in headers and bodies, and are in no address, log line, error or cursor.
 */
export function tiktokSource(options: TiktokSourceOptions): Source {
  const { commentsPerCall = 30, clock = systemClock, requestTimeoutMs = 30_000 } = options;
  const api = tiktokApi({ ...options, clock, requestTimeoutMs });
  return {
    platform: "tiktok",
    keepsAtMostMs: null,
    newestPostsFirst: true,
    pages: (query, after, signal) =>
      query.kind === "posts"
        ? walkVideos(api, query.channel, after, signal)
        : walkComments(api, { ...query, commentsPerCall }, after, signal),
    missing: (comments, signal, channel, videoId) =>
      missingComments(api, { channel, videoId, comments, commentsPerCall }, signal),
  };
}
