import { z } from "zod";
import type { Cursor, Page, PostSighting } from "../../../../pipelines/ports/source.ts";
import { portalNativeId } from "../../../../pipelines/normalise/portal/portal-payloads.ts";
import type { Instant } from "../../../../schemas/item.ts";
import { sourceError } from "../../source-errors.ts";
import type { PortalSite } from "../portal-site.ts";
import { commentCounts, isRefusal } from "./comment-counts.ts";
import type { NewestComments } from "./comments-walk.ts";
import { newestComments } from "./comments-walk.ts";
import type { SiteMemory } from "./site-memory.ts";
import { publishedMs } from "./window-pages.ts";
import type { WordpressApi } from "./wordpress-api.ts";
import { articleId, articlePayload } from "./wordpress-items.ts";

const Numbered = z.object({ id: z.int().positive() });

/** Of an article, what its page needs. */
export const articleFields = { _fields: "id,date,date_gmt,modified_gmt,title,link,format" };

export interface ChangedArticle {
  readonly item: unknown;
  readonly since: Instant;
  readonly next: Cursor | undefined;
}

/** An article and its newest comments, whose answer also says how many there are; `undefined` where they can't be read so. */
export async function pageWithNewest(
  api: WordpressApi,
  site: PortalSite,
  memory: SiteMemory,
  { item, since, next }: ChangedArticle,
  signal: AbortSignal,
): Promise<Page | undefined> {
  const number = numberOf(item);
  const caption = articlePayload(site, item)?.caption ?? null;
  let newest: NewestComments | undefined;
  try {
    newest = await newestComments(api, site, { number, caption }, since, signal);
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
  if (newest === undefined) return undefined;
  const { payloads, count, whole } = newest;
  memory.counts.set(number, count);
  const article = articlePayload(site, item, count) ?? withoutId();
  const sighting = sightingOf(site, item, number, caption, count);
  const posts = sighting === undefined ? [] : [{ ...sighting, ...(whole && { newestRead: true as const }) }];
  return { payloads: [article, ...payloads], posts, next };
}

/** Articles and how many comments each has. */
export async function pageOf(
  api: WordpressApi,
  site: PortalSite,
  memory: SiteMemory,
  { items, next }: { readonly items: readonly unknown[]; readonly next: Cursor | undefined },
  signal: AbortSignal,
): Promise<Page> {
  const articles = items.map((item) => ({ item, number: numberOf(item) }));
  const { counts, refusedToAll } = await commentCounts(
    api,
    articles.map(({ number }) => number),
    memory.counts,
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
