import type { CheerioAPI } from "cheerio";
import { canonicalUrl } from "../canonical-url.ts";
import { htmlText } from "../html-text.ts";
import { inUtcIfZoned } from "../utc-time.ts";
import { articleId } from "../wordpress/wordpress-items.ts";
import { linkedArticle } from "./linked-data.ts";

/** How an address becomes the id of what stands there; `undefined` where it is none of the portal's. */
export type IdAt = (address: string) => string | undefined;

/** The article that a page is about. */
export interface PageArticle {
  /** By WordPress's number where the page tells it, as the REST API would; else by its one address. */
  readonly id: string;
  /** By its one address; `undefined` where the page tells none and was asked at none. */
  readonly idByAddress: string | undefined;
  readonly title: string | undefined;
  /** As ISO 8601 in UTC, or whatever stands there. */
  readonly publishedAt: string | undefined;
  /** How many comments the page says there are. */
  readonly statedComments: number | undefined;
  readonly link: string | undefined;
}

/** `address`: the page's own. `undefined` for a page of something else. */
export function articleIn($: CheerioAPI, idAt: IdAt, address: string | undefined): PageArticle | undefined {
  const linked = linkedArticle($);
  const number = numberOf($);
  const isArticle = linked !== undefined || number !== undefined || meta($, "og:type") === "article";
  const named = [$('link[rel="canonical"]').attr("href"), meta($, "og:url"), address]
    .flatMap((each) => each ?? [])
    .map((each) => ({ address: each, id: idAt(URL.parse(each, address)?.href ?? each) }))
    .find(({ id }) => id !== undefined && id !== firstPage);
  const id = number === undefined ? named?.id : articleId(number);
  if (!isArticle || isPage($) || id === undefined) return undefined;
  const heading = ["h1.entry-title", "article h1", "h1"].find((selector) => $(selector).length > 0);
  const title = linked?.headline ?? meta($, "og:title") ?? (heading && $(heading).first().text());
  const written =
    linked?.datePublished ??
    meta($, "article:published_time") ??
    $("time.entry-date[datetime], time[itemprop=datePublished]").first().attr("datetime");
  return {
    id,
    idByAddress: named?.id,
    title: title === undefined ? undefined : htmlText(title),
    publishedAt: inUtcIfZoned(written),
    statedComments: linked?.commentCount,
    link: canonicalUrl(named?.address ?? "")?.href,
  };
}

/** Where every page calls itself the first one, that is a mistake of the theme's. */
const firstPage = "u/";

/** WordPress's number of the article, which stands in its body's classes and in its short address. */
function numberOf($: CheerioAPI): number | undefined {
  const digits =
    /(?:^|\s)postid-(\d+)(?:\s|$)/u.exec(bodyClasses($))?.[1] ??
    /[?&]p=(\d+)$/u.exec($('link[rel="shortlink"]').attr("href") ?? "")?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** What WordPress calls a page, such as the one about the department, is none of its articles. */
function isPage($: CheerioAPI): boolean {
  return /(?:^|\s)page-id-\d+(?:\s|$)/u.test(bodyClasses($));
}

function bodyClasses($: CheerioAPI): string {
  return $("body").attr("class") ?? "";
}

function meta($: CheerioAPI, property: string): string | undefined {
  return $(`meta[property="${property}"]`).attr("content");
}
