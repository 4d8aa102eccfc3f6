import type { Clock } from "../../../pipelines/ports/clock.ts";
import type { Metrics } from "../../../pipelines/ports/metrics.ts";
import type { Source } from "../../../pipelines/ports/source.ts";
import type { Channel } from "../../../schemas/channel.ts";
import { systemClock } from "../../runtime/clock.ts";
import type { ReturnableBudget } from "../daily-budget.ts";
import { missingPosts } from "./missing-posts.ts";
import type { PostNaming } from "./post-naming.ts";
import { walkPosts } from "./posts-walk.ts";
import type { ShownPosts } from "./shown-posts.ts";
import { shownPosts } from "./shown-posts.ts";
import type { SearchReach } from "./thread-walk.ts";
import { walkThread } from "./thread-walk.ts";
import { xApi } from "./x-api.ts";

export interface XSourceOptions {
  /** With the version, such as `https://api.x.com/2`. */
  readonly baseUrl: string;
  /** The app's own, sent in a header; it is in no address, log line or error. */
  readonly token: string;
  readonly search: SearchReach;
  readonly naming: PostNaming;
  /** Of posts read. */
  readonly budget: ReturnableBudget;
  readonly metrics: Metrics;
  readonly clock?: Pick<Clock, "now">;
  /** How long one request may take from its beginning to the last byte of its answer. */
  readonly requestTimeoutMs?: number;
}

/** X wants deletions followed within 24 hours: what a full walk misses is asked for by its id at the visit after it. */
const walksAtLeastEveryMs = 20 * 3_600_000;

/**
 * The department's accounts on X, through the API v2. Payloads are of kind `post`, `comment` (a reply to it), `reply` (to
 * another reply) and `quote`. Throws CONFIG_INVALID for a token that could not be sent.
 */
export function xSource(options: XSourceOptions): Source {
  const { clock = systemClock, requestTimeoutMs = 30_000, search: reach } = options;
  const api = xApi({ ...options, clock, requestTimeoutMs });
  /** By account: whatever an answer brings along is recorded as of the channel that was asked about. */
  const shownOf = new Map<string, ShownPosts>();
  const shownBy = ({ nativeId }: Channel): ShownPosts => {
    const shown = shownOf.get(nativeId) ?? shownPosts();
    shownOf.set(nativeId, shown);
    return shown;
  };
  return {
    platform: "x",
    keepsAtMostMs: null,
    newestPostsFirst: true,
    walksAtLeastEveryMs,
    pages: (query, after, signal) =>
      query.kind === "posts"
        ? walkPosts(
            api,
            shownBy(query.channel),
            { channel: query.channel, nowMs: clock.now() },
            after,
            signal,
          )
        : walkThread(api, shownBy(query.channel), { reach, ...query, nowMs: clock.now() }, after, signal),
    missing: (comments, signal) => missingPosts(api, comments, signal),
  };
}
