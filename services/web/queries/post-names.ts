import type { Scope, SearchIndex } from "../../../pipelines/ports/search-index.ts";
import type { CommentDocument } from "../../../schemas/document.ts";
import type { DocumentId } from "../../../schemas/item.ts";

/** Captions of posts; a post that is not collected yet is missing. */
export type PostNames = ReadonlyMap<DocumentId, string>;

/** The captions of the posts under which these comments stand. */
export async function postNames(
  index: SearchIndex,
  scope: Scope,
  comments: readonly CommentDocument[],
): Promise<PostNames> {
  const ids = [...new Set(comments.map(({ comment }) => comment.postId))];
  if (ids.length === 0) return new Map();
  const posts = await index.posts({ scope, ids, size: ids.length });
  return new Map(posts.map(({ id, caption }) => [id, caption]));
}
