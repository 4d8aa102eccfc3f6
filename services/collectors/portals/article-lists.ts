import { sourceError } from "../source-errors.ts";
import { feedList } from "./feeds/feed-list.ts";
import { findFeeds } from "./feeds/find-feeds.ts";
import type { ArticleList } from "./pages/article-list.ts";
import type { FindLists } from "./pages/articles-walk.ts";
import type { PortalFetch } from "./portal-fetch.ts";
import type { PortalHome } from "./portal-home.ts";
import { findSitemaps } from "./sitemaps/find-sitemaps.ts";
import { sitemapList } from "./sitemaps/sitemap-list.ts";

export interface ArticleListsOptions {
  readonly fetch: PortalFetch;
  readonly home: PortalHome;
  /** `auto`: both. */
  readonly listedBy: "auto" | "feed" | "sitemap";
  /** Addresses; looked for where there are none. */
  readonly feeds: readonly string[];
  readonly sitemaps: readonly string[];
}

type Find = typeof findFeeds;

/** A portal's feeds and sitemaps, found once. Where it has feeds, these tell what is new, and sitemaps only what there is. */
export function articleLists({ fetch, home, listedBy, feeds, sitemaps }: ArticleListsOptions): FindLists {
  const found = (told: readonly string[], find: Find, open: typeof feedList) => {
    let lists: readonly ArticleList[] = told.map((address) =>
      open(fetch, home, home.askAt(address) ?? address),
    );
    return async (signal: AbortSignal): Promise<readonly ArticleList[]> => {
      if (lists.length > 0) return lists;
      return (lists = (await find(fetch, home, signal)).map((address) => open(fetch, home, address)));
    };
  };
  const none = () => Promise.resolve([]);
  const feedsOf = listedBy === "sitemap" ? none : found(feeds, findFeeds, feedList);
  const sitemapsOf = listedBy === "feed" ? none : found(sitemaps, findSitemaps, sitemapList);

  return async (isWhole, signal) => {
    const fresh = await feedsOf(signal);
    const all = isWhole || fresh.length === 0 ? [...fresh, ...(await sitemapsOf(signal))] : fresh;
    if (all.length === 0)
      throw sourceError("unexpected", "the portal has no API of WordPress that we may use, feed or sitemap");
    return all;
  };
}
