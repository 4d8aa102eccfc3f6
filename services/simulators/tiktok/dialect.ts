import type { HeldComment, HeldVideo } from "./account-content.ts";

/** How many replies come with their comment. */
const carriedReplies = 3;

/** As of `fields`: what is not asked for does not come. */
export function videoObject({ post, count, likes, shares }: HeldVideo, fields: readonly string[]) {
  const all = {
    item_id: post.id,
    create_time: unixSeconds(post.publishedAt),
    caption: post.title,
    share_url: `https://www.tiktok.com/@akaun/video/${post.id}`,
    video_views: post.views,
    likes,
    comments: count,
    shares,
  };
  return Object.fromEntries(Object.entries(all).filter(([field]) => fields.includes(field)));
}

/** A comment or reply; with `carry`, those of its first replies that `shown` lets through, by an order that means nothing. */
export function commentObject(
  { video, comment, hidden, replies }: HeldComment,
  carry: boolean,
  shown: (reply: HeldComment) => boolean,
): object {
  const { id, parentId, author, text, publishedAt, likes } = comment;
  const owner = author?.id === video.post.channelId;
  const there = replies.filter(shown);
  return {
    comment_id: id,
    video_id: video.post.id,
    ...(author !== null && {
      // The account's own is another than the id by which the API is asked for it.
      unique_identifier: owner ? `uid-${author.id}` : author.id,
      user_id: `lama-${author.id}`,
      username: author.name.toLowerCase().replaceAll(/[^a-z0-9]+/gu, ""),
      display_name: author.name,
      profile_image: "https://p16.tiktokcdn.com/rekaan.jpg?x-expires=1",
    }),
    ...(text === "" ? { image_url: "https://p16.tiktokcdn.com/gambar.jpg" } : { text }),
    create_time: unixSeconds(publishedAt),
    likes,
    replies: parentId === null ? there.length : 0,
    owner,
    liked: false,
    pinned: false,
    status: hidden ? "HIDDEN" : "PUBLIC",
    ...(parentId !== null && { parent_comment_id: parentId }),
    ...(carry &&
      parentId === null && {
        reply_list: there
          .toSorted((a, b) => Number(a.comment.id > b.comment.id) || -1)
          .slice(0, carriedReplies)
          .map((reply) => commentObject(reply, false, shown)),
      }),
  };
}

function unixSeconds(instant: string): string {
  return String(Math.floor(Date.parse(instant) / 1000));
}
