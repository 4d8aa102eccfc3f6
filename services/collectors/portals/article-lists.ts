import { sourceError } from "../source-errors.ts";
import { commentedList, feedList } from "./feeds/feed-list.ts";
import { findCommentFeeds, findFeeds } from "./feeds/find-feeds.ts";
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

/**
 * A portal's feeds and sitemaps, found once. Where it has feeds, these tell what is new, and sitemaps only what there is; a
 * feed of comments tells beside them which old articles were commented on, and comes first: what is read after it has all
 * that it names.
 */
export function articleLists({ fetch, home, listedBy, feeds, sitemaps }: ArticleListsOptions): FindLists {
  const found = (told: readonly string[], find: Find, open: typeof feedList) => {
    let lists =
      told.length === 0 ? undefined : told.map((address) => home.askAt(address) ?? address).map(opened);
    function opened(address: string): ArticleList {
      return open(fetch, home, address);
    }
    return async (isWhole: boolean, signal: AbortSignal): Promise<readonly ArticleList[]> => {
      // What was not there is looked for once more with each whole list.
      if (lists === undefined || (lists.length === 0 && isWhole))
        lists = (await find(fetch, home, signal)).map(opened);
      return lists;
    };
  };
  const none = () => Promise.resolve([]);
  const commentedOf = found([], findCommentFeeds, commentedList);
  const feedsOf = listedBy === "sitemap" ? none : found(feeds, findFeeds, feedList);
  const sitemapsOf = listedBy === "feed" ? none : found(sitemaps, findSitemaps, sitemapList);

  return async (isWhole, signal) => {
    const fresh = await feedsOf(isWhole, signal);
    const rest = isWhole || fresh.length === 0 ? await sitemapsOf(isWhole, signal) : [];
    if (fresh.length + rest.length === 0)
      throw sourceError("unexpected", "the portal has no API of WordPress that we may use, feed or sitemap");
    return [...(await commentedOf(isWhole, signal)), ...fresh, ...rest];
  };
}
