import type { StoredFields, StoredFieldsByPayload } from "../stored-fields.ts";

const comment: StoredFields = {
  id: "keep",
  snippet: {
    videoId: "keep",
    parentId: "keep",
    textDisplay: "text",
    // Says that a comment without text is an image, and not a payload of another shape.
    imageUrl: "keep",
    authorDisplayName: "name",
    authorChannelId: { value: "person" },
    likeCount: "keep",
    publishedAt: "keep",
    updatedAt: "keep",
  },
};

/** What is stored of the payloads of the YouTube Data API v3: what the normaliser reads, and nothing else. */
export const youtubeFields: StoredFieldsByPayload = {
  video: {
    id: "keep",
    snippet: { title: "text", publishedAt: "keep" },
    statistics: { viewCount: "keep", likeCount: "keep", commentCount: "keep" },
  },
  commentThread: {
    id: "keep",
    snippet: { totalReplyCount: "keep", topLevelComment: comment },
    replies: { comments: [comment] },
  },
  comment,
};
