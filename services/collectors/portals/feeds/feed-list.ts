import { withoutCommentPage } from "../canonical-url.ts";
import type { ArticleList, ListedArticle } from "../pages/article-list.ts";
import type { PortalFetch } from "../portal-fetch.ts";
import type { PortalHome } from "../portal-home.ts";
import { sourceError } from "../../source-errors.ts";
import { statusError } from "../status-error.ts";
import { inUtcIfZoned } from "../utc-time.ts";
import type { FeedItem } from "./feed-items.ts";
import { commentNumber, itemsInFeed, longestFeed } from "./feed-items.ts";

const mostItems = 1_000;
/** Of one feed, which WordPress gives page by page. */
const mostPages = 1_000;

/** How an item of a feed names an article; `undefined` for one that does not, and for what is elsewhere. */
type Naming = (home: PortalHome, item: FeedItem) => ListedArticle | undefined;

/** The articles that a feed names, and on its further pages those before them, where the portal knows such. */
export function feedList(fetch: PortalFetch, home: PortalHome, address: string): ArticleList {
  return listOf(fetch, home, address, { naming: listedArticle, isOfComments: false });
}

/**
 * The articles that were commented on, by a feed of comments: in a whole list only the last, because all are read then. One
 * that is there no more, or shut, names none.
 */
export function commentedList(fetch: PortalFetch, home: PortalHome, address: string): ArticleList {
  return listOf(fetch, home, address, { naming: commentedArticle, isOfComments: true });
}

function listOf(
  fetch: PortalFetch,
  home: PortalHome,
  address: string,
  { naming, isOfComments }: { readonly naming: Naming; readonly isOfComments: boolean },
): ArticleList {
  return {
    address,
    newestFirst: true,
    namesOnlyNews: isOfComments,
    async *parts(isWhole, signal) {
      const seen = new Set<string>();
      for (let page = 1; page <= mostPages; page += 1) {
        const items = await fetch.get(
          pageAt(address, page),
          "feed",
          ({ status, text }) => itemsIn(status, text, page > 1 || isOfComments),
          signal,
        );
        const fresh = items
          .flatMap((item) => naming(home, item) ?? [])
          .filter(({ key }) => isFirst(seen, key));
        // A portal that does not know pages of feeds gives the first one again.
        if (page > 1 && fresh.length === 0) return;
        yield fresh;
        if (items.length === 0 || (isOfComments && isWhole)) return;
      }
      throw sourceError("unexpected", "feed: more pages than a feed has");
    },
  };
}

function isFirst(seen: Set<string>, key: string): boolean {
  const before = seen.size;
  return seen.add(key).size > before;
}

/** Behind the last page there is none, or the site's own page. `mayGo`: it need not be there. */
function itemsIn(status: number, text: string, mayGo: boolean): readonly FeedItem[] {
  const error = statusError(status, "feed");
  if (error !== undefined && !error.retryable && mayGo) return [];
  if (error?.code === "SOURCE_GONE") throw sourceError("unexpected", error.message);
  if (error !== undefined) throw error;
  if (text.length > longestFeed) throw sourceError("unexpected", "feed: longer than a feed is");
  const isWhole = /<\/(?:rss|feed|\w+:RDF)\s*>(?:\s|<!--[^>]*-->)*$/iu.test(text.slice(-4_000));
  const items = isWhole ? itemsInFeed(text, mostItems) : undefined;
  if (items !== undefined) return items;
  if (mayGo && /<html\b/iu.test(text.slice(0, 4_000))) return [];
  throw sourceError("unavailable", "feed: an answer that is no whole feed");
}

function pageAt(address: string, page: number): string {
  const url = new URL(address);
  if (page > 1) url.searchParams.set("paged", String(page));
  return url.href;
}

const listedArticle: Naming = (home, item) => {
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
};

const commentedArticle: Naming = (home, { link = "", guid = "" }) => {
  const number = commentNumber({ link, guid });
  const address = home.askAt(withoutCommentPage(link));
  if (number === undefined || address === undefined) return undefined;
  return { key: home.idAt(address) ?? address, address, state: String(number) };
};
