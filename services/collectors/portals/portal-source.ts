import type { Cursor, Source } from "../../../pipelines/ports/source.ts";
import type { Channel } from "../../../schemas/channel.ts";
import type { DisqusApiOptions } from "./disqus/disqus-api.ts";
import { disqusApi } from "./disqus/disqus-api.ts";
import type { PortalSettings, ReaderOptions } from "./open-reader.ts";
import { openReader } from "./open-reader.ts";
import type { PortalFetchOptions } from "./portal-fetch.ts";
import { portalFetch } from "./portal-fetch.ts";
import type { PortalReader } from "./portal-reader.ts";

export interface PortalSourceOptions
  extends Omit<ReaderOptions, "disqus">, Omit<PortalFetchOptions, "requestTimeoutMs"> {
  readonly sites: readonly PortalSettings[];
  /** Must be there where a portal has its comments at Disqus. */
  readonly disqusAccess?: DisqusOptions | undefined;
  readonly requestTimeoutMs?: number;
}

export interface DisqusOptions extends Pick<DisqusApiOptions, "baseUrl" | "apiKey"> {
  /** User names at Disqus of those who speak for the department. */
  readonly officers: readonly string[];
}

/** News portals. Payloads are of kind `article` and `comment`, see `normalise/portal`. */
export function portalSource(options: PortalSourceOptions): Source {
  const { sites, disqusAccess, requestTimeoutMs = 30_000 } = options;
  const fetch = portalFetch({ ...options, requestTimeoutMs });
  const settings = new Map(sites.map((site) => [site.nativeId, site]));
  const disqus = disqusAccess && {
    officers: disqusAccess.officers,
    // One for all portals: the limit is of the key.
    api: disqusApi({ ...options, ...disqusAccess, requestTimeoutMs }),
  };
  const opened = new Map<string, (signal: AbortSignal) => Promise<PortalReader>>();
  const open = ({ nativeId }: Channel): ((signal: AbortSignal) => Promise<PortalReader>) => {
    const reader =
      opened.get(nativeId) ??
      openReader(fetch, settings.get(nativeId) ?? { nativeId }, { ...options, disqus });
    opened.set(nativeId, reader);
    return reader;
  };

  return {
    platform: "portal",
    keepsAtMostMs: null,
    async *pages(query, after: Cursor | undefined, signal) {
      const reader = await open(query.channel)(signal);
      yield* query.kind === "posts"
        ? reader.articles(after, signal)
        : reader.comments(query.post, query.depth, after, signal);
    },
    async missing(comments, signal, channel, postNativeId) {
      signal.throwIfAborted();
      const reader = await open(channel)(signal);
      return reader.missing(comments, postNativeId, signal);
    },
  };
}
