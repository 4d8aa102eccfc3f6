import { graphTime } from "../graph/graph-time.ts";
import type { HeldComment, HeldPost } from "../graph/page-content.ts";

export function mediaObject({ post, comments, closed, reactions }: HeldPost, handle: string) {
  const { id, kind, title, publishedAt } = post;
  const film = kind !== "photo" && kind !== "infographic" && kind !== "text" && kind !== "news";
  return {
    id,
    ...(title !== "" && { caption: title }),
    media_type: film ? "VIDEO" : "IMAGE",
    media_product_type: kind === "short_video" ? "REELS" : "FEED",
    permalink: `https://www.instagram.com/p/${id}/`,
    timestamp: graphTime(publishedAt),
    username: handle.replace(/^@/u, ""),
    like_count: reactions.LIKE,
    comments_count: comments.length,
    is_comment_enabled: !closed,
  };
}

/** Our own account is named by `user` and not by `from`. */
export function commentObject({ comment, hidden }: HeldComment, accountId: string) {
  const { id, parentId, author, text, publishedAt, likes } = comment;
  const from =
    author?.id === accountId
      ? { user: { id: accountId }, username: author.name }
      : author !== null && { from: { id: author.id, username: author.name }, username: author.name };
  return {
    id,
    text,
    timestamp: graphTime(publishedAt),
    ...from,
    like_count: likes,
    hidden,
    ...(parentId !== null && { parent_id: parentId }),
  };
}
