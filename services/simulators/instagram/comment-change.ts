import type { ChangeInDelivery } from "../graph/push-changes.ts";

/** How Instagram words a change of the field `comments`. It sends no word of edits, removals, likes and media. */
export const commentChange: ChangeInDelivery = (change) => {
  if (change.kind !== "comment" || change.verb !== "add") return undefined;
  const { post, comment } = change;
  const { id, parentId, author, text } = comment;
  return {
    field: "comments",
    value: {
      id,
      ...(parentId !== null && { parent_id: parentId }),
      text,
      ...(author !== null && { from: { id: author.id, username: author.name } }),
      media: { id: post.id, media_product_type: post.kind === "short_video" ? "REELS" : "FEED" },
    },
  };
};
