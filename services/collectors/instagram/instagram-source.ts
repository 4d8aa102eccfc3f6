import type { Clock } from "../../../pipelines/ports/clock.ts";
import type { Metrics } from "../../../pipelines/ports/metrics.ts";
import type { Source } from "../../../pipelines/ports/source.ts";
import { systemClock } from "../../runtime/clock.ts";
import { graphApi } from "../graph/graph-api.ts";
import { missingComments } from "../graph/missing-comments.ts";
import type { RollingBudget } from "../rolling-budget.ts";
import { walkComments } from "./comments-walk.ts";
import { walkMedia } from "./media-walk.ts";

export interface InstagramSourceOptions {
  /** With the version, such as `https://graph.facebook.com/v26.0`. */
  readonly baseUrl: string;
  /** Through whom the token was given: Facebook, for accounts that are linked to pages, or Instagram itself. */
  readonly login: "facebook" | "instagram";
  /** Sent in a header, and in no address, log line or error. */
  readonly token: string;
  /** Proves, where the app asks for it, that a token is used by who it was given to. */
  readonly appSecret?: string;
  /** One for each account, by its id, and `app` for what is no account's. */
  readonly budgets: (bucket: string) => RollingBudget;
  readonly metrics: Metrics;
  readonly clock?: Pick<Clock, "now">;
  /** How long one request may take from its beginning to the last byte of its answer. */
  readonly requestTimeoutMs?: number;
}

/** Halved, for an account's media, as often as the platform finds it too much. */
const mediaAtOnce = 100;

const instagram = {
  platform: "instagram",
  name: "Instagram",
  useCase: "instagram",
  tokensOfPages: false,
} as const;

const byLogin = {
  facebook: { batches: true },
  // Whether these servers take batches is not documented; their tokens die after 60 days.
  instagram: {
    batches: false,
    renewal:
      "a token of Instagram Login lives for 60 days: renew it as services/collectors/instagram/README.md says",
  },
} as const;

/**
 * Professional accounts of Instagram. Payloads are of kind `media` and `comment`, the latter with the first replies or a
 * reply itself. Throws CONFIG_INVALID for a token that could not be sent.
 */
export function instagramSource(options: InstagramSourceOptions): Source {
  const { clock = systemClock, requestTimeoutMs = 30_000, appSecret, login } = options;
  const api = graphApi({ ...options, ...instagram, ...byLogin[login], clock, requestTimeoutMs, appSecret });
  const sizes = new Map<string, { limit: number }>();
  const sizeOf = (accountId: string) => {
    const size = sizes.get(accountId) ?? { limit: mediaAtOnce };
    sizes.set(accountId, size);
    return size;
  };
  return {
    platform: "instagram",
    keepsAtMostMs: null,
    pages: (query, after, signal) =>
      query.kind === "posts"
        ? walkMedia(api, query.channel, sizeOf(query.channel.nativeId), after, signal)
        : walkComments({ api, ...query }, after, signal),
    missing: (comments, signal, channel) => missingComments(api, channel, comments, signal),
  };
}
