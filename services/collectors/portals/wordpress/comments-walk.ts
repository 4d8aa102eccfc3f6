import type { Cursor, Depth, Page, Payload, PostReference } from "../../../../pipelines/ports/source.ts";
import type { Instant } from "../../../../schemas/item.ts";
import { placeAt } from "../../cursor-place.ts";
import { reachesBack } from "../../reaches-back.ts";
import { sourceError } from "../../source-errors.ts";
import type { PortalSite } from "../portal-site.ts";
import { localIdOf } from "../portal-site.ts";
import { listedById } from "./listed-by-id.ts";
import { publishedMs, WindowPlace, windowPages } from "./window-pages.ts";
import type { WordpressApi } from "./wordpress-api.ts";
import { HiddenArticleError } from "./wordpress-errors.ts";
import { articleId, commentPayload, numberIn } from "./wordpress-items.ts";

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
  const localId = localIdOf(site, post.nativeId);
  const number = numberIn(localId);
  if (number === undefined) throw sourceError("gone", "comments: the article is none of WordPress's");
  const list = { resource: "comments", parameters: { post: String(number), _fields: fields } } as const;
  const under = { articleId: localId, caption: post.caption };
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

/** The newest comments under an article. */
export interface NewestComments {
  readonly payloads: readonly Payload[];
  /** Of all comments under it. */
  readonly count: number;
  /** Every comment published after the time that was asked about is among them. */
  readonly whole: boolean;
}

/** `undefined` where the site says no count, or one of them can't be read: a walk then finds out. Throws as the API does. */
export async function newestComments(
  api: WordpressApi,
  site: PortalSite,
  { number, caption }: { readonly number: number; readonly caption: string | null },
  since: Instant,
  signal: AbortSignal,
): Promise<NewestComments | undefined> {
  const asked = { post: String(number), _fields: fields, order: "desc", orderby: "date_gmt" };
  const { items, total } = await api.list("comments", asked, signal);
  const under = { articleId: articleId(number), caption };
  const payloads = items.flatMap((item) => commentPayload(site, item, under) ?? []);
  if (total === undefined || payloads.length < items.length) return undefined;
  const whole = items.length >= total || reachesBack(items.map(publishedMs), { kind: "new", since });
  return { payloads, count: total, whole };
}

/** Throws SOURCE_GONE when the site no longer lists the article. */
async function requireArticle(api: WordpressApi, number: number, signal: AbortSignal): Promise<void> {
  const there = await listedById(api, "posts", [number], { _fields: "id" }, signal);
  if (!there.has(number)) throw sourceError("gone", "comments: the article is no longer there");
}

function unreadable(): never {
  throw sourceError("unexpected", "comments: a comment without an id");
}
