import type { PageTokens } from "../../serving/paging.ts";
import { newestFirst } from "../../serving/paging.ts";
import { DisqusError } from "./disqus-errors.ts";
import { postObject, threadObject } from "./disqus-dialect.ts";
import type { ForumContent, HeldPost, HeldThread } from "./forum-content.ts";
import { numberOf, positionOf, threadPosition } from "./forum-content.ts";

export interface Forum {
  readonly name: string;
  readonly content: ForumContent;
  readonly tokens: PageTokens;
  /** No page is longer, whatever was asked for. */
  readonly pageSize: number;
}

interface Listed {
  readonly response: unknown;
  readonly cursor?: { readonly hasNext: boolean; readonly more: boolean; readonly next: string | null };
}

/** What the API answers to a question for `path`, such as `posts/list`. Throws `DisqusError`. */
export function answerOf(forum: Forum, path: string, query: URLSearchParams): Listed {
  switch (path) {
    case "forums/listThreads":
      return threadsPage(forum, query);
    case "threads/set":
      return { response: threadsAsked(forum, query).map((thread) => threadObject(thread, forum.name)) };
    case "forums/listPosts":
      return postsPage(forum, "forum", [...forum.content.threads.values()], query);
    case "posts/list": {
      const threads = threadsAsked(forum, query);
      if (threads.some(({ closed }) => closed)) throw new DisqusError("noAccess");
      return postsPage(forum, query.getAll("thread").join(), threads, query);
    }
    case "posts/details":
      return { response: postAsked(forum, query.get("post") ?? "") };
    default:
      throw new DisqusError("noEndpoint");
  }
}

function threadsAsked({ content }: Forum, query: URLSearchParams): readonly HeldThread[] {
  const byId = new Map([...content.threads.values()].map((thread) => [thread.id, thread]));
  return query.getAll("thread").map((id) => {
    const thread = byId.get(id);
    if (thread === undefined) throw new DisqusError("noThread");
    return thread;
  });
}

/** What was removed is given without its words, or not at all. */
function postAsked({ content, name }: Forum, number: string) {
  const find = (held: ReadonlyMap<string, HeldPost>) =>
    [...held.values()].find(({ comment }) => numberOf(comment.id) === number);
  const there = find(content.posts);
  if (there !== undefined) return postObject(there, name);
  const removed = find(content.removed);
  if (removed === undefined || Number(number) % 2 === 1) throw new DisqusError("noPost");
  return postObject(removed, name, true);
}

function threadsPage({ name, content, tokens, pageSize }: Forum, query: URLSearchParams): Listed {
  const list = [...content.threads.values()].toSorted((a, b) =>
    newestFirst(threadPosition(a), threadPosition(b)),
  );
  const asked = { name: "threads", list, positionOf: threadPosition, ...askedIn(query, pageSize) };
  const { items, nextPageToken } = tokens.page(asked);
  return { response: items.map((thread) => threadObject(thread, name)), cursor: cursorOf(nextPageToken) };
}

function postsPage(
  { name, tokens, pageSize }: Forum,
  listName: string,
  threads: readonly HeldThread[],
  query: URLSearchParams,
): Listed {
  const list = threads
    .flatMap(({ posts }) => posts)
    .filter(({ held }) => !held)
    .toSorted((a, b) => newestFirst(positionOf(a), positionOf(b)));
  const { items, nextPageToken } = tokens.page({
    name: listName,
    list,
    positionOf,
    ...askedIn(query, pageSize),
  });
  return { response: items.map((post) => postObject(post, name)), cursor: cursorOf(nextPageToken) };
}

function askedIn(query: URLSearchParams, pageSize: number) {
  const limit = Number(query.get("limit") ?? 25);
  if (!(limit >= 1 && limit <= 100) || query.get("order") !== "desc") throw new DisqusError("argument");
  return {
    order: newestFirst,
    token: query.get("cursor") ?? undefined,
    size: Math.min(limit, pageSize),
  };
}

function cursorOf(next: string | undefined) {
  return { hasNext: next !== undefined, more: next !== undefined, next: next ?? null };
}
