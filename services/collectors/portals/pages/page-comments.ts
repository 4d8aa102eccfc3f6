import type { CheerioAPI } from "cheerio";
import type { Payload } from "../../../../pipelines/ports/source.ts";
import { htmlText } from "../html-text.ts";
import type { PortalSite } from "../portal-site.ts";
import { portalPayload, writerOf } from "../portal-site.ts";
import { inUtcIfZoned } from "../utc-time.ts";
import { commentId } from "../wordpress/wordpress-items.ts";

/** An item of WordPress's list of comments; replies stand in a list inside it, whatever a theme calls that. */
const commentItem = 'li[id^="comment-"]';

/** Where a theme puts comments, be there any or none. */
const commentsArea = `#comments, #respond, .comments-area, .comment-list, .commentlist, .wp-block-comments, ${commentItem}`;

/** What WordPress shows in place of a name where none was given, in English and Malay. */
const nameless = new Set(["anonymous", "tanpa nama"]);

/** The article that comments are handed on under, where it is known already. */
export interface CommentsUnder {
  readonly articleId: string;
  readonly caption: string | null;
}

/** The comments that a page shows under its article, and further pages of them. */
export interface PageComments {
  /** In the order of the page, linkbacks included. */
  readonly payloads: readonly Payload[];
  readonly count: number;
  /** Is there a place for them, be it empty? */
  readonly areShown: boolean;
  /** Where other pages of them are, by their numbers from 1. */
  readonly otherPages: ReadonlyMap<number, string>;
}

/** `address`: the page's own, for links that are not whole; `undefined` where only its text is known. */
export function commentsIn(
  site: PortalSite,
  $: CheerioAPI,
  under: CommentsUnder,
  address: string | undefined,
): PageComments {
  const items = $(commentItem).toArray();
  const read = items.map((item) => commentIn(site, $, $(item), under));
  return {
    payloads: read.map(({ payload }) => payload),
    count: read.filter(({ isLinkback }) => !isLinkback).length,
    areShown: $(commentsArea).length > 0,
    otherPages: otherPages($, address),
  };
}

function commentIn(
  site: PortalSite,
  $: CheerioAPI,
  item: ReturnType<typeof $>,
  { articleId, caption }: CommentsUnder,
) {
  const parent = idIn(item.parent().closest(commentItem).attr("id"));
  const own = item.children().filter((_, child) => $(child).children(commentItem).length === 0);
  const find = (selector: string) => own.find(selector).addBack(selector).first();
  const classes = item.attr("class") ?? "";
  const shown = find(".comment-author .fn, cite.fn, .wp-block-comment-author-name").text().trim();
  const name = nameless.has(shown.toLowerCase()) ? "" : shown;
  const account = /(?:^|\s)byuser\s+(?:.*\s)?comment-author-(\S+)/u.exec(classes)?.[1];
  const content = find(".comment-content, .comment-text, .commentcontent, .wp-block-comment-content").html();
  const linkback = /(?:^|\s)(pingback|trackback)(?:\s|$)/u.exec(classes)?.[1];
  const time = find("time[datetime]").attr("datetime");
  const body = {
    id: idIn(item.attr("id")),
    article: articleId,
    parent,
    type: linkback,
    writer: writerOf(site, { account, name }),
    name,
    // What another site left has neither words nor a time of its own.
    text: linkback === undefined ? (content === null ? undefined : htmlText(content)) : "",
    publishedAt: linkback === undefined ? inUtcIfZoned(time) : "",
    link: find(".comment-metadata a, .comment-meta a, .wp-block-comment-date a").attr("href"),
  };
  return {
    payload: portalPayload(site, "comment", articleId, body, caption),
    isLinkback: linkback !== undefined,
  };
}

const pageNumber = /(?:\/comment-page-|[?&]cpage=)(\d{1,6})(?!\d)/u;

/** Where a page of comments is, by the address of another page of them. */
export function commentPageAt(address: string, page: number): string {
  return address.replace(pageNumber, (found, digits: string) => found.replace(digits, String(page)));
}

function otherPages($: CheerioAPI, address: string | undefined): ReadonlyMap<number, string> {
  // A reader's own answer form, and the links under each comment, name pages too.
  const links = $('a[href*="comment-page-"], a[href*="cpage="]')
    .not('[href*="replytocom="]')
    .not(`${commentItem} a`);
  const found = new Map<number, string>();
  for (const link of links.toArray()) {
    const url = URL.parse($(link).attr("href") ?? "", address);
    const digits = pageNumber.exec(url?.href ?? "")?.[1];
    if (url === null || digits === undefined || url.href.length > longestAddress) continue;
    url.hash = "";
    found.set(Number(digits), url.href);
  }
  return found;
}

const longestAddress = 1_000;

function idIn(elementId: string | undefined): string | undefined {
  const digits = /^comment-(\d+)$/u.exec(elementId ?? "")?.[1];
  return digits === undefined ? undefined : commentId(Number(digits));
}
