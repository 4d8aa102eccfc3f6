import { z } from "zod";
import type { Cursor, Page, PostSighting } from "../../../../pipelines/ports/source.ts";
import { ListeningError } from "../../../../schemas/errors.ts";
import { portalNativeId } from "../../../../pipelines/normalise/portal/portal-payloads.ts";
import { placeAt } from "../../cursor-place.ts";
import { sourceError } from "../../source-errors.ts";
import type { PortalSite } from "../portal-site.ts";
import { commentCounts } from "./comment-counts.ts";
import { listedById } from "./listed-by-id.ts";
import { publishedMs, WindowPlace, windowPages } from "./window-pages.ts";
import type { Parameters, WordpressApi } from "./wordpress-api.ts";
import { RefusedParameterError } from "./wordpress-errors.ts";
import { articleId, articlePayload, inUtc } from "./wordpress-items.ts";

/** Where a walk through the articles is: in the whole list, or among those that changed since a time. */
const ArticlesPlace = z.union([
  z.object({ whole: WindowPlace }),
  z.object({ changedSince: z.iso.datetime({ precision: 3 }) }),
]);
type ArticlesPlace = Readonly<z.infer<typeof ArticlesPlace>>;

const Numbered = z.object({ id: z.int().positive() });
const Under = z.object({ post: z.int().positive() });
const Changed = z.object({ modified_gmt: z.unknown().transform(inUtc).pipe(z.string()) });

const fields = { _fields: "id,date,date_gmt,modified_gmt,title,link,format" };

/** Every article that the site shows the public, newest first. */
export async function* walkArticles(
  api: WordpressApi,
  site: PortalSite,
  from: ArticlesPlace,
  signal: AbortSignal,
): AsyncGenerator<Page> {
  if ("changedSince" in from) return yield* walkChanged(api, site, from.changedSince, signal);
  const list = { resource: "posts", parameters: fields } as const;
  for await (const { items, next } of windowPages(api, list, from.whole, signal)) {
    const onward = next === undefined ? undefined : cursorAt({ whole: next });
    yield await pageOf(api, site, items, onward, signal);
  }
}

export function articlesPlaceAt(cursor: Cursor | undefined): ArticlesPlace | undefined {
  return placeAt(ArticlesPlace, cursor);
}

function cursorAt(place: ArticlesPlace): Cursor {
  return JSON.stringify(place);
}

/** Articles that were changed or commented on since a time. Their number is small, so a cursor means: all of them again. */
async function* walkChanged(
  api: WordpressApi,
  site: PortalSite,
  since: string,
  signal: AbortSignal,
): AsyncGenerator<Page> {
  const changed = await changedSince(api, since, signal);
  if (changed === undefined) return yield* walkArticles(api, site, { whole: { page: 1 } }, signal);
  const numbers = [...new Set([...changed, ...(await commentedSince(api, since, signal))])];
  for (let start = 0; start < numbers.length; start += 100) {
    const asked = numbers.slice(start, start + 100);
    const found = await listedById(api, "posts", asked, fields, signal);
    const more = start + 100 < numbers.length;
    yield await pageOf(
      api,
      site,
      [...found.values()],
      more ? cursorAt({ changedSince: since }) : undefined,
      signal,
    );
  }
}

/** More than these have not changed within a visit: the whole list says the same with fewer doubts. */
const mostChangedPages = 50;

/**
 * Sites before WordPress 5.7 do not know `modified_after`, and give all articles or refuse it: the order says where to stop.
 * `undefined`: the site can't tell which changed.
 */
async function changedSince(
  api: WordpressApi,
  since: string,
  signal: AbortSignal,
): Promise<readonly number[] | undefined> {
  const inOrder = { _fields: "id,modified_gmt", orderby: "modified", order: "desc" };
  try {
    return await changedInOrder(api, { ...inOrder, modified_after: since }, since, signal);
  } catch (error) {
    if (!(error instanceof RefusedParameterError)) throw error;
  }
  try {
    return await changedInOrder(api, inOrder, since, signal);
  } catch (error) {
    if (!(error instanceof RefusedParameterError)) throw error;
    return undefined;
  }
}

async function changedInOrder(
  api: WordpressApi,
  asked: Parameters,
  since: string,
  signal: AbortSignal,
): Promise<readonly number[] | undefined> {
  const numbers: number[] = [];
  for (let page = 1; page <= mostChangedPages; page += 1) {
    const { items, totalPages } = await api.list("posts", { ...asked, page: String(page) }, signal);
    const recent = items.filter(
      (item) => (Changed.safeParse(item).data?.modified_gmt ?? since) >= since.slice(0, 19),
    );
    numbers.push(...recent.flatMap((item) => Numbered.safeParse(item).data?.id ?? []));
    const isLast = totalPages !== undefined && page >= totalPages;
    if (recent.length < items.length || items.length === 0 || isLast) return numbers;
  }
  return undefined;
}

async function commentedSince(
  api: WordpressApi,
  since: string,
  signal: AbortSignal,
): Promise<readonly number[]> {
  const list = { resource: "comments", parameters: { _fields: "id,post,date,date_gmt" } } as const;
  const sinceMs = Date.parse(since);
  const numbers: number[] = [];
  try {
    for await (const { items } of windowPages(api, list, undefined, signal)) {
      const recent = items.filter((item) => (publishedMs(item) ?? sinceMs) >= sinceMs);
      numbers.push(...recent.flatMap((item) => Under.safeParse(item).data?.post ?? []));
      if (recent.length < items.length) break;
    }
  } catch (error) {
    // No comments for us on this site; its articles are read all the same.
    if (!(error instanceof ListeningError) || error.code !== "SOURCE_FORBIDDEN") throw error;
  }
  return numbers;
}

async function pageOf(
  api: WordpressApi,
  site: PortalSite,
  items: readonly unknown[],
  next: Cursor | undefined,
  signal: AbortSignal,
): Promise<Page> {
  const articles = items.map((item) => ({ item, number: numberOf(item) }));
  const { counts, refusedToAll } = await commentCounts(
    api,
    articles.map(({ number }) => number),
    signal,
  );
  const seen = articles.map(({ item, number }) => {
    const count = counts.get(number);
    const payload = articlePayload(site, item, count) ?? withoutId();
    // `null` would say that there are no comments to read, and the thread would never be walked.
    const sighted = count ?? (refusedToAll ? null : 0);
    return { payload, sighting: sightingOf(site, item, number, payload.caption, sighted) };
  });
  return {
    payloads: seen.map(({ payload }) => payload),
    posts: seen.flatMap(({ sighting }) => sighting ?? []),
    next,
  };
}

/** `undefined` where the article's time can't be read; its payload then says so to the normaliser. */
function sightingOf(
  site: PortalSite,
  item: unknown,
  number: number,
  caption: string | null,
  commentCount: number | null,
): PostSighting | undefined {
  const ms = publishedMs(item);
  if (ms === undefined) return undefined;
  const nativeId = portalNativeId(site, articleId(number));
  return { nativeId, caption, publishedAt: new Date(ms).toISOString(), commentCount };
}

function numberOf(item: unknown): number {
  return Numbered.safeParse(item).data?.id ?? withoutId();
}

function withoutId(): never {
  throw sourceError("unexpected", "posts: an article without an id");
}
