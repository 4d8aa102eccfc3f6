import { z } from "zod";
import type { Instant } from "../../../../schemas/item.ts";
import { ListeningError } from "../../../../schemas/errors.ts";
import { articleFields } from "./article-pages.ts";
import { publishedMs, windowPages } from "./window-pages.ts";
import type { Parameters, WordpressApi } from "./wordpress-api.ts";
import { RefusedParameterError } from "./wordpress-errors.ts";
import { articleId, commentId, inUtc } from "./wordpress-items.ts";

const Numbered = z.object({ id: z.int().positive() });
const Under = z.object({ id: z.int().positive(), post: z.int().positive() });
const Changed = z.object({ modified_gmt: z.unknown().transform(inUtc).pipe(z.string()) });

/** That an article was changed or commented on, once. */
export interface Change {
  /** Its number. */
  readonly article: number;
  /** Another change has another. */
  readonly key: string;
}

/**
 * What was changed or commented on since a time, and the articles that were changed as the site gives them. `undefined`: the site
 * can't tell which were, or they are too many.
 */
export async function changesSince(
  api: WordpressApi,
  since: Instant,
  signal: AbortSignal,
): Promise<{ readonly articles: readonly unknown[]; readonly changes: readonly Change[] } | undefined> {
  const articles = await changedSince(api, since, signal);
  if (articles === undefined) return undefined;
  const comments = await commentedSince(api, since, signal);
  return { articles, changes: [...articles.flatMap(changeOfArticle), ...comments.flatMap(changeByComment)] };
}

function changeOfArticle(item: unknown): readonly Change[] {
  const article = Numbered.safeParse(item).data?.id;
  const changedAt = Changed.safeParse(item).data?.modified_gmt ?? "";
  return article === undefined ? [] : [{ article, key: `${articleId(article)} ${changedAt}` }];
}

function changeByComment(item: unknown): readonly Change[] {
  const { data } = Under.safeParse(item);
  return data === undefined ? [] : [{ article: data.post, key: commentId(data.id) }];
}

/** More than these have not changed within a visit: the whole list says the same with fewer doubts. */
const mostChangedPages = 50;

/**
 * Sites before WordPress 5.7 do not know `modified_after`, and give all articles or refuse it: the order says where to stop.
 * `undefined`: the site can't tell which changed.
 */
async function changedSince(
  api: WordpressApi,
  since: Instant,
  signal: AbortSignal,
): Promise<readonly unknown[] | undefined> {
  const inOrder = { ...articleFields, orderby: "modified", order: "desc" };
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
  since: Instant,
  signal: AbortSignal,
): Promise<readonly unknown[] | undefined> {
  const found: unknown[] = [];
  for (let page = 1; page <= mostChangedPages; page += 1) {
    const { items, totalPages } = await api.list("posts", { ...asked, page: String(page) }, signal);
    const recent = items.filter(
      (item) => (Changed.safeParse(item).data?.modified_gmt ?? since) >= since.slice(0, 19),
    );
    found.push(...recent);
    const isLast = totalPages !== undefined && page >= totalPages;
    if (recent.length < items.length || items.length === 0 || isLast) return found;
  }
  return undefined;
}

async function commentedSince(
  api: WordpressApi,
  since: string,
  signal: AbortSignal,
): Promise<readonly unknown[]> {
  const list = { resource: "comments", parameters: { _fields: "id,post,date,date_gmt" } } as const;
  const sinceMs = Date.parse(since);
  const found: unknown[] = [];
  try {
    for await (const { items } of windowPages(api, list, undefined, signal)) {
      const recent = items.filter((item) => (publishedMs(item) ?? sinceMs) >= sinceMs);
      found.push(...recent);
      if (recent.length < items.length) break;
    }
  } catch (error) {
    // No comments for us on this site; its articles are read all the same.
    if (!(error instanceof ListeningError) || error.code !== "SOURCE_FORBIDDEN") throw error;
  }
  return found;
}
