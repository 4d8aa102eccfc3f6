import type { Clock } from "../../../pipelines/ports/clock.ts";
import type { Metrics } from "../../../pipelines/ports/metrics.ts";
import type { Budget, Source } from "../../../pipelines/ports/source.ts";
import { systemClock } from "../../runtime/clock.ts";
import { missingComments } from "./missing-comments.ts";
import { walkThread } from "./thread-walk.ts";
import type { KnownUploads } from "./uploads-walk.ts";
import { walkUploads } from "./uploads-walk.ts";
import { youtubeApi } from "./youtube-api.ts";

export interface YoutubeSourceOptions {
  readonly baseUrl?: string;
  /** Sent in a header; it is in no URL, log line or error. */
  readonly apiKey: string;
  /** Spent by one unit before each request. */
  readonly budget: Budget;
  readonly metrics: Metrics;
  readonly clock?: Pick<Clock, "now">;
  /** How long one request may take from its beginning to the last byte of its answer. */
  readonly requestTimeoutMs?: number;
}

/** Developer Policies III.E.4.d, for what was fetched with an API key. */
const keepsAtMostMs = 30 * 86_400_000;

/**
 * YouTube Data API v3. Payloads are of kind `video` (an item of `videos`), `commentThread` (an item of `commentThreads`)
 * and `comment` (a reply, an item of `comments`). Throws CONFIG_INVALID for a key that could not be sent.
 */
export function youtubeSource(options: YoutubeSourceOptions): Source {
  const {
    baseUrl = "https://www.googleapis.com/youtube/v3",
    clock = systemClock,
    requestTimeoutMs = 30_000,
  } = options;
  const api = youtubeApi({ ...options, baseUrl, clock, requestTimeoutMs });
  const uploads: KnownUploads = new Map();
  return {
    platform: "youtube",
    keepsAtMostMs,
    newestPostsFirst: true,
    pages: (query, after, signal) =>
      query.kind === "posts"
        ? walkUploads(api, query.channel, uploads, after, signal)
        : walkThread(api, query.post, query.depth, after, signal),
    missing: (comments, signal) => missingComments(api, comments, signal),
  };
}
