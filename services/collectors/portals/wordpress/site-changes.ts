import { z } from "zod";
import type { Instant } from "../../../../schemas/item.ts";
import { ListeningError } from "../../../../schemas/errors.ts";
import { articleFields } from "./article-pages.ts";
import { publishedMs, windowPages } from "./window-pages.ts";
import type { WordpressApi } from "./wordpress-api.ts";
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

/** What was changed or commented on since a time, and the articles that were changed as the site gives them. */
export async function changesSince(
  api: WordpressApi,
  since: Instant,
  signal: AbortSignal,
): Promise<{ readonly articles: readonly unknown[]; readonly changes: readonly Change[] }> {
  const articles = await changedSince(api, since, signal);
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

/** Sites before WordPress 5.7 do not know `modified_after` and give all articles: the order says where to stop. */
async function changedSince(
  api: WordpressApi,
  since: string,
  signal: AbortSignal,
): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  for (let page = 1; ; page += 1) {
    const asked = { ...articleFields, orderby: "modified", order: "desc", modified_after: since };
    const { items, totalPages } = await api.list("posts", { ...asked, page: String(page) }, signal);
    const recent = items.filter(
      (item) => (Changed.safeParse(item).data?.modified_gmt ?? since) >= since.slice(0, 19),
    );
    found.push(...recent);
    if (recent.length < items.length || items.length === 0 || page >= (totalPages ?? mostChangedPages)) break;
  }
  return found;
}

/** Where the site does not say how many pages there are. */
const mostChangedPages = 50;

async function commentedSince(
  api: WordpressApi,
  since: string,
  signal: AbortSignal,
): Promise<readonly unknown[]> {
  const list = { resource: "comments", parameters: { _fields: "id,post,date_gmt" } } as const;
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
