import { load } from "cheerio";
import type { Sought } from "../answers-as.ts";
import { answersAs } from "../answers-as.ts";
import type { PortalFetch } from "../portal-fetch.ts";
import type { PortalHome } from "../portal-home.ts";
import { statusError } from "../status-error.ts";
import { itemsInFeed } from "./feed-items.ts";

/** More would be categories and tags, which list the same articles again. */
const mostFeeds = 5;

const announced =
  'link[rel~="alternate"][type="application/rss+xml"], link[rel~="alternate"][type="application/atom+xml"]';

const feed: Sought = {
  what: "feed",
  isIt({ status, text }) {
    const error = statusError(status, "feed");
    if (error !== undefined) throw error;
    return itemsInFeed(text, 1) !== undefined;
  },
};

/**
 * The addresses of the portal's feeds of articles: what its first page announces, else where WordPress has it. Empty where
 * there is none. Throws where the portal does not answer, or lets nobody in.
 */
export async function findFeeds(
  fetch: PortalFetch,
  home: PortalHome,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const found = await fetch.get(
    `${home.baseUrl}/`,
    "first page",
    ({ status, text, url }) => {
      const error = statusError(status, "first page");
      if (error !== undefined && error.code !== "SOURCE_GONE") throw error;
      return feedsIn(text, url).flatMap((address) => home.askAt(address) ?? address);
    },
    signal,
  );
  if (found.length > 0) return [...new Set(found)].slice(0, mostFeeds);
  const usual = `${home.baseUrl}/feed/`;
  const isFeed = await answersAs(fetch, usual, feed, signal);
  return isFeed ? [usual] : [];
}

/** Feeds of comments are announced beside those of articles, and so is that of one article's comments. */
function feedsIn(html: string, address: string): readonly string[] {
  const $ = load(html);
  return $(announced)
    .toArray()
    .flatMap((link) => URL.parse($(link).attr("href") ?? "", address)?.href ?? [])
    .filter((href) => !/\/comments\/feed\b|[?&]feed=comments/u.test(href));
}
