import type { StoredFields, StoredFieldsByPayload } from "../stored-fields.ts";

const comment: StoredFields = {
  id: "keep",
  text: "text",
  timestamp: "keep",
  // Not a `name`: where the API leaves out the id, this is all that tells two persons apart.
  username: "person",
  from: { id: "person", username: "name" },
  user: { id: "person" },
  parent_id: "keep",
  media: { id: "keep" },
  like_count: "keep",
  hidden: "keep",
};

/** What is stored of the objects of the Instagram API: what the normaliser reads, and nothing else. */
export const instagramFields: StoredFieldsByPayload = {
  media: {
    id: "keep",
    caption: "text",
    media_type: "keep",
    media_product_type: "keep",
    permalink: "keep",
    timestamp: "keep",
    like_count: "keep",
    comments_count: "keep",
    is_comment_enabled: "keep",
  },
  comment: { ...comment, replies: { data: [comment] } },
};
