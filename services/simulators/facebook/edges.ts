import { GraphError } from "./api-errors.ts";
import type { Reticence } from "./dialect.ts";
import { commentObject, postObject } from "./dialect.ts";
import type { HeldPage, PageContent } from "./page-content.ts";
import { commentPosition, postPosition } from "./page-content.ts";
import type { Order, PageTokens, Position } from "../serving/paging.ts";
import { newestFirst } from "../serving/paging.ts";

export interface Serving {
  readonly content: PageContent;
  readonly tokens: PageTokens;
  /** No page is longer, whatever was asked for. */
  readonly pageSizeLimit: number;
  readonly reticence: Reticence;
}

/** Where a list is served, for the addresses of its next pages; these carry the token, as the real ones do. */
export interface Asked {
  readonly path: string;
  readonly base: string;
  readonly token: string;
  readonly query: URLSearchParams;
}

/** What a token of one page may read. Throws `GraphError`. */
export function pageAnswer(serving: Serving, page: HeldPage, asked: Asked): unknown {
  const [object = "", edge] = asked.path.split("/");
  if (edge === "published_posts") return publishedPosts(serving, page, object, asked);
  if (edge === "comments") return comments(serving, page, object, asked);
  if (edge === undefined) return single(serving, page, object);
  throw new GraphError("badParameter");
}

/** The pages a user's token has a role on, each with its own token. */
export function accounts(serving: Serving, tokenOf: (page: string) => string, asked: Asked): unknown {
  const list = [...serving.content.pages.values()];
  const positionOf = ({ page }: HeldPage): Position => ({ at: "", id: page.id });
  return listBody(
    serving,
    asked,
    { list, positionOf, order: (a, b) => Number(a.id > b.id) || -Number(a.id < b.id) },
    (held) => ({
      access_token: tokenOf(held.page.id),
      category: "Government organisation",
      name: held.page.name,
      id: held.page.id,
      tasks: ["MODERATE", "CREATE_CONTENT", "MANAGE", "ANALYZE"],
    }),
  );
}

function publishedPosts(serving: Serving, page: HeldPage, object: string, asked: Asked): unknown {
  if (object !== page.page.id) throw new GraphError("gone");
  const list = page.posts.filter(({ visibility }) => visibility !== "deleted");
  const fields = asked.query.get("fields") ?? "";
  return listBody(serving, asked, { list, positionOf: postPosition, order: newestFirst }, (post) =>
    postObject(post, fields),
  );
}

function comments(serving: Serving, page: HeldPage, object: string, asked: Asked): unknown {
  const post = serving.content.posts.get(object);
  if (post === undefined || post.visibility === "deleted" || post.post.channelId !== page.page.id)
    throw new GraphError("gone");
  if (post.closed) throw new GraphError("permission");
  const { query } = asked;
  const stream = query.get("filter") === "stream";
  const list = post.comments.filter(({ comment }) => stream || comment.parentId === null);
  const order = query.get("order") ?? "ranked";
  // Other orders than the one we need are not simulated: by id, which means nothing.
  const ordered = order === "reverse_chronological" ? newestFirst : byId;
  const sorted =
    ordered === byId ? list.toSorted((a, b) => byId(commentPosition(a), commentPosition(b))) : list;
  return listBody(serving, asked, { list: sorted, positionOf: commentPosition, order: ordered }, (held) =>
    commentObject(held, serving.content.comments.get(held.comment.parentId ?? ""), serving.reticence),
  );
}

const byId: Order = (a, b) => Number(a.id > b.id) || -Number(a.id < b.id);

function single({ content }: Serving, page: HeldPage, object: string): unknown {
  const comment = content.comments.get(object);
  const post = comment?.post ?? content.posts.get(object);
  if (post === undefined || post.visibility === "deleted" || post.post.channelId !== page.page.id)
    throw new GraphError("gone");
  return { id: object };
}

interface Listed<T> {
  readonly list: readonly T[];
  readonly positionOf: (item: T) => Position;
  readonly order: Order;
}

function listBody<T>(
  { tokens, pageSizeLimit }: Serving,
  { path, base, token, query }: Asked,
  listed: Listed<T>,
  toObject: (item: T) => unknown,
): unknown {
  const limit = Number(query.get("limit") ?? 25);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) throw new GraphError("badParameter");
  const size = Math.min(limit, pageSizeLimit);
  const { items, nextPageToken } = tokens.page({
    ...listed,
    name: path,
    token: query.get("after") ?? undefined,
    size,
  });
  const data = items.map(toObject);
  if (items.length === 0) return { data };
  // The last page has a cursor as well: only `next` tells that there is more.
  const after = nextPageToken ?? "last";
  const next = new URL(`${base}/${path}`);
  for (const [name, value] of query) next.searchParams.set(name, value);
  next.searchParams.set("access_token", token);
  next.searchParams.set("after", after);
  const cursors = { before: "first", after };
  return { data, paging: { cursors, ...(nextPageToken !== undefined && { next: next.href }) } };
}
