import { load } from "cheerio";

export interface SitemapEntry {
  readonly address: string;
  /** A date or a time, as it stands there. */
  readonly changedAt: string | undefined;
  /** In sitemaps of news. */
  readonly publishedAt: string | undefined;
}

/** What a sitemap names: further sitemaps, or pages. */
export interface SitemapFile {
  readonly kind: "index" | "pages";
  readonly entries: readonly SitemapEntry[];
}

/** As many as a file may name. */
const mostEntries = 50_000;

/** In characters. 50,000 addresses take less; what is longer was made to keep us busy. */
export const longestSitemap = 10_000_000;

const whole = /<\/(?:\w+:)?(?:urlset|sitemapindex)\s*>(?:\s|<!--[^>]*-->)*$/iu;

/** `undefined` for what is no whole sitemap, or longer than one is. */
export function readSitemap(xml: string): SitemapFile | undefined {
  if (xml.length > longestSitemap || !whole.test(xml.slice(-4_000))) return undefined;
  const $ = load(xml, { xml: true });
  const isIndex = $.root().children("sitemapindex").length > 0;
  const items = $.root()
    .children("sitemapindex, urlset")
    .children(isIndex ? "sitemap" : "url")
    .slice(0, mostEntries);
  const textOf = (item: (typeof items)[number], name: string) => {
    const text = $(item).find(name).first().text().trim();
    return text === "" ? undefined : text;
  };
  const entries = items.toArray().flatMap((item) => {
    const address = $(item).children("loc").first().text().trim();
    if (address === "") return [];
    const publishedAt = textOf(item, String.raw`news\:publication_date`);
    return [{ address, changedAt: textOf(item, "lastmod"), publishedAt }];
  });
  return { kind: isIndex ? "index" : "pages", entries };
}
