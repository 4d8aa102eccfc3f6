import type { Payload } from "../../../../pipelines/ports/source.ts";
import { canonicalUrl, idOfAddress } from "../canonical-url.ts";
import { htmlText } from "../html-text.ts";
import type { PortalSite } from "../portal-site.ts";
import { portalPayload, writerOf } from "../portal-site.ts";
import { inUtcIfZoned } from "../utc-time.ts";
import { articleId, commentId } from "../wordpress/wordpress-items.ts";
import type { FeedItem } from "./feed-items.ts";
import { commentNumber, itemsInFeed, numberAfter } from "./feed-items.ts";

/** The payloads in an RSS, RDF or Atom feed, of articles or of comments; `undefined` where it is no feed. */
export function payloadsInFeed(site: PortalSite, source: string): readonly Payload[] | undefined {
  const items = itemsInFeed(source);
  return items?.map((item) => {
    const comment = commentNumber(item);
    return comment === undefined ? articleIn(site, item) : commentIn(site, item, comment);
  });
}

function articleIn(site: PortalSite, item: FeedItem): Payload {
  const id = articleIdOf(item);
  const title = item.title === undefined ? undefined : htmlText(item.title);
  const link = item.link === undefined ? undefined : (canonicalUrl(item.link)?.href ?? item.link);
  const body = { id, title, publishedAt: inUtcIfZoned(item.date), commentCount: item.comments, link };
  return portalPayload(site, "article", id ?? "unknown", body, title ?? null);
}

/** Of a comment the title only says in the site's language who wrote it, and under what. */
function commentIn(site: PortalSite, item: FeedItem, number: number): Payload {
  const article = articleIdOf(item);
  const body = {
    id: commentId(number),
    article,
    writer: writerOf(site, { account: undefined, name: item.author }),
    name: item.author,
    text: item.html === undefined ? undefined : htmlText(item.html),
    publishedAt: inUtcIfZoned(item.date),
    link: item.link,
  };
  return portalPayload(site, "comment", article ?? "unknown", body);
}

/** WordPress's number where the feed tells it, as the REST API would; else the path of the article's one address. */
function articleIdOf(item: FeedItem): string | undefined {
  const number = numberAfter(/[?&]p=(\d+)(?:#|&|$)/u, item);
  if (number !== undefined) return articleId(number);
  return idOfAddress(item.link ?? "") ?? idOfAddress(item.guid ?? "");
}
