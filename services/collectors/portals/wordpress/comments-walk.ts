import type { Cursor, Depth, Page, PostReference } from "../../../../pipelines/ports/source.ts";
import { placeAt } from "../../cursor-place.ts";
import { reachesBack } from "../../reaches-back.ts";
import { sourceError } from "../../source-errors.ts";
import type { PortalSite } from "../portal-site.ts";
import { localIdOf } from "../portal-site.ts";
import { listedById } from "./listed-by-id.ts";
import { publishedMs, WindowPlace, windowPages } from "./window-pages.ts";
import type { WordpressApi } from "./wordpress-api.ts";
import { HiddenArticleError } from "./wordpress-errors.ts";
import { commentPayload, numberIn } from "./wordpress-items.ts";

const fields = "id,post,parent,author,author_name,date,date_gmt,content,link,type";

/**
 * All comments and replies under one article in one flat list, newest first. Of an article that was removed WordPress says
 * either that it may not be read, or that it has no comments: then it is asked for by itself.
 */
export async function* walkComments(
  api: WordpressApi,
  site: PortalSite,
  post: PostReference,
  depth: Depth,
  after: Cursor | undefined,
  signal: AbortSignal,
): AsyncGenerator<Page> {
  const articleId = localIdOf(site, post.nativeId);
  const number = numberIn(articleId);
  if (number === undefined) throw sourceError("gone", "comments: the article is none of WordPress's");
  const list = { resource: "comments", parameters: { post: String(number), _fields: fields } } as const;
  const under = { articleId, caption: post.caption };
  try {
    for await (const { items, next } of windowPages(api, list, placeAt(WindowPlace, after), signal)) {
      if (items.length === 0) await requireArticle(api, number, signal);
      const onward =
        next === undefined || reachesBack(items.map(publishedMs), depth) ? undefined : JSON.stringify(next);
      const payloads = items.map((item) => commentPayload(site, item, under) ?? unreadable());
      yield { payloads, posts: [], next: onward };
      if (onward === undefined) return;
    }
  } catch (error) {
    if (error instanceof HiddenArticleError) await requireArticle(api, number, signal);
    throw error;
  }
}

/** Throws SOURCE_GONE when the site no longer lists the article. */
async function requireArticle(api: WordpressApi, number: number, signal: AbortSignal): Promise<void> {
  const there = await listedById(api, "posts", [number], { _fields: "id" }, signal);
  if (!there.has(number)) throw sourceError("gone", "comments: the article is no longer there");
}

function unreadable(): never {
  throw sourceError("unexpected", "comments: a comment without an id");
}
