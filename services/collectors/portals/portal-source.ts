import type { Source } from "../../../pipelines/ports/source.ts";
import type { Channel } from "../../../schemas/channel.ts";
import type { PortalFetchOptions } from "./portal-fetch.ts";
import { portalFetch } from "./portal-fetch.ts";
import type { PortalSite } from "./portal-site.ts";
import { articlesPlaceAt, walkArticles } from "./wordpress/articles-walk.ts";
import { walkComments } from "./wordpress/comments-walk.ts";
import { missingComments } from "./wordpress/missing-comments.ts";
import type { SiteMemory } from "./wordpress/site-memory.ts";
import { nothingKnown } from "./wordpress/site-memory.ts";
import type { WordpressApi } from "./wordpress/wordpress-api.ts";
import { wordpressApi } from "./wordpress/wordpress-api.ts";

export interface PortalSourceOptions extends Omit<PortalFetchOptions, "requestTimeoutMs"> {
  /** Where a portal is, by its native id; those not named are at `https://` and that id. */
  readonly addresses: ReadonlyMap<string, string>;
  /** Names, as the portals show them, of registered writers who speak for the department. */
  readonly officers: readonly string[];
  /** How often a portal's whole list is read; in between, only what changed or was commented on. 0: every time. */
  readonly wholeListEveryMs: number;
  readonly requestTimeoutMs?: number;
}

/** A list of what changed reaches back so far before the last list: clocks differ, and caches give old answers. */
const overlapMs = 3_600_000;

interface OpenedPortal {
  readonly site: PortalSite;
  readonly api: WordpressApi;
  readonly memory: SiteMemory;
  /** When the last list that was read to its end, and the last whole one, began. */
  listedAtMs: number | undefined;
  wholeAtMs: number;
}

/** News portals. Payloads are of kind `article` and `comment`, see `normalise/portal`. */
export function portalSource(options: PortalSourceOptions): Source {
  const { addresses, wholeListEveryMs, clock, requestTimeoutMs = 30_000 } = options;
  const fetch = portalFetch({ ...options, requestTimeoutMs });
  const officers = new Set(options.officers);
  const opened = new Map<string, OpenedPortal>();
  const open = ({ nativeId }: Channel): OpenedPortal => {
    const baseUrl = addresses.get(nativeId) ?? `https://${nativeId}`;
    const portal = opened.get(nativeId) ?? {
      site: { nativeId, officers },
      api: wordpressApi(fetch(baseUrl), baseUrl),
      memory: nothingKnown(),
      listedAtMs: undefined,
      wholeAtMs: 0,
    };
    opened.set(nativeId, portal);
    return portal;
  };

  const listed = async function* (portal: OpenedPortal, after: string | undefined, signal: AbortSignal) {
    const startedAtMs = clock.now();
    const { listedAtMs, wholeAtMs } = portal;
    const changedOnly = listedAtMs !== undefined && startedAtMs - wholeAtMs < wholeListEveryMs;
    const first = changedOnly
      ? { changedSince: new Date(listedAtMs - overlapMs).toISOString() }
      : { whole: { page: 1 } };
    const from = articlesPlaceAt(after) ?? first;
    yield* walkArticles(portal.api, portal.site, portal.memory, from, signal);
    // Only now, when whoever read it has everything safe, and only of a list that was read from its beginning.
    if (after !== undefined) return;
    portal.listedAtMs = startedAtMs;
    if (changedOnly) portal.memory.seen = portal.memory.seenNow;
    else portal.wholeAtMs = startedAtMs;
  };

  return {
    platform: "portal",
    keepsAtMostMs: null,
    pages(query, after, signal) {
      const portal = open(query.channel);
      return query.kind === "posts"
        ? listed(portal, after, signal)
        : walkComments(portal.api, portal.site, query.post, query.depth, after, signal);
    },
    async missing(comments, signal, channel) {
      const { api, site } = open(channel);
      signal.throwIfAborted();
      return missingComments(api, site, comments, signal);
    },
  };
}
