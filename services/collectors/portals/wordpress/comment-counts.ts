import { z } from "zod";
import { ListeningError } from "../../../../schemas/errors.ts";
import { windowPages } from "./window-pages.ts";
import type { WordpressApi } from "./wordpress-api.ts";
import { NoRouteError } from "./wordpress-errors.ts";

const Counted = z.object({ id: z.int(), post: z.int() });

const fields = { _fields: "id,post,date" };

/** What is known of the comments under several articles. */
export interface CommentCounts {
  /** By the article's number; those that the site does not let us count are left out. */
  readonly counts: ReadonlyMap<number, number>;
  /** The site shows us no comments under any article. */
  readonly refusedToAll: boolean;
}

/** How many comments each article of a site had when they were last counted, by its number. */
export type KnownCounts = Map<number, number>;

/**
 * How many comments the site shows under each of these articles. Posts carry no such number, but a list of comments under
 * several articles says how many it holds in all. Where that is what is known of them together, nothing changed; otherwise
 * each half is asked for by itself. Those of which nothing is known are counted one by one where they fit into one answer.
 * What came under one article and went under another between two countings is seen only by walks.
 */
export async function commentCounts(
  api: WordpressApi,
  articles: readonly number[],
  known: KnownCounts,
  signal: AbortSignal,
): Promise<CommentCounts> {
  const counts = new Map<number, number>();
  let refusedToAll: boolean | undefined;
  const isRefusedToAll = async (): Promise<boolean> => {
    refusedToAll ??= await refused(() => api.list("comments", { per_page: "1", _fields: "id" }, signal));
    return refusedToAll;
  };

  const count = async (asked: readonly number[]): Promise<void> => {
    const [only] = asked;
    if (only === undefined) return;
    try {
      const { items, total } = await api.list("comments", { ...fields, post: asked.join(",") }, signal);
      if (total !== undefined && items.length < total && asked.length > 1) return await countHalves(asked);
      if (total !== undefined && asked.length === 1) return void counts.set(only, total);
      const shown = total === undefined ? await allUnder(api, asked, signal) : items;
      for (const article of asked) counts.set(article, 0);
      for (const item of new Map(shown.map((item) => [Counted.safeParse(item).data?.id, item])).values()) {
        const article = Counted.safeParse(item).data?.post ?? only;
        counts.set(article, (counts.get(article) ?? 0) + 1);
      }
    } catch (error) {
      if (!isRefusal(error)) throw error;
      if (error instanceof NoRouteError) refusedToAll = true;
      if (asked.length === 1 || (await isRefusedToAll())) return;
      await countHalves(asked);
    }
  };

  const countHalves = async (asked: readonly number[]): Promise<void> => {
    for (const half of halves(asked)) await count(half);
  };

  const check = async (asked: readonly number[]): Promise<void> => {
    const [only] = asked;
    if (only === undefined) return;
    const total = await totalUnder(api, asked, signal);
    if (total === undefined) return await count(asked);
    if (asked.length === 1) return void counts.set(only, total);
    if (total === asked.reduce((sum, article) => sum + (known.get(article) ?? 0), 0))
      for (const article of asked) counts.set(article, known.get(article) ?? 0);
    else for (const half of halves(asked)) await check(half);
  };

  const checked = articles.filter((article) => known.has(article));
  // The few that two pages of a list share are counted with the rest.
  if (checked.length * 2 < articles.length) await count(articles);
  else {
    await count(articles.filter((article) => !known.has(article)));
    await check(checked);
  }
  for (const [article, comments] of counts) known.set(article, comments);
  return { counts, refusedToAll: refusedToAll === true };
}

function halves(asked: readonly number[]): readonly (readonly number[])[] {
  const middle = Math.ceil(asked.length / 2);
  return [asked.slice(0, middle), asked.slice(middle)];
}

/** `undefined` where the site does not say, or does not let us read one of them. */
async function totalUnder(
  api: WordpressApi,
  articles: readonly number[],
  signal: AbortSignal,
): Promise<number | undefined> {
  try {
    const asked = { post: articles.join(","), per_page: "1", _fields: "id" };
    return (await api.list("comments", asked, signal)).total;
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  }
}

async function allUnder(
  api: WordpressApi,
  articles: readonly number[],
  signal: AbortSignal,
): Promise<readonly unknown[]> {
  const list = { resource: "comments", parameters: { ...fields, post: articles.join(",") } } as const;
  const pages = await Array.fromAsync(windowPages(api, list, undefined, signal));
  return pages.flatMap(({ items }) => items);
}

async function refused(ask: () => Promise<unknown>): Promise<boolean> {
  try {
    await ask();
    return false;
  } catch (error) {
    if (isRefusal(error)) return true;
    throw error;
  }
}

/** The site does not let us read these comments, or any. */
export function isRefusal(error: unknown): boolean {
  return error instanceof ListeningError && error.code === "SOURCE_FORBIDDEN";
}
