import type { Clock } from "../../../pipelines/ports/clock.ts";
import type { StateStore } from "../../../pipelines/ports/state-store.ts";
import { articleLists } from "./article-lists.ts";
import type { DisqusApi } from "./disqus/disqus-api.ts";
import { disqusReader } from "./disqus/disqus-reader.ts";
import { withoutComments } from "./disqus/without-comments.ts";
import { askPage } from "./pages/ask-page.ts";
import { pageReader } from "./pages/page-reader.ts";
import type { PortalFetch } from "./portal-fetch.ts";
import type { DrawPage } from "./browser/draw-page.ts";
import { portalHome } from "./portal-home.ts";
import type { PortalReader } from "./portal-reader.ts";
import { rememberedWay } from "./portal-way.ts";
import type { ApiRoot } from "./wordpress/api-root.ts";
import { findApiRoot, findUsableApiRoot } from "./wordpress/api-root.ts";
import { wordpressApi } from "./wordpress/wordpress-api.ts";
import { wordpressReader } from "./wordpress/wordpress-reader.ts";

/** By what its articles are found. `auto`: by the REST API where there is one, else by feeds and sitemaps. */
type ListedBy = "auto" | "rest" | "feed" | "sitemap";

/** What is said of one portal; what is left out is as usual. */
export interface PortalSettings {
  readonly nativeId: string;
  /** Where its first page is; `https://` and its id unless told. */
  readonly baseUrl?: string | undefined;
  /** `auto` unless told. */
  readonly listedBy?: ListedBy | undefined;
  /** Its pages need a browser. */
  readonly browser?: boolean | undefined;
  /** Addresses of its feeds; looked for where there are none. */
  readonly feeds?: readonly string[] | undefined;
  /** Addresses of its sitemaps; looked for where there are none. */
  readonly sitemaps?: readonly string[] | undefined;
  /** The short name of its forum at Disqus, where its comments are there and not on the site. */
  readonly disqus?: string | undefined;
}

/** What reads the comments of portals that have theirs at Disqus. */
export interface DisqusAccess {
  readonly api: DisqusApi;
  /** User names at Disqus of those who speak for the department. */
  readonly officers: readonly string[];
}

export interface ReaderOptions {
  /** For portals whose pages need a browser; such a portal can't be opened without it. */
  readonly draw?: DrawPage | undefined;
  /** Names, as the portals show them, of registered writers who speak for the department. */
  readonly officers: readonly string[];
  /** How often a portal's whole list is read; in between, only what changed or was commented on. 0: every time. */
  readonly wholeListEveryMs: number;
  /** Must be there where a portal has its comments at Disqus. */
  readonly disqus?: DisqusAccess | undefined;
  /** Remembers how each portal is read. */
  readonly state: StateStore;
  readonly clock: Clock;
}

/** Gives what reads a portal, once it is known in which way. Throws as a `Source` does where it can be read in none. */
export function openReader(
  fetchOf: (baseUrl: string) => PortalFetch,
  settings: PortalSettings,
  { officers, wholeListEveryMs, draw, disqus, state, clock }: ReaderOptions,
): (signal: AbortSignal) => Promise<PortalReader> {
  const {
    nativeId,
    baseUrl = `https://${nativeId}`,
    listedBy = "auto",
    feeds = [],
    sitemaps = [],
  } = settings;
  if (settings.browser === true && draw === undefined)
    throw new TypeError(`${nativeId} needs a browser and there is nothing that draws its pages`);
  const fetch = fetchOf(baseUrl);
  const home = portalHome(nativeId, baseUrl);
  const site = { nativeId, officers: new Set(officers) };
  const timing = { clock, wholeListEveryMs };

  const lists = articleLists({
    fetch,
    home,
    listedBy: listedBy === "rest" ? "auto" : listedBy,
    feeds,
    sitemaps,
  });
  let usable: ApiRoot | undefined;
  const usableRoot = async (signal: AbortSignal) =>
    (usable ??= await findUsableApiRoot(fetch, baseUrl, signal));
  const findRoot =
    listedBy === "rest" ? (signal: AbortSignal) => findApiRoot(fetch, baseUrl, signal) : usableRoot;
  const wordpress = wordpressApi(findRoot, fetch);
  const comments = disqusFor(settings.disqus, disqus);
  const withDisqus = (inner: PortalReader): PortalReader =>
    comments === undefined ? inner : disqusReader({ ...comments, site, inner, fetch, home, ...timing });
  const rest = withDisqus(
    wordpressReader(comments === undefined ? wordpress : withoutComments(wordpress), site, timing),
  );
  const ask = askPage(fetch, site, home, settings.browser === true ? draw : undefined);
  const pages = withDisqus(pageReader({ site, home, ask, lists, ...timing }));

  return async (signal) => {
    if (listedBy === "rest") return rest;
    if (listedBy !== "auto") return pages;
    const way = await rememberedWay(state, nativeId, async () => {
      if ((await usableRoot(signal)) !== undefined) return "rest";
      await lists(true, signal);
      return "pages";
    });
    return way === "rest" ? rest : pages;
  };
}

function disqusFor(forum: string | undefined, access: DisqusAccess | undefined) {
  if (forum === undefined) return undefined;
  if (access === undefined)
    throw new TypeError("a portal has its comments at Disqus, and nothing reads them");
  const officers = new Set(access.officers.map((name) => name.toLowerCase()));
  return { api: access.api, forum, officers };
}
