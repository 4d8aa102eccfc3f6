import type { SearchIndex } from "../../../pipelines/ports/search-index.ts";
import type { CommentDocument } from "../../../schemas/document.ts";
import { chunksOfIds, commentsWithIds, mostAtOnce } from "../../workers/comments-with-ids.ts";

const nation = { kind: "nation" } as const;

/** What a comment is read with; `null` where there is none, or the index does not hold it. */
export interface Context {
  /** Caption of its post. */
  readonly caption: string | null;
  /** Text of the comment it answers. */
  readonly parent: string | null;
}

/** Finds out what each of these comments answers. */
export async function readContexts(
  index: Pick<SearchIndex, "posts" | "search">,
  documents: readonly Pick<CommentDocument, "comment">[],
): Promise<(document: Pick<CommentDocument, "comment">) => Context> {
  const captions = new Map<string, string>();
  for (const ids of chunksOfIds(documents.map(({ comment }) => comment.postId))) {
    const posts = await index.posts({ scope: nation, ids, size: mostAtOnce });
    for (const { id, caption } of posts) captions.set(id, caption);
  }
  const texts = new Map<string, string>();
  for (const ids of chunksOfIds(documents.flatMap(({ comment }) => comment.parentId ?? []))) {
    for (const { comment } of await commentsWithIds(index, ids)) texts.set(comment.id, comment.text);
  }
  return ({ comment: { postId, parentId } }) => ({
    caption: captions.get(postId) ?? null,
    parent: parentId === null ? null : (texts.get(parentId) ?? null),
  });
}
