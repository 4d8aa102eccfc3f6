import { parsedHtml } from "../parsed-html.ts";
import { ListeningError } from "../../../../schemas/errors.ts";
import type { Sought } from "../answers-as.ts";
import { answersAs } from "../answers-as.ts";
import type { PortalFetch } from "../portal-fetch.ts";
import type { PortalHome } from "../portal-home.ts";
import { statusError } from "../status-error.ts";
import { itemsInFeed, longestFeed } from "./feed-items.ts";

/** More would be categories and tags, which list the same articles again. */
const mostFeeds = 5;

const announced =
  'link[rel~="alternate"][type="application/rss+xml"], link[rel~="alternate"][type="application/atom+xml"]';

const feed: Sought = {
  what: "feed",
  isIt({ status, text }) {
    const error = statusError(status, "feed");
    if (error !== undefined) throw error;
    return text.length <= longestFeed && itemsInFeed(text, 1) !== undefined;
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
  const found = (await announcedFeeds(fetch, home, signal)).filter((address) => !ofComments.test(address));
  if (found.length > 0) return found.slice(0, mostFeeds);
  const usual = `${home.baseUrl}/feed/`;
  const isFeed = await answersAs(fetch, usual, feed, signal);
  return isFeed ? [usual] : [];
}

/** The address of the portal's feed of the comments under all its articles, as its first page announces it; empty: none. */
export async function findCommentFeeds(
  fetch: PortalFetch,
  home: PortalHome,
  signal: AbortSignal,
): Promise<readonly string[]> {
  try {
    const found = await announcedFeeds(fetch, home, signal);
    return found.filter((address) => ofComments.test(address)).slice(0, 1);
  } catch (error) {
    if (!(error instanceof ListeningError) || error.retryable) throw error;
    return []; // the portal can be read without
  }
}

const ofComments = /\/comments\/feed\b|[?&]feed=comments/u;

function announcedFeeds(
  fetch: PortalFetch,
  home: PortalHome,
  signal: AbortSignal,
): Promise<readonly string[]> {
  return fetch.get(
    `${home.baseUrl}/`,
    "first page",
    ({ status, text, url }) => {
      const error = statusError(status, "first page");
      if (error !== undefined && error.code !== "SOURCE_GONE") throw error;
      return [...new Set(feedsIn(text, url).map((address) => home.askAt(address) ?? address))];
    },
    signal,
  );
}

function feedsIn(html: string, address: string): readonly string[] {
  const $ = parsedHtml(html);
  return $(announced)
    .toArray()
    .flatMap((link) => URL.parse($(link).attr("href") ?? "", address)?.href ?? []);
}
