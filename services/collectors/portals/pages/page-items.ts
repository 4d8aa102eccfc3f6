import type { CheerioAPI } from "cheerio";
import { load } from "cheerio";
import { otherPortalPayload } from "../../../../pipelines/normalise/portal/normalise.ts";
import type { Payload } from "../../../../pipelines/ports/source.ts";
import { canonicalUrl, idOfAddress } from "../canonical-url.ts";
import { htmlText } from "../html-text.ts";
import type { PortalSite } from "../portal-site.ts";
import { portalPayload, writerOf } from "../portal-site.ts";
import { inUtcIfZoned } from "../utc-time.ts";
import { articleId, commentId } from "../wordpress/wordpress-items.ts";
import { linkedArticle } from "./linked-data.ts";

/** An item of WordPress's list of comments; replies stand in a list inside it. */
const commentItem = 'li[id^="comment-"]';
const repliesList = "ol.children, ul.children";

/** The payloads in a saved page: its article, by linked data, Open Graph or WordPress's markup, and the comments under it. */
export function payloadsInPage(site: PortalSite, html: string): readonly Payload[] {
  const $ = load(html);
  const article = articleIn(site, $);
  if (article === undefined) return [portalPayload(site, otherPortalPayload, "unknown", {})];
  const comments = $(commentItem)
    .toArray()
    .map((item) => commentIn(site, $, $(item), article.id));
  return [article.payload, ...comments];
}

function articleIn(site: PortalSite, $: CheerioAPI) {
  const linked = linkedArticle($);
  const address = $('link[rel="canonical"]').attr("href") ?? meta($, "og:url");
  const number = numberOf($);
  const isArticle = linked !== undefined || number !== undefined || meta($, "og:type") === "article";
  const id = number === undefined ? idOfAddress(address ?? "") : articleId(number);
  if (!isArticle || id === undefined) return undefined;
  const heading = ["h1.entry-title", "article h1", "h1"].find((selector) => $(selector).length > 0);
  const title = linked?.headline ?? meta($, "og:title") ?? (heading && $(heading).first().text());
  const written =
    linked?.datePublished ??
    meta($, "article:published_time") ??
    $("time.entry-date[datetime], time[itemprop=datePublished]").first().attr("datetime");
  const words = title === undefined ? undefined : htmlText(title);
  const body = {
    id,
    title: words,
    publishedAt: inUtcIfZoned(written),
    commentCount: linked?.commentCount,
    link: canonicalUrl(address ?? "")?.href,
  };
  return { id, payload: portalPayload(site, "article", id, body, words ?? null) };
}

/** WordPress's number of the article, which stands in its body's classes and in its short address. */
function numberOf($: CheerioAPI): number | undefined {
  const digits =
    /(?:^|\s)postid-(\d+)(?:\s|$)/u.exec($("body").attr("class") ?? "")?.[1] ??
    /[?&]p=(\d+)$/u.exec($('link[rel="shortlink"]').attr("href") ?? "")?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function meta($: CheerioAPI, property: string): string | undefined {
  return $(`meta[property="${property}"]`).attr("content");
}

function commentIn(site: PortalSite, $: CheerioAPI, item: ReturnType<typeof $>, article: string): Payload {
  const parent = idIn(item.parent().closest(commentItem).attr("id"));
  const own = item.children().not(repliesList);
  const find = (selector: string) => own.find(selector).addBack(selector).first();
  const name = find(".comment-author .fn, cite.fn").text().trim();
  const content = find(".comment-content, .comment-text, .commentcontent").html();
  const linkback = /(?:^|\s)(pingback|trackback)(?:\s|$)/u.exec(item.attr("class") ?? "")?.[1];
  const time = find("time[datetime]").attr("datetime");
  const id = idIn(item.attr("id"));
  const body = {
    id,
    article,
    parent,
    type: linkback,
    writer: writerOf(site, { account: undefined, name }),
    name,
    // What another site left has neither words nor a time of its own.
    text: linkback === undefined ? (content === null ? undefined : htmlText(content)) : "",
    publishedAt: linkback === undefined ? inUtcIfZoned(time) : "",
    link: find(".comment-metadata a, .comment-meta a").attr("href"),
  };
  return portalPayload(site, "comment", article, body);
}

function idIn(elementId: string | undefined): string | undefined {
  const digits = /^comment-(\d+)$/u.exec(elementId ?? "")?.[1];
  return digits === undefined ? undefined : commentId(Number(digits));
}
