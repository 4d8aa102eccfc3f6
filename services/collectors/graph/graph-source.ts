import type { Clock } from "../../../pipelines/ports/clock.ts";
import type { Metrics } from "../../../pipelines/ports/metrics.ts";
import type { Cursor, Page, Query, Source } from "../../../pipelines/ports/source.ts";
import type { Channel } from "../../../schemas/channel.ts";
import { systemClock } from "../../runtime/clock.ts";
import type { RollingBudget } from "../rolling-budget.ts";
import type { GraphApi, GraphPlatform } from "./graph-api.ts";
import { graphApi } from "./graph-api.ts";
import { missingComments } from "./missing-comments.ts";

export interface GraphSourceOptions {
  /** With the version, such as `https://graph.facebook.com/v26.0`. */
  readonly baseUrl: string;
  /** Sent in a header, and in no address, log line or error. */
  readonly token: string;
  /** Proves, where the app asks for it, that a token is used by who it was given to. */
  readonly appSecret?: string;
  /** One for each page or account, by its id, and `app` for what is none's. */
  readonly budgets: (bucket: string) => RollingBudget;
  readonly metrics: Metrics;
  readonly clock?: Pick<Clock, "now">;
  /** How long one request may take from its beginning to the last byte of its answer. */
  readonly requestTimeoutMs?: number;
}

export type ThreadQuery = Extract<Query, { kind: "thread" }>;

/** The two walks of a platform. `size` is remembered between the lists of one channel. */
export interface GraphWalks {
  readonly posts: (
    api: GraphApi,
    channel: Channel,
    size: { limit: number },
    after: Cursor | undefined,
    signal: AbortSignal,
  ) => AsyncIterable<Page>;
  readonly comments: (
    api: GraphApi,
    query: ThreadQuery,
    after: Cursor | undefined,
    signal: AbortSignal,
  ) => AsyncIterable<Page>;
}

/** Halved, for a channel's posts, as often as the platform finds it too much with all their counts. */
const postsAtOnce = 100;

/** A source over the Graph API. Throws CONFIG_INVALID for a token that could not be sent. */
export function graphSource(platform: GraphPlatform, walks: GraphWalks, options: GraphSourceOptions): Source {
  const { clock = systemClock, requestTimeoutMs = 30_000, appSecret } = options;
  const api = graphApi({ ...options, ...platform, clock, requestTimeoutMs, appSecret });
  const sizes = new Map<string, { limit: number }>();
  const sizeOf = (channelId: string) => {
    const size = sizes.get(channelId) ?? { limit: postsAtOnce };
    sizes.set(channelId, size);
    return size;
  };
  return {
    platform: platform.platform,
    keepsAtMostMs: null,
    newestPostsFirst: true,
    pages: (query, after, signal) =>
      query.kind === "posts"
        ? walks.posts(api, query.channel, sizeOf(query.channel.nativeId), after, signal)
        : walks.comments(api, query, after, signal),
    missing: (comments, signal, channel) => missingComments(api, channel, comments, signal),
  };
}
