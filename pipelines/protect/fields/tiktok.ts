import type { StoredFields, StoredFieldsByPayload } from "../stored-fields.ts";

const comment: StoredFields = {
  comment_id: "keep",
  video_id: "keep",
  parent_comment_id: "keep",
  unique_identifier: "person",
  user_id: "person",
  username: "name",
  display_name: "name",
  text: "text",
  // Says that a comment without text is a picture, and not a payload of another shape.
  image_url: "keep",
  create_time: "keep",
  likes: "keep",
  replies: "keep",
  owner: "keep",
  status: "keep",
};

/** What is stored of the objects of TikTok's Business API: what the normaliser reads, and nothing else. */
export const tiktokFields: StoredFieldsByPayload = {
  video: {
    item_id: "keep",
    caption: "text",
    create_time: "keep",
    share_url: "keep",
    video_views: "keep",
    likes: "keep",
    comments: "keep",
    shares: "keep",
  },
  comment,
  reply: comment,
};
