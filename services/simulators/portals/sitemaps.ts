import { linkOf } from "./dialect.ts";
import type { HeldArticle, HeldSite } from "./site-content.ts";

const declaration = `<?xml version="1.0" encoding="UTF-8"?>`;
const named = `xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"`;

/** As many as WordPress puts into a file. */
const urlsInFile = 2_000;

/** WordPress's sitemap: which files there are, of articles and of what else it has. */
export function sitemapIndex(held: HeldSite, pageSize: number): string {
  const files = Math.ceil(shown(held).length / Math.min(urlsInFile, pageSize));
  const names = [
    ...Array.from({ length: files }, (_, at) => `posts-post-${at + 1}`),
    "posts-page-1",
    "taxonomies-category-1",
    "users-1",
  ];
  const entries = names.map(
    (name) => `<sitemap><loc>https://${held.site.id}/wp-sitemap-${name}.xml</loc></sitemap>`,
  );
  return `${declaration}<sitemapindex ${named}>${entries.join("")}</sitemapindex>`;
}

/** One of its files of articles; `undefined` behind the last. */
export function sitemapPart(held: HeldSite, part: number, pageSize: number): string | undefined {
  const size = Math.min(urlsInFile, pageSize);
  const entries = shown(held)
    .slice((part - 1) * size, part * size)
    .map(({ post, modifiedAt }) => `<url><loc>${linkOf(post)}</loc><lastmod>${modifiedAt}</lastmod></url>`);
  return entries.length === 0 ? undefined : `${declaration}<urlset ${named}>${entries.join("")}</urlset>`;
}

function shown({ articles }: HeldSite): readonly HeldArticle[] {
  return articles.filter(({ binned }) => !binned);
}
