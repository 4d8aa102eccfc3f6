import type { SearchIndex } from "../../../pipelines/ports/search-index.ts";
import type { CommentDocument } from "../../../schemas/document.ts";
import type { DocumentId } from "../../../schemas/item.ts";

const nation = { kind: "nation" } as const;
/** What the index gives at once. */
const mostAtOnce = 1_000;

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
  for (const ids of chunks(documents.map(({ comment }) => comment.postId))) {
    const posts = await index.posts({ scope: nation, ids, size: mostAtOnce });
    for (const { id, caption } of posts) captions.set(id, caption);
  }
  const texts = new Map<string, string>();
  for (const ids of chunks(documents.flatMap(({ comment }) => comment.parentId ?? []))) {
    for (const { comment } of await commentsWithIds(index, ids)) texts.set(comment.id, comment.text);
  }
  return ({ comment: { postId, parentId } }) => ({
    caption: captions.get(postId) ?? null,
    parent: parentId === null ? null : (texts.get(parentId) ?? null),
  });
}

/** The comments with these ids that the index holds. */
export async function commentsWithIds(index: Pick<SearchIndex, "search">, ids: readonly DocumentId[]) {
  const found = await Promise.all(
    chunks(ids).map((some) =>
      index.search({ scope: nation, filter: { ids: some }, order: "oldest", size: mostAtOnce }),
    ),
  );
  return found.flatMap(({ hits }) => hits);
}

function chunks(ids: readonly DocumentId[]): readonly (readonly DocumentId[])[] {
  const once = [...new Set(ids)];
  return Array.from({ length: Math.ceil(once.length / mostAtOnce) }, (_, at) =>
    once.slice(at * mostAtOnce, (at + 1) * mostAtOnce),
  );
}
