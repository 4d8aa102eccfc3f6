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
import type { WordpressApi } from "./wordpress-api.ts";
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

const fields = { _fields: "id,date_gmt,modified_gmt,title,link,format" };

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
  const numbers = [
    ...new Set([...(await changedSince(api, since, signal)), ...(await commentedSince(api, since, signal))]),
  ];
  if (numbers.length === 0) return;
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

/** Sites before WordPress 5.7 do not know `modified_after` and give all articles: the order says where to stop. */
async function changedSince(
  api: WordpressApi,
  since: string,
  signal: AbortSignal,
): Promise<readonly number[]> {
  const numbers: number[] = [];
  for (let page = 1; ; page += 1) {
    const asked = { _fields: "id,modified_gmt", orderby: "modified", order: "desc", modified_after: since };
    const { items, totalPages } = await api.list("posts", { ...asked, page: String(page) }, signal);
    const recent = items.filter(
      (item) => (Changed.safeParse(item).data?.modified_gmt ?? since) >= since.slice(0, 19),
    );
    numbers.push(...recent.flatMap((item) => Numbered.safeParse(item).data?.id ?? []));
    if (recent.length < items.length || items.length === 0 || page >= (totalPages ?? mostChangedPages)) break;
  }
  return numbers;
}

/** Where the site does not say how many pages there are. */
const mostChangedPages = 50;

async function commentedSince(
  api: WordpressApi,
  since: string,
  signal: AbortSignal,
): Promise<readonly number[]> {
  const list = { resource: "comments", parameters: { _fields: "id,post,date_gmt" } } as const;
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
