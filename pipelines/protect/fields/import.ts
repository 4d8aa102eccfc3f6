import { importedPayload } from "../../normalise/imported.ts";
import type { StoredFieldsByPayload } from "../stored-fields.ts";

/** What is stored of a row of an imported file. */
export const importFields: StoredFieldsByPayload = {
  [importedPayload]: {
    id: "keep",
    post: "keep",
    parent: "keep",
    author: "person",
    authorName: "name",
    text: "text",
    publishedAt: "keep",
    editedAt: "keep",
    likes: "keep",
    replies: "keep",
    url: "keep",
    line: "keep",
  },
};
