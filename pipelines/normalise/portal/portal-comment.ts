import { z } from "zod";
import type { Item } from "../../../schemas/item.ts";
import type { RawItem } from "../../../schemas/raw-item.ts";
import type { Outcome } from "../../core/outcome.ts";
import { drop, keep, reject } from "../../core/outcome.ts";
import { checkCount, checkText } from "../checks.ts";
import { NativeId } from "../native-id.ts";
import { rejectFlaw, rejectShape } from "../reject-payload.ts";
import { checkPortalTime, portalDocumentId, portalUrl } from "./portal-payloads.ts";

const PortalComment = z.object({
  id: NativeId,
  article: NativeId.optional(),
  parent: NativeId.optional(),
  type: z.string().optional(),
  writer: NativeId.optional(),
  text: z.string(),
  publishedAt: z.string(),
  likes: z.number().optional(),
  link: z.string().optional(),
});

/** What other sites and editors leave where comments stand: nobody of the public wrote it. */
const notComments = new Set(["pingback", "trackback", "note"]);

/** A comment or reply. No portal says when one was edited: a later reading of the same id carries the new text. */
export function commentItem(raw: RawItem): Outcome<Item> {
  const parsed = PortalComment.safeParse(raw.payload);
  if (!parsed.success) return rejectShape(parsed.error);
  const {
    id,
    article,
    parent,
    type = "comment",
    writer = null,
    text,
    publishedAt,
    likes,
    link,
  } = parsed.data;
  if (notComments.has(type)) return drop(type);
  if (article !== undefined && portalDocumentId(raw, article) !== raw.postId)
    return reject("identity", "article");
  if (parent === id) return reject("identity", "parent");
  const words = checkText(text, "text");
  if (words.flaw) return rejectFlaw(words.flaw);
  const published = checkPortalTime(publishedAt, raw);
  if (published.flaw) return rejectFlaw(published.flaw);
  const liked = checkCount(likes, "likes");
  if (liked.flaw) return rejectFlaw(liked.flaw);
  return keep({
    kind: "comment",
    comment: {
      id: portalDocumentId(raw, id),
      channelId: raw.channel.id,
      postId: raw.postId,
      parentId: parent === undefined ? null : portalDocumentId(raw, parent),
      author: writer,
      official: writer === raw.channel.nativeId,
      text: words.value,
      publishedAt: published.value,
      editedAt: null,
      collectedAt: raw.collectedAt,
      likes: liked.value,
      replies: null,
      url: portalUrl(link, raw.channel),
    },
  });
}
