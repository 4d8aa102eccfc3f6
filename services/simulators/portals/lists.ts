import type { Answer } from "../serving/loopback-server.ts";
import { WordpressError } from "./api-errors.ts";
import { articleObject, commentObject } from "./dialect.ts";
import type { SiteZone } from "./site-zone.ts";
import type { HeldArticle, HeldComment, HeldSite } from "./site-content.ts";

/** What a site's owner and the things in front of it do to lists. */
export interface ListLimits {
  /** No page is longer, whatever was asked for. */
  readonly pageSize: number;
  /** A proxy takes the headers with the totals out. */
  readonly withoutTotals: boolean;
  readonly zone: SiteZone;
}

/** The list `posts` or `comments` of a site, as asked for. Throws `WordpressError`. */
export function listAnswer(
  site: HeldSite,
  resource: string,
  query: URLSearchParams,
  limits: ListLimits,
): Answer {
  const { zone } = limits;
  if (resource === "posts")
    return page(articles(site, query, zone), (held) => articleObject(held, zone), query, limits, "strict");
  if (resource === "comments")
    return page(comments(site, query, zone), (held) => commentObject(held, zone), query, limits, "lenient");
  throw new WordpressError("noRoute");
}

function articles({ articles }: HeldSite, query: URLSearchParams, zone: SiteZone): readonly HeldArticle[] {
  const include = numbersIn(query.get("include"));
  const [after, before, modifiedAfter] = secondsIn(query, zone, "after", "before", "modified_after");
  const found = articles.filter(
    (article) =>
      !article.binned &&
      (include === undefined || include.has(article.number)) &&
      within(zone.compared(article.post.publishedAt), after, before) &&
      within(zone.compared(article.modifiedAt), modifiedAfter, null),
  );
  if (query.get("orderby") !== "modified")
    return ordered(
      inSiteOrder(found, ({ post }) => post.publishedAt, zone),
      query,
    );
  return found.toSorted((a, b) => (a.modifiedAt < b.modifiedAt ? 1 : -1));
}

function comments(
  { articles, comments }: HeldSite,
  query: URLSearchParams,
  zone: SiteZone,
): readonly HeldComment[] {
  const under = numbersIn(query.get("post"));
  const include = numbersIn(query.get("include"));
  for (const { number, binned, membersOnly } of articles) {
    if (under?.has(number) !== true) continue;
    if (binned) throw new WordpressError("cannotReadPost");
    if (membersOnly) throw new WordpressError("forbidden");
  }
  const [after, before] = secondsIn(query, zone, "after", "before");
  const found = comments.filter(
    ({ number, article, comment, held }) =>
      !held &&
      !article.binned &&
      (under === undefined || under.has(article.number)) &&
      (include === undefined || include.has(number)) &&
      within(zone.compared(comment.publishedAt), after, before),
  );
  return ordered(
    inSiteOrder(found, ({ comment }) => comment.publishedAt, zone),
    query,
  );
}

/** Neither bound is part of it, and both are whole seconds. */
function within(second: string, after: string | null, before: string | null): boolean {
  return (after === null || second > after) && (before === null || second < before);
}

function secondsIn<const Names extends readonly string[]>(
  query: URLSearchParams,
  zone: SiteZone,
  ...names: Names
): { readonly [Position in keyof Names]: string | null } {
  const seconds = names.map((name) => {
    const value = query.get(name);
    if (value === null) return null;
    if (!/T[\d:.]+Z?$/u.test(value) || Number.isNaN(Date.parse(value)))
      throw new WordpressError("invalidParameter");
    return zone.bound(value);
  });
  return seconds as { [Position in keyof Names]: string | null };
}

function numbersIn(value: string | null): ReadonlySet<number> | undefined {
  return value === null ? undefined : new Set(value.split(",").map(Number));
}

/** By the time that the site's clocks showed. */
function inSiteOrder<T>(
  newestFirst: readonly T[],
  publishedAt: (item: T) => string,
  { keepsOrder, compared }: SiteZone,
): readonly T[] {
  if (keepsOrder) return newestFirst;
  return newestFirst.toSorted((a, b) => (compared(publishedAt(a)) < compared(publishedAt(b)) ? 1 : -1));
}

function ordered<T>(newestFirst: readonly T[], query: URLSearchParams): readonly T[] {
  return query.get("order") === "asc" ? newestFirst.toReversed() : newestFirst;
}

function page<T>(
  all: readonly T[],
  toObject: (item: T) => Readonly<Record<string, unknown>>,
  query: URLSearchParams,
  { pageSize, withoutTotals }: ListLimits,
  beyondTheEnd: "strict" | "lenient",
): Answer {
  const asked = Number(query.get("per_page") ?? 10);
  const number = Number(query.get("page") ?? 1);
  if (!Number.isInteger(asked) || asked < 1 || asked > 100) throw new WordpressError("invalidParameter");
  if (!Number.isInteger(number) || number < 1) throw new WordpressError("invalidParameter");
  const size = Math.min(asked, pageSize);
  const pages = Math.ceil(all.length / size);
  if (number > Math.max(1, pages) && beyondTheEnd === "strict") throw new WordpressError("invalidPage");
  const items = all.slice((number - 1) * size, number * size).map(toObject);
  const wanted = query.get("_fields")?.split(",");
  const body = items.map((item) =>
    Object.fromEntries(Object.entries(item).filter(([field]) => wanted?.includes(field) !== false)),
  );
  const totals = { "x-wp-total": String(all.length), "x-wp-totalpages": String(pages) };
  return { status: 200, body: JSON.stringify(body), ...(!withoutTotals && { headers: totals }) };
}
