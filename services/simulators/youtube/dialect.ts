import type { Instant } from "../../../schemas/item.ts";
import type { HeldChannel, HeldComment, HeldVideo } from "./catalogue.ts";

export type TextFormat = "html" | "plainText";
type Parts = ReadonlySet<string>;

/** The API carries about so many replies with a thread, and does not say which. */
const carriedReplies = 5;

export function channelItem({ channel, uploadsId, uploads }: HeldChannel, parts: Parts) {
  const { id, name, handle } = channel;
  return {
    kind: "youtube#channel",
    etag: etag(id, uploads.length),
    id,
    ...(parts.has("snippet") && {
      snippet: { title: name, description: "", customUrl: handle, country: "MY" },
    }),
    ...(parts.has("contentDetails") && {
      contentDetails: { relatedPlaylists: { likes: "", uploads: uploadsId } },
    }),
    ...(parts.has("statistics") && { statistics: { videoCount: String(uploads.length) } }),
  };
}

/** Deleted and private videos stay in the list, without what they were. */
export function playlistEntry({ post, visibility }: HeldVideo, playlistId: string, parts: Parts) {
  const shown = visibility === "public";
  const publishedAt = time(post.publishedAt);
  const title = { public: post.title, private: "Private video", deleted: "Deleted video" }[visibility];
  const privacyStatus = { public: "public", private: "private", deleted: "privacyStatusUnspecified" }[
    visibility
  ];
  const resourceId = { kind: "youtube#video", videoId: post.id };
  return {
    kind: "youtube#playlistItem",
    etag: etag(post.id, visibility.length),
    id: Buffer.from(`${playlistId}.${post.id}`).toString("base64url"),
    ...(parts.has("snippet") && {
      snippet: { publishedAt, channelId: post.channelId, title, playlistId, resourceId },
    }),
    ...(parts.has("contentDetails") && {
      contentDetails: { videoId: post.id, ...(shown && { videoPublishedAt: publishedAt }) },
    }),
    ...(parts.has("status") && { status: { privacyStatus } }),
  };
}

export function videoItem(
  { post, shownCount, commentsDisabled }: HeldVideo,
  channelTitle: string,
  parts: Parts,
) {
  const { id, channelId, title, publishedAt, views, likes } = post;
  return {
    kind: "youtube#video",
    etag: etag(id, shownCount),
    id,
    ...(parts.has("snippet") && {
      snippet: {
        publishedAt: time(publishedAt),
        channelId,
        title,
        description: "",
        channelTitle,
        categoryId: "25",
        liveBroadcastContent: "none",
      },
    }),
    ...(parts.has("statistics") && {
      statistics: {
        viewCount: String(views),
        likeCount: String(likes),
        favoriteCount: "0",
        ...(!commentsDisabled && { commentCount: String(shownCount) }),
      },
    }),
  };
}

export function threadItem(top: HeldComment, format: TextFormat, parts: Parts) {
  const { comment, video, replies, revision } = top;
  return {
    kind: "youtube#commentThread",
    etag: etag(comment.id, revision + replies.length),
    id: comment.id,
    snippet: {
      channelId: video.post.channelId,
      videoId: video.post.id,
      topLevelComment: commentItem(top, format),
      canReply: true,
      totalReplyCount: replies.length,
      isPublic: true,
    },
    ...(parts.has("replies") &&
      replies.length > 0 && {
        replies: { comments: replies.slice(0, carriedReplies).map((reply) => commentItem(reply, format)) },
      }),
  };
}

export function commentItem({ comment, video, revision }: HeldComment, format: TextFormat) {
  const { id, parentId, author, text, likes, publishedAt, editedAt } = comment;
  return {
    kind: "youtube#comment",
    etag: etag(id, revision),
    id,
    snippet: {
      channelId: video.post.channelId,
      videoId: video.post.id,
      textDisplay: format === "html" ? html(text) : text,
      textOriginal: text,
      ...(parentId !== null && { parentId }),
      authorDisplayName: author?.name ?? "",
      authorProfileImageUrl: "",
      authorChannelUrl: author === null ? "" : `http://www.youtube.com/${author.name}`,
      ...(author !== null && { authorChannelId: { value: author.id } }),
      canRate: true,
      viewerRating: "none",
      likeCount: likes,
      publishedAt: time(publishedAt),
      updatedAt: time(editedAt ?? publishedAt),
    },
  };
}

function etag(id: string, revision: number): string {
  return `${id}-${revision}`;
}

/** Newer records have no fraction, older ones have one: here whoever has none to show. */
function time(instant: Instant): string {
  return instant.replace(".000Z", "Z");
}

function html(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\n", "<br>");
}
