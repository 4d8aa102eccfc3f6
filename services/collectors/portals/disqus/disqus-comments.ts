import { z } from "zod";
import type { Cursor, Depth, Page, PostReference } from "../../../../pipelines/ports/source.ts";
import { placeAt } from "../../cursor-place.ts";
import { reachesBack } from "../../reaches-back.ts";
import { localIdOf } from "../portal-site.ts";
import type { DisqusApi } from "./disqus-api.ts";
import { AbsentError } from "./disqus-errors.ts";
import type { DisqusPost, DisqusSite } from "./disqus-items.ts";
import { commentPayload, createdMs, isShown, postIn } from "./disqus-items.ts";
import { listPages } from "./list-pages.ts";

const Place = z.object({ cursor: z.string() });

const nothing: Page = { payloads: [], posts: [], next: undefined };

/** All comments and replies in these threads of one article in one flat list, newest first. */
export async function* walkThreads(
  api: DisqusApi,
  disqus: DisqusSite,
  post: PostReference,
  threadIds: readonly string[],
  depth: Depth,
  after: Cursor | undefined,
  signal: AbortSignal,
): AsyncGenerator<Page> {
  const under = { articleId: localIdOf(disqus.site, post.nativeId), caption: post.caption };
  const query = { forum: disqus.forum, thread: threadIds };
  const from = placeAt(Place, after)?.cursor;
  try {
    for await (const { items, next } of listPages(api, "posts/list", query, from, signal)) {
      const posts = items.map(postIn);
      const isEnd = next === undefined || reachesBack(posts.map(createdMs), depth);
      const payloads = posts.filter(isShown).map((each) => commentPayload(disqus, each, under));
      yield { payloads, posts: [], next: isEnd ? undefined : JSON.stringify({ cursor: next }) };
      if (isEnd) return;
    }
  } catch (error) {
    if (!(error instanceof AbsentError)) throw error;
    yield nothing; // its threads were removed or united meanwhile; the next list shows which there are
  }
}

/** All that was written in a forum since a time, in ms since 1970, newest first. */
export async function postsSince(
  api: DisqusApi,
  forum: string,
  sinceMs: number,
  signal: AbortSignal,
): Promise<readonly DisqusPost[]> {
  const depth = { kind: "new", since: new Date(sinceMs).toISOString() } as const;
  const found: DisqusPost[] = [];
  for await (const { items } of listPages(api, "forums/listPosts", { forum }, undefined, signal)) {
    const posts = items.map(postIn);
    found.push(...posts.filter((post) => !(createdMs(post) < sinceMs)));
    if (reachesBack(posts.map(createdMs), depth)) break;
  }
  return found;
}

/** Is the comment with this number still shown to the public? */
export async function isStillShown(api: DisqusApi, number: string, signal: AbortSignal): Promise<boolean> {
  try {
    const { response } = await api.get("posts/details", { post: number }, signal);
    return isShown(postIn(response));
  } catch (error) {
    if (error instanceof AbsentError) return false;
    throw error;
  }
}
