import { parseFeed } from "feedsmith";
import { z } from "zod";

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
export interface FeedItem {
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

/** In characters. What is longer was made to keep us busy. */
export const longestFeed = 5_000_000;

/** The items of an RSS, RDF or Atom feed, at most so many; `undefined` where it is no feed. */
export function itemsInFeed(source: string, maxItems?: number): readonly FeedItem[] | undefined {
  let feed: unknown;
  try {
    ({ feed } = parseFeed(source, { ...(maxItems !== undefined && { maxItems }) }));
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

/** WordPress's number of the comment that an item is about; `undefined` for an article. */
export function commentNumber(item: Pick<FeedItem, "guid" | "link">): number | undefined {
  return numberAfter(/#comment-(\d+)$/u, item);
}

/** The number that a pattern finds in what names the item. */
export function numberAfter(
  pattern: RegExp,
  { guid = "", link = "" }: Pick<FeedItem, "guid" | "link">,
): number | undefined {
  const digits = (pattern.exec(guid) ?? pattern.exec(link))?.[1];
  return digits === undefined ? undefined : Number(digits);
}
