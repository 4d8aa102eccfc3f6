import type { GraphChange } from "../graph/push-changes.ts";
import type { TruthPost } from "../truth/truth.ts";

/** How Facebook words a change of the field `feed`: times are seconds there, and counts are left out. */
export function feedChange(change: GraphChange) {
  return { field: "feed", value: valueOf(change) };
}

function valueOf(change: GraphChange) {
  const { kind, post } = change;
  if (kind === "reaction")
    return { item: "reaction", verb: "add", reaction_type: "like", post_id: post.id, parent_id: post.id };
  if (kind === "post")
    return {
      item: itemOf(post),
      verb: change.verb,
      post_id: post.id,
      message: post.title,
      created_time: seconds(post.publishedAt),
    };
  const { id, parentId, author, text, publishedAt } = change.comment;
  return {
    item: "comment",
    verb: change.verb,
    comment_id: id,
    post_id: post.id,
    parent_id: parentId ?? post.id,
    ...(author !== null && { from: { id: author.id, name: author.name } }),
    message: text,
    created_time: seconds(publishedAt),
  };
}

function itemOf({ kind }: TruthPost): string {
  if (kind === "text" || kind === "news") return "status";
  return kind === "photo" || kind === "infographic" ? "photo" : "video";
}

const seconds = (instant: string): number => Math.floor(Date.parse(instant) / 1_000);
