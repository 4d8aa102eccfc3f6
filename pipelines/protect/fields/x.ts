import type { StoredFields, StoredFieldsByPayload } from "../stored-fields.ts";

const reference: StoredFields = { type: "keep", id: "keep" };

/** Both namings that X uses for the same things. */
const post: StoredFields = {
  id: "keep",
  text: "text",
  note_tweet: { text: "text" },
  note_post: { text: "text" },
  author_id: "person",
  created_at: "keep",
  conversation_id: "keep",
  edit_history_tweet_ids: ["keep"],
  edit_history_post_ids: ["keep"],
  referenced_tweets: [reference],
  referenced_posts: [reference],
  attachments: { media_keys: ["keep"] },
  // Handles that the text mentions.
  entities: { mentions: [{ username: "name" }] },
  public_metrics: {
    retweet_count: "keep",
    repost_count: "keep",
    reply_count: "keep",
    like_count: "keep",
    quote_count: "keep",
    bookmark_count: "keep",
    impression_count: "keep",
  },
};

/** What is stored of the objects of X's API v2: what the normaliser reads, and nothing else. */
export const xFields: StoredFieldsByPayload = { post, comment: post, reply: post, quote: post };
