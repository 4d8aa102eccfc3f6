import type { Clock } from "../../../pipelines/ports/clock.ts";
import type { Metrics } from "../../../pipelines/ports/metrics.ts";
import type { Source } from "../../../pipelines/ports/source.ts";
import { systemClock } from "../../runtime/clock.ts";
import type { RollingBudget } from "../rolling-budget.ts";
import { walkComments } from "./comments-walk.ts";
import { graphApi } from "../graph/graph-api.ts";
import { missingComments } from "../graph/missing-comments.ts";
import { walkPosts } from "./posts-walk.ts";

export interface FacebookSourceOptions {
  /** With the version, such as `https://graph.facebook.com/v26.0`. */
  readonly baseUrl: string;
  /** Of a system user or person with a role on the pages; sent in a header, and in no address, log line or error. */
  readonly token: string;
  /** Proves, where the app asks for it, that a token is used by who it was given to. */
  readonly appSecret?: string;
  /** One for each page, by its id, and `app` for what is no page's. */
  readonly budgets: (bucket: string) => RollingBudget;
  readonly metrics: Metrics;
  readonly clock?: Pick<Clock, "now">;
  /** How long one request may take from its beginning to the last byte of its answer. */
  readonly requestTimeoutMs?: number;
}

const facebook = {
  platform: "facebook",
  name: "Facebook",
  useCase: "pages",
  tokensOfPages: true,
  batches: true,
} as const;

/** Halved, for a page's posts, as often as the platform finds it too much with all their counts. */
const postsAtOnce = 100;

/**
 * Pages of Facebook, through the Graph API. Payloads are of kind `post` and `comment` (a reply too). Throws
 * CONFIG_INVALID for a token that could not be sent.
 */
export function facebookSource(options: FacebookSourceOptions): Source {
  const { clock = systemClock, requestTimeoutMs = 30_000, appSecret } = options;
  const api = graphApi({ ...options, ...facebook, clock, requestTimeoutMs, appSecret });
  const sizes = new Map<string, { limit: number }>();
  const sizeOf = (pageId: string) => {
    const size = sizes.get(pageId) ?? { limit: postsAtOnce };
    sizes.set(pageId, size);
    return size;
  };
  return {
    platform: "facebook",
    keepsAtMostMs: null,
    pages: (query, after, signal) =>
      query.kind === "posts"
        ? walkPosts(api, query.channel, sizeOf(query.channel.nativeId), after, signal)
        : walkComments(api, query.channel, query.post, query.depth, after, signal),
    missing: (comments, signal, channel) => missingComments(api, channel, comments, signal),
  };
}
