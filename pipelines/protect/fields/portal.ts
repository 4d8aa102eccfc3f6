import type { StoredFieldsByPayload } from "../stored-fields.ts";

/** What is stored of a portal, however it was read: the collector has turned each site's dialect into these two. */
export const portalFields: StoredFieldsByPayload = {
  article: {
    id: "keep",
    title: "text",
    publishedAt: "keep",
    format: "keep",
    commentCount: "keep",
    link: "keep",
  },
  comment: {
    id: "keep",
    article: "keep",
    parent: "keep",
    type: "keep",
    writer: "person",
    name: "name",
    text: "text",
    publishedAt: "keep",
    likes: "keep",
    link: "keep",
  },
};
