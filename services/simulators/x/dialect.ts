import type { HeldComment, HeldPost, Version } from "./account-content.ts";
import { latest } from "./account-content.ts";

/** Which names a request asks for: `tweet` up to version 2.166, `post` from then on. */
export type Naming = "tweet" | "post";

/** What X counts of a post: replies and quotes of its latest version, and no replies to replies. */
export function postCounts({ post, versions, comments, reposts }: HeldPost) {
  const under = latest(versions).id;
  const direct = comments.filter((each) => each.comment.parentId === null && each.under === under);
  const quotes = direct.filter(({ isQuote }) => isQuote).length;
  return {
    like: post.likes,
    share: reposts,
    quote: quotes,
    bookmark: Math.floor(post.likes / 9),
    replies: direct.length - quotes,
  };
}

export function postObject(held: HeldPost, version: Version, naming: Naming) {
  const { post, versions } = held;
  const { like, share, quote, bookmark, replies } = postCounts(held);
  const media = { photo: "3_1", infographic: "3_1", text: undefined, news: undefined }[post.kind as string];
  const mediaKey = post.kind === "text" || post.kind === "news" ? undefined : (media ?? "7_1");
  return {
    ...common(version, versions, naming),
    author_id: post.channelId,
    conversation_id: version.id,
    ...(mediaKey !== undefined && { attachments: { media_keys: [mediaKey] } }),
    public_metrics: {
      [naming === "tweet" ? "retweet_count" : "repost_count"]: share,
      reply_count: replies,
      like_count: like,
      quote_count: quote,
      bookmark_count: bookmark,
      impression_count: post.views,
    },
  };
}

export function commentObject(held: HeldComment, version: Version, replies: number, naming: Naming) {
  const { comment, isQuote, under, versions } = held;
  const reference = isQuote
    ? { type: "quoted", id: under }
    : { type: "replied_to", id: comment.parentId ?? under };
  return {
    ...common(version, versions, naming),
    ...(comment.author !== null && { author_id: comment.author.id }),
    conversation_id: isQuote ? version.id : under,
    [`referenced_${naming}s`]: [reference],
    public_metrics: {
      [naming === "tweet" ? "retweet_count" : "repost_count"]: 0,
      reply_count: replies,
      like_count: comment.likes,
      quote_count: 0,
      bookmark_count: 0,
      impression_count: comment.likes * 40,
    },
  };
}

function common({ id, text, at }: Version, versions: readonly Version[], naming: Naming) {
  const whole = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const long = whole.length > 280;
  return {
    id,
    text: long ? `${whole.slice(0, 270)}…` : whole,
    ...(long && { [`note_${naming}`]: { text: whole } }),
    created_at: `${at.slice(0, 19)}.000Z`,
    [`edit_history_${naming}_ids`]: versions.map((version) => version.id),
  };
}
