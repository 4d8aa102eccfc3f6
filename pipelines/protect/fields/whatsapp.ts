import type { StoredFieldsByPayload } from "../stored-fields.ts";

/** What is stored of exported chats. Nobody in a group agreed to be named: senders and the members a text names go. */
export const whatsappFields: StoredFieldsByPayload = {
  chatDay: { name: "text", day: "keep", publishedAt: "keep" },
  message: {
    id: "keep",
    sender: "person",
    // Members of the group whom the text may name.
    members: ["name"],
    official: "keep",
    text: "text",
    publishedAt: "keep",
  },
  strayText: { text: "text", members: ["name"] },
};
