import { graphTime } from "../graph/graph-time.ts";
import type { HeldComment, HeldPost } from "../graph/page-content.ts";
import { reactionTypes } from "../graph/page-content.ts";

/** What may be missing of comments without its being an error. */
export interface Reticence {
  /** No comment has an id, as for pages one does not manage. */
  readonly withoutIds: boolean;
  /** No comment says who wrote it. */
  readonly withoutAuthors: boolean;
}

/** `fields` decides which counts come, and under which names. */
export function postObject({ post, visibility, comments, reactions, shares }: HeldPost, fields: string) {
  const media = { photo: "photo", infographic: "photo", text: undefined, news: "link" }[post.kind as string];
  const mediaType = post.kind === "text" ? undefined : (media ?? "video");
  const counted = fields.includes("comments.filter(stream)")
    ? comments
    : comments.filter(({ comment }) => comment.parentId === null);
  const types = [...fields.matchAll(/reactions\.type\((\w+)\)[^,]*?\.as\((\w+)\)/gu)].map(
    ([, type = "", name = ""]) =>
      [
        name,
        summary(reactionTypes.reduce((sum, each) => sum + (each === type ? reactions[each] : 0), 0)),
      ] as const,
  );
  const total = reactionTypes.reduce((sum, type) => sum + reactions[type], 0);
  const reel = post.kind === "short_video" ? "reel" : "posts";
  return {
    id: post.id,
    message: post.title,
    created_time: graphTime(post.publishedAt),
    permalink_url: `https://www.facebook.com/${post.channelId}/${reel}/${ownPart(post.id)}`,
    status_type: mediaType === undefined ? "mobile_status_update" : `added_${mediaType}`,
    is_published: visibility === "public",
    ...(mediaType !== undefined && { attachments: { data: [{ media_type: mediaType, type: mediaType }] } }),
    ...(shares > 0 && { shares: { count: shares } }), // left out at zero
    comments: summary(counted.length),
    ...(fields.includes("as(reactions_total)") && { reactions_total: summary(total) }),
    ...Object.fromEntries(types),
  };
}

function summary(count: number) {
  return { data: [], summary: { total_count: count } };
}

export function commentObject(
  { post, comment, replies, hidden }: HeldComment,
  parent: HeldComment | undefined,
  { withoutIds, withoutAuthors }: Reticence,
) {
  const { id, parentId, author, text, publishedAt, likes } = comment;
  const own = `comment_id=${ownPart(parentId ?? id)}${parentId === null ? "" : `&reply_comment_id=${ownPart(id)}`}`;
  return {
    ...(!withoutIds && { id }),
    message: text,
    created_time: graphTime(publishedAt),
    ...(!withoutAuthors && author !== null && { from: { id: author.id, name: author.name } }),
    ...(parent !== undefined &&
      !withoutIds && {
        parent: {
          id: parent.comment.id,
          message: parent.comment.text,
          created_time: graphTime(parent.comment.publishedAt),
        },
      }),
    permalink_url: `https://www.facebook.com/${post.post.channelId}/posts/${ownPart(post.post.id)}/?${own}`,
    like_count: likes,
    comment_count: replies,
    is_hidden: hidden,
    ...(text === "" && { attachment: { type: "sticker", url: "https://www.facebook.com/" } }),
  };
}

/** `1030_555` is the post 555 of the page 1030, and `555_901` the comment 901 under it. */
function ownPart(id: string): string {
  return id.split("_").at(-1) ?? id;
}
