import { createHash } from "node:crypto";
import type { Answer } from "../serving/loopback-server.ts";
import { articlesFeed, commentsFeed } from "./feeds.ts";
import { numberOf } from "./site-content.ts";
import type { HeldArticle, HeldSite } from "./site-content.ts";
import { commentsPage } from "./shown-comments.ts";
import { sitemapIndex, sitemapPart } from "./sitemaps.ts";
import { articleHtml, htmlPage } from "./theme.ts";

/** Of a question for a page, what counts. */
export interface PageQuestion {
  /** Behind the portal's own address, from its first slash. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly ifNoneMatch: string | undefined;
}

export interface PageLimits {
  /** Top comments on a page. */
  readonly pageSize: number;
  /** The portal's own path, for redirects. */
  readonly basePath: string;
}

export const htmlType = { "content-type": "text/html; charset=UTF-8" };
export const notThere: Answer = {
  status: 404,
  body: htmlPage("<title>404</title>", "error404", ""),
  headers: htmlType,
};

/** As many as WordPress puts into a feed. */
const itemsInFeed = 10;

/** What a portal shows without its API: feeds, sitemaps, and its articles with their comments. */
export function pageAnswer(
  site: HeldSite,
  { path, query, ifNoneMatch }: PageQuestion,
  limits: PageLimits,
): Answer {
  const { pageSize, basePath } = limits;
  const number = query.get("p");
  if (path === "/" && number !== null)
    return { status: 301, body: "", headers: { location: `${basePath}/berita-${number}/` } };
  if (path === "/feed/" || path === "/comments/feed/") {
    const feed = path === "/feed/" ? articlesFeed : commentsFeed;
    const body = feed(site, Number(query.get("paged") ?? 1), Math.min(itemsInFeed, pageSize));
    return body === undefined ? notThere : onCondition(body, ifNoneMatch);
  }
  const sitemap = /^\/wp-sitemap(?:-posts-post-(\d+))?\.xml$/u.exec(path);
  if (sitemap !== null) {
    const body =
      sitemap[1] === undefined
        ? sitemapIndex(site, pageSize)
        : sitemapPart(site, Number(sitemap[1]), pageSize);
    return body === undefined
      ? notThere
      : { status: 200, body, headers: { "content-type": "application/xml" } };
  }
  const asked = /^\/berita-(\d+)\/(?:comment-page-(\d+)\/)?$/u.exec(path);
  const article = site.articles.find(
    ({ post, binned }) => numberOf(post.id) === Number(asked?.[1]) && !binned,
  );
  return article === undefined ? notThere : articleAnswer(site, article, asked?.[2], pageSize);
}

function articleAnswer(
  site: HeldSite,
  article: HeldArticle,
  page: string | undefined,
  pageSize: number,
): Answer {
  const comments = commentsPage(site, article, pageSize, page === undefined ? undefined : Number(page));
  if (comments === undefined) return notThere;
  const body = articleHtml(article, article.membersOnly ? undefined : comments);
  return { status: 200, body, headers: htmlType };
}

function onCondition(body: string, ifNoneMatch: string | undefined): Answer {
  const etag = `"${createHash("sha256").update(body).digest("hex").slice(0, 16)}"`;
  if (ifNoneMatch === etag) return { status: 304, body: "", headers: { etag } };
  return { status: 200, body, headers: { "content-type": "application/rss+xml; charset=UTF-8", etag } };
}
