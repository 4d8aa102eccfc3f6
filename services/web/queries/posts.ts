import type { PostView, Scope, SearchIndex } from "../../../pipelines/ports/search-index.ts";
import type { DocumentId } from "../../../schemas/item.ts";
import type { View } from "../view.ts";
import { filterOf } from "../view.ts";
import type { Row } from "./rows.ts";
import { mostFirst, rowsOf } from "./rows.ts";

interface PostRow extends Row {
  /** `undefined` while comments are held but the post is not. */
  readonly post: PostView | undefined;
}

export interface PostList {
  /** Posts with at least one matching comment. */
  readonly total: number;
  /** Those with the most, at most `postsShown`. */
  readonly rows: readonly PostRow[];
}

const postsShown = 100;

/** The posts under which the comments of a view stand, most comments first. */
export async function readPosts(index: SearchIndex, scope: Scope, view: View): Promise<PostList> {
  const by = [{ field: "postId" }, { field: "sentiment" }] as const;
  const all = mostFirst(rowsOf(await index.aggregate({ scope, filter: filterOf(view), by })));
  const shown = all.slice(0, postsShown);
  if (shown.length === 0) return { total: 0, rows: [] };
  const ids = shown.map(({ id }) => id as DocumentId);
  const posts = new Map((await index.posts({ scope, ids, size: ids.length })).map((post) => [post.id, post]));
  return { total: all.length, rows: shown.map((row) => ({ ...row, post: posts.get(row.id as DocumentId) })) };
}

/** Of the held comments of a post, those that the channel itself wrote. */
export async function countOfficial(index: SearchIndex, scope: Scope, id: DocumentId): Promise<number> {
  const [all] = await index.aggregate({ scope, filter: { postIds: [id], official: true }, by: [] });
  return all?.comments ?? 0;
}

/** One post with its counts; `undefined` when it is not held or not in scope. */
export async function readPost(
  index: SearchIndex,
  scope: Scope,
  id: DocumentId,
): Promise<PostView | undefined> {
  return (await index.posts({ scope, ids: [id], size: 1 }))[0];
}
