import { parseFeed } from "feedsmith";
import { z } from "zod";
import type { Payload } from "../../../../pipelines/ports/source.ts";
import { canonicalUrl, idOfAddress } from "../canonical-url.ts";
import { htmlText } from "../html-text.ts";
import type { PortalSite } from "../portal-site.ts";
import { portalPayload, writerOf } from "../portal-site.ts";
import { inUtcIfZoned } from "../utc-time.ts";
import { articleId, commentId } from "../wordpress/wordpress-items.ts";

const text = z.string().optional().catch(undefined);
const Named = z
  .array(z.object({ name: text }))
  .optional()
  .catch(undefined);

/** An item of RSS or RDF, as far as it is read. */
const RssItem = z.object({
  title: text,
  link: text,
  guid: z.object({ value: text }).optional().catch(undefined),
  pubDate: text,
  description: text,
  content: z.object({ encoded: text }).optional().catch(undefined),
  dc: z
    .object({ creators: z.array(z.string()).optional().catch(undefined), date: text })
    .optional()
    .catch(undefined),
  slash: z
    .object({ comments: z.number().optional().catch(undefined) })
    .optional()
    .catch(undefined),
});

/** An entry of Atom. Its texts may be text or objects that say of which kind they are. */
const AtomText = z
  .union([z.string(), z.object({ value: z.string() }).transform(({ value }) => value)])
  .optional()
  .catch(undefined);
const AtomEntry = z.object({
  id: text,
  title: AtomText,
  links: z
    .array(z.object({ href: text, rel: text }))
    .optional()
    .catch(undefined),
  published: text,
  updated: text,
  content: AtomText,
  summary: AtomText,
  authors: Named,
  thr: z
    .object({ total: z.number().optional().catch(undefined) })
    .optional()
    .catch(undefined),
});

/** What an item of any feed says. */
interface FeedItem {
  readonly title: string | undefined;
  readonly link: string | undefined;
  /** What the feed calls it, often an address. */
  readonly guid: string | undefined;
  readonly date: string | undefined;
  readonly author: string | undefined;
  readonly html: string | undefined;
  readonly comments: number | undefined;
}

const RssFeed = z.object({ items: z.array(RssItem).default([]) });
const AtomFeed = z.object({ entries: z.array(AtomEntry).default([]) });

/** The payloads in an RSS, RDF or Atom feed, of articles or of comments; `undefined` where it is no feed. */
export function payloadsInFeed(site: PortalSite, source: string): readonly Payload[] | undefined {
  const items = itemsIn(source);
  return items?.map((item) => {
    const comment = numberAfter(/#comment-(\d+)$/u, item);
    return comment === undefined ? articleIn(site, item) : commentIn(site, item, comment);
  });
}

function itemsIn(source: string): readonly FeedItem[] | undefined {
  let feed: unknown;
  try {
    ({ feed } = parseFeed(source));
  } catch {
    return undefined; // without the reason, which may quote what people wrote
  }
  const atom = AtomFeed.safeParse(feed).data?.entries ?? [];
  if (atom.length > 0) return atom.map(ofAtom);
  return (RssFeed.safeParse(feed).data?.items ?? []).map(ofRss);
}

function ofRss({
  title,
  link,
  guid,
  pubDate,
  description,
  content,
  dc,
  slash,
}: z.infer<typeof RssItem>): FeedItem {
  return {
    title,
    link,
    guid: guid?.value,
    date: pubDate ?? dc?.date,
    author: dc?.creators?.[0],
    html: content?.encoded ?? description,
    comments: slash?.comments,
  };
}

function ofAtom({
  id,
  title,
  links,
  published,
  updated,
  content,
  summary,
  authors,
  thr,
}: z.infer<typeof AtomEntry>): FeedItem {
  return {
    title,
    link: links?.find(({ rel }) => rel === undefined || rel === "alternate")?.href,
    guid: id,
    date: published ?? updated,
    author: authors?.[0]?.name,
    html: content ?? summary,
    comments: thr?.total,
  };
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

function numberAfter(pattern: RegExp, { guid = "", link = "" }: FeedItem): number | undefined {
  const digits = (pattern.exec(guid) ?? pattern.exec(link))?.[1];
  return digits === undefined ? undefined : Number(digits);
}
