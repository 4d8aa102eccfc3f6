import type { ArticleList, ListedArticle } from "../pages/article-list.ts";
import type { PortalFetch } from "../portal-fetch.ts";
import type { PortalHome } from "../portal-home.ts";
import { sourceError } from "../../source-errors.ts";
import { statusError } from "../status-error.ts";
import { inUtcIfZoned } from "../utc-time.ts";
import type { FeedItem } from "./feed-items.ts";
import { itemsInFeed } from "./feed-items.ts";

/** What is longer was made to keep us busy. */
const longestFeed = 5_000_000;
const mostItems = 1_000;
/** Of one feed, which WordPress gives page by page. */
const mostPages = 1_000;

/** The articles that a feed names, and on its further pages those before them, where the portal knows such. */
export function feedList(fetch: PortalFetch, home: PortalHome, address: string): ArticleList {
  return {
    address,
    newestFirst: true,
    async *parts(_, signal) {
      const seen = new Set<string>();
      for (let page = 1; page <= mostPages; page += 1) {
        const items = await fetch.get(
          pageAt(address, page),
          "feed",
          ({ status, text }) => itemsIn(status, text, page === 1),
          signal,
        );
        const listed = items.flatMap((item) => listedArticle(home, item) ?? []);
        const fresh = listed.filter(({ key }) => !seen.has(key));
        // A portal that does not know pages of feeds gives the first one again.
        if (page > 1 && fresh.length === 0) return;
        for (const { key } of fresh) seen.add(key);
        yield fresh;
        if (items.length === 0) return;
      }
      throw sourceError("unexpected", "feed: more pages than a feed has");
    },
  };
}

/** Behind the last page there is none, or the site's own page. */
function itemsIn(status: number, text: string, isFirst: boolean): readonly FeedItem[] {
  const error = statusError(status, "feed");
  if (error?.code === "SOURCE_GONE" && !isFirst) return [];
  if (error?.code === "SOURCE_GONE") throw sourceError("unexpected", error.message);
  if (error !== undefined) throw error;
  if (text.length > longestFeed) throw sourceError("unexpected", "feed: longer than a feed is");
  const isWhole = /<\/(?:rss|feed|\w+:RDF)\s*>(?:\s|<!--[^>]*-->)*$/iu.test(text.slice(-4_000));
  const items = isWhole ? itemsInFeed(text, mostItems) : undefined;
  if (items !== undefined) return items;
  if (!isFirst && /<html\b/iu.test(text.slice(0, 4_000))) return [];
  throw sourceError("unavailable", "feed: an answer that is no whole feed");
}

function pageAt(address: string, page: number): string {
  const url = new URL(address);
  if (page > 1) url.searchParams.set("paged", String(page));
  return url.href;
}

/** `undefined` for what is elsewhere. */
function listedArticle(home: PortalHome, item: FeedItem): ListedArticle | undefined {
  const { link, guid, title, date, comments } = item;
  const address = [link, guid].flatMap(
    (each) => home.askAt(URL.parse(each ?? "", home.baseUrl)?.href ?? "") ?? [],
  )[0];
  if (address === undefined) return undefined;
  const state = JSON.stringify([title, date, comments]);
  return {
    key: home.idAt(address) ?? address,
    address,
    state,
    publishedAt: inUtcIfZoned(date),
    commentCount: comments,
  };
}
