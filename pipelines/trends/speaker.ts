import type { Comment } from "../../schemas/item.ts";

/**
 * Who speaks, as far as is known: comments under one post of which the platform does not say the author are one voice,
 * because they may be one person's.
 */
export function speakerOf({ author, postId }: Pick<Comment, "author" | "postId">): string {
  return author ?? `under ${postId}`;
}
