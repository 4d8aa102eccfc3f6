import { countComments } from "../../../pipelines/core/count-comments.ts";
import type { PostView, Scope, SearchIndex } from "../../../pipelines/ports/search-index.ts";
import type { DocumentId } from "../../../schemas/item.ts";
import type { View } from "../view.ts";
import { filterOf } from "../view.ts";
import type { LabelErrors } from "../../../pipelines/stats/label-errors.ts";
import { enoughVoices } from "../../../pipelines/stats/small-cells.ts";
import type { EstimatedRow } from "../../../pipelines/trends/shares/estimated-rows.ts";
import type { Estimates } from "../../../pipelines/stats/estimates-reader.ts";
import { mostFirst, rowsOf } from "../../../pipelines/trends/shares/rows.ts";

interface PostRow extends EstimatedRow {
  /** `undefined` while comments are held but the post is not. */
  readonly post: PostView | undefined;
}

export interface PostList {
  /** Posts with at least one matching comment. */
  readonly total: number;
  /** Those with the most, at most `postsShown`. */
  readonly rows: readonly PostRow[];
  readonly errors: LabelErrors;
}

const postsShown = 100;

/** The posts under which the comments of a view stand, most comments first. */
export async function readPosts(
  index: SearchIndex,
  scope: Scope,
  view: View,
  { errors, estimator }: Estimates,
): Promise<PostList> {
  const filter = filterOf(view);
  const by = [{ field: "postId" }, { field: "sentiment" }] as const;
  const all = mostFirst(rowsOf(await index.aggregate({ scope, filter, by })));
  const shown = all.slice(0, postsShown);
  if (shown.length === 0) return { total: 0, rows: [], errors };
  const ids = shown.map(({ id }) => id as DocumentId);
  const [held, voices] = await Promise.all([
    index.posts({ scope, ids, size: ids.length }),
    index.aggregate({ scope, filter: { ...filter, postIds: ids }, by: [{ field: "postId" }], authors: true }),
  ]);
  const posts = new Map(held.map((post) => [post.id, post]));
  const enough = new Set(voices.flatMap(({ keys, authors }) => (enoughVoices(authors) ? keys : [])));
  const rows = shown.map((row) => ({
    ...row,
    estimates: enough.has(row.id) ? estimator.estimate([row.counts], { slice: "post" }) : null,
    post: posts.get(row.id as DocumentId),
  }));
  return { total: all.length, rows, errors };
}

/** Of the held comments of a post, those that the channel itself wrote. */
export async function countOfficial(index: SearchIndex, scope: Scope, id: DocumentId): Promise<number> {
  return await countComments(index, { postIds: [id], official: true }, scope);
}

/** One post with its counts; `undefined` when it is not held or not in scope. */
export async function readPost(
  index: SearchIndex,
  scope: Scope,
  id: DocumentId,
): Promise<PostView | undefined> {
  return (await index.posts({ scope, ids: [id], size: 1 }))[0];
}
