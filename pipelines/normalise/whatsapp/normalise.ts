import { z } from "zod";
import type { Instant, Item } from "../../../schemas/item.ts";
import { documentId } from "../../../schemas/item.ts";
import type { RawItem } from "../../../schemas/raw-item.ts";
import type { Outcome } from "../../core/outcome.ts";
import { keep, reject } from "../../core/outcome.ts";
import { checkInstant, checkText } from "../checks.ts";
import type { Normalise } from "../normalise.ts";
import { rejectFlaw, rejectShape } from "../reject-payload.ts";

/** WhatsApp was founded on this day: no message is older. */
const whatsappBegan: Instant = "2009-02-24T00:00:00.000Z";

const ChatDayPayload = z.object({
  name: z.string(),
  day: z.iso.date(),
  publishedAt: z.string(),
});

const Message = z.object({
  id: z.string().min(1),
  sender: z.string().min(1),
  official: z.boolean(),
  text: z.string(),
  publishedAt: z.string(),
});

/**
 * Payloads of exported chats: `chatDay` (a group's day, our post), `message` (a comment of that day) and `strayText`, which
 * stood before any header, belongs to nobody, and so ends among the dead letters.
 */
export const normaliseWhatsapp: Normalise = (raw) => {
  switch (raw.payloadKind) {
    case "chatDay":
      return [dayItem(raw)];
    case "message":
      return [messageItem(raw)];
    case "strayText":
      return [reject("no_header", "text before the first message of an export")];
    default:
      return [reject("payload_kind", "payloadKind")];
  }
};

/** WhatsApp counts nothing: not who read it, not how many messages there are. */
function dayItem(raw: RawItem): Outcome<Item> {
  const parsed = ChatDayPayload.safeParse(raw.payload);
  if (!parsed.success) return rejectShape(parsed.error);
  const { name, day, publishedAt } = parsed.data;
  const caption = checkText(`${name}, ${day.split("-").reverse().join("/")}`, "name");
  if (caption.flaw) return rejectFlaw(caption.flaw);
  const began = checkInstant(publishedAt, "publishedAt", limitsOf(raw));
  if (began.flaw) return rejectFlaw(began.flaw);
  return keep({
    kind: "post",
    post: {
      id: raw.postId,
      channelId: raw.channel.id,
      kind: "text",
      caption: caption.value,
      publishedAt: began.value,
      collectedAt: raw.collectedAt,
      views: null,
      likes: null,
      comments: null,
      url: null,
    },
  });
}

/** An export has no replies, likes, links and times of edits. */
function messageItem(raw: RawItem): Outcome<Item> {
  const parsed = Message.safeParse(raw.payload);
  if (!parsed.success) return rejectShape(parsed.error);
  const { id, sender, official } = parsed.data;
  const text = checkText(parsed.data.text, "text");
  if (text.flaw) return rejectFlaw(text.flaw);
  const publishedAt = checkInstant(parsed.data.publishedAt, "publishedAt", limitsOf(raw));
  if (publishedAt.flaw) return rejectFlaw(publishedAt.flaw);
  return keep({
    kind: "comment",
    comment: {
      id: documentId("whatsapp", id),
      channelId: raw.channel.id,
      postId: raw.postId,
      parentId: null,
      author: sender,
      official,
      text: text.value,
      publishedAt: publishedAt.value,
      editedAt: null,
      collectedAt: raw.collectedAt,
      ...(raw.importedAt !== undefined && { importedAt: raw.importedAt }),
      likes: null,
      replies: null,
      url: null,
    },
  });
}

function limitsOf({ collectedAt }: RawItem) {
  return { earliest: whatsappBegan, collectedAt };
}
