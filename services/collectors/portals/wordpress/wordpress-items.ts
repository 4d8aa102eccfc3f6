import { z } from "zod";
import type { Payload } from "../../../../pipelines/ports/source.ts";
import { htmlText } from "../html-text.ts";
import type { PortalSite } from "../portal-site.ts";
import { portalPayload, renderedText, writerOf } from "../portal-site.ts";

/** What is wrong with a field, or that it is missing, is for the normaliser to say. */
const field = z.unknown().optional();

const WordpressPost = z.object({
  id: z.int().positive(),
  date_gmt: field,
  title: field,
  format: field,
  link: field,
});

const WordpressComment = z.object({
  id: z.int().positive(),
  post: field,
  parent: field,
  author: field,
  author_name: field,
  date_gmt: field,
  content: field,
  link: field,
  type: field,
});

/** Ids within a portal that runs WordPress. Articles and comments are numbered apart. */
export const articleId = (number: number): string => `p${number}`;
export const commentId = (number: number): string => `c${number}`;

/** The number in an id within the portal; `undefined` for one that is not WordPress's. */
export function numberIn(localId: string): number | undefined {
  const digits = /^[pc](\d+)$/u.exec(localId)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** An article of the REST API; `undefined` where it has no id. What else is wrong with it is for the normaliser to say. */
export function articlePayload(site: PortalSite, item: unknown, commentCount?: number): Payload | undefined {
  const { data } = WordpressPost.safeParse(item);
  if (data === undefined) return undefined;
  const id = articleId(data.id);
  const title = renderedText(data.title, htmlText);
  const body = {
    id,
    title,
    publishedAt: inUtc(data.date_gmt),
    format: data.format,
    link: data.link,
    commentCount,
  };
  return portalPayload(site, "article", id, body, typeof title === "string" ? title : null);
}

/** A comment of the REST API, under the article it names unless it is known; `undefined` where it has no id. */
export function commentPayload(
  site: PortalSite,
  item: unknown,
  under?: { readonly articleId: string; readonly caption: string | null },
): Payload | undefined {
  const { data } = WordpressComment.safeParse(item);
  if (data === undefined) return undefined;
  const article = numbered(data.post, articleId);
  const body = {
    id: commentId(data.id),
    article,
    parent: numbered(data.parent, commentId),
    type: data.type,
    writer: writerOf(site, { account: numbered(data.author, String), name: data.author_name }),
    name: data.author_name,
    text: renderedText(data.content, htmlText),
    publishedAt: inUtc(data.date_gmt),
    link: data.link,
  };
  const place = under?.articleId ?? article ?? "unknown";
  return portalPayload(site, "comment", place, body, under?.caption ?? null);
}

/** 0 stands for none: no parent, no account. Anything else that is no number is none of WordPress's. */
function numbered(value: unknown, toId: (number: number) => string): string | undefined {
  return typeof value === "number" && Number.isInteger(value) && value > 0 ? toId(value) : undefined;
}

/** Times are in UTC and do not say so. */
export function inUtc(value: unknown): unknown {
  return typeof value === "string" && /T[\d:.]+$/u.test(value) ? `${value}Z` : value;
}
