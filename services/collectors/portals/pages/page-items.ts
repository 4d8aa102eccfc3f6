import { parsedHtml } from "../parsed-html.ts";
import { otherPortalPayload } from "../../../../pipelines/normalise/portal/normalise.ts";
import type { Payload } from "../../../../pipelines/ports/source.ts";
import { idOfAddress } from "../canonical-url.ts";
import type { PortalSite } from "../portal-site.ts";
import { portalPayload } from "../portal-site.ts";
import type { IdAt, PageArticle } from "./page-article.ts";
import { articleIn } from "./page-article.ts";
import type { CommentsUnder, PageComments } from "./page-comments.ts";
import { commentsIn } from "./page-comments.ts";

/** What a page shows: an article by linked data, Open Graph or WordPress's markup, and the comments under it. */
export interface ArticlePage {
  readonly article: PageArticle;
  readonly comments: PageComments;
  /** How many comments the portal shows under the article; `undefined` where this page does not tell. */
  readonly commentCount: number | undefined;
}

interface PageReading {
  readonly idAt: IdAt;
  /** The page's own; `undefined` where only its text is known. */
  readonly address?: string | undefined;
  readonly under?: CommentsUnder | undefined;
}

/** `undefined` for a page of something else. */
export function readArticlePage(
  site: PortalSite,
  html: string,
  { idAt, address, under }: PageReading,
): ArticlePage | undefined {
  const $ = parsedHtml(html);
  const article = articleIn($, idAt, address);
  if (article === undefined) return undefined;
  const comments = commentsIn(site, $, under ?? { articleId: article.id, caption: null }, address);
  const isAll = comments.areShown && comments.otherPages.size === 0;
  return { article, comments, commentCount: isAll ? comments.count : article.statedComments };
}

/** The article as a payload, with what is known of it from elsewhere where its page says nothing. */
export function articlePayloadOf(
  site: PortalSite,
  { article, commentCount }: ArticlePage,
  elsewhere: { readonly publishedAt?: string | undefined; readonly commentCount?: number | undefined } = {},
): Payload {
  const { id, title, link } = article;
  const body = {
    id,
    title,
    publishedAt: article.publishedAt ?? elsewhere.publishedAt,
    commentCount: commentCount ?? elsewhere.commentCount,
    link,
  };
  return portalPayload(site, "article", id, body, title ?? null);
}

/** What became of a page that shows no article. */
export function noArticle(site: PortalSite): Payload {
  return portalPayload(site, otherPortalPayload, "unknown", {});
}

/** The payloads in a saved page. */
export function payloadsInPage(site: PortalSite, html: string): readonly Payload[] {
  const page = readArticlePage(site, html, { idAt: idOfAddress });
  if (page === undefined) return [noArticle(site)];
  return [articlePayloadOf(site, page), ...page.comments.payloads];
}
