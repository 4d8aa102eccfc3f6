import type { StoredFields, StoredFieldsByPayload } from "../stored-fields.ts";

const summary: StoredFields = { summary: { total_count: "keep" } };

/** What is stored of the objects of the Graph API: what the normaliser reads, and nothing else. */
export const facebookFields: StoredFieldsByPayload = {
  post: {
    id: "keep",
    message: "text",
    story: "text",
    created_time: "keep",
    permalink_url: "keep",
    status_type: "keep",
    attachments: { data: [{ media_type: "keep", type: "keep", title: "text" }] },
    shares: { count: "keep" },
    comments: summary,
    reactions_total: summary,
    reactions_like: summary,
    reactions_love: summary,
    reactions_care: summary,
    reactions_haha: summary,
    reactions_wow: summary,
    reactions_sad: summary,
    reactions_angry: summary,
  },
  comment: {
    id: "keep",
    message: "text",
    created_time: "keep",
    from: { id: "person", name: "name" },
    // Whoever tagged somebody wrote the name into the text: it becomes a pseudonym there.
    message_tags: [{ name: "name" }],
    parent: { id: "keep" },
    permalink_url: "keep",
    like_count: "keep",
    comment_count: "keep",
    is_hidden: "keep",
    // Says that a comment without text is a picture or a sticker, and not a payload of another shape.
    attachment: { type: "keep" },
  },
};
