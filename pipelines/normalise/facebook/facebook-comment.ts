import { z } from "zod";
import type { Item } from "../../../schemas/item.ts";
import { documentId } from "../../../schemas/item.ts";
import type { RawItem } from "../../../schemas/raw-item.ts";
import type { Outcome } from "../../core/outcome.ts";
import { keep, reject } from "../../core/outcome.ts";
import { checkCount, checkText } from "../checks.ts";
import { NativeId } from "../native-id.ts";
import { rejectFlaw, rejectShape } from "../reject-payload.ts";
import { identityInAddress } from "./comment-identity.ts";
import { checkGraphTime, facebookUrl } from "./facebook-payloads.ts";

const FacebookComment = z.object({
  id: NativeId.optional(), // left out for pages one does not manage
  message: z.string().optional(),
  created_time: z.string(),
  from: z.object({ id: NativeId }).optional(), // may be left out for any author
  parent: z.object({ id: NativeId }).optional(),
  permalink_url: z.string().optional(),
  like_count: z.number().optional(),
  comment_count: z.number().optional(),
  is_hidden: z.boolean().optional(),
  attachment: z.object({ type: z.string().optional() }).optional(),
});

/**
 * A comment or reply. One that the page has hidden is a deletion: the public sees it no longer, so its text goes. When it
 * is shown again, a later reading brings it back. The API tells nobody when a comment was edited: a later reading of the
 * same id carries the new text.
 */
export function commentItem(raw: RawItem): Outcome<Item> {
  const parsed = FacebookComment.safeParse(raw.payload);
  if (!parsed.success) return rejectShape(parsed.error);
  const { data } = parsed;
  const inAddress = identityInAddress(data.permalink_url);
  const id = data.id ?? inAddress?.id;
  if (id === undefined) return reject("missing", "id");
  const parentId = data.parent?.id ?? (data.id === undefined ? inAddress?.parentId : undefined);
  if (parentId === id) return reject("identity", "parent.id");
  // A comment may be a picture or a sticker and nothing else.
  const message = data.message ?? (data.attachment === undefined ? undefined : "");
  if (message === undefined) return reject("missing", "message");

  const text = checkText(message, "message");
  if (text.flaw) return rejectFlaw(text.flaw);
  const publishedAt = checkGraphTime(data.created_time, "created_time", raw.collectedAt);
  if (publishedAt.flaw) return rejectFlaw(publishedAt.flaw);
  const likes = checkCount(data.like_count, "like_count");
  if (likes.flaw) return rejectFlaw(likes.flaw);
  const replies = checkCount(data.comment_count, "comment_count");
  if (replies.flaw) return rejectFlaw(replies.flaw);

  const place = { id: documentId("facebook", id), channelId: raw.channel.id, postId: raw.postId };
  if (data.is_hidden === true) {
    const times = { publishedAt: publishedAt.value, observedAt: raw.collectedAt };
    return keep({ kind: "deletion", deletion: { ...place, of: "comment", ...times } });
  }
  const author = data.from?.id ?? null;
  return keep({
    kind: "comment",
    comment: {
      ...place,
      parentId: parentId === undefined ? null : documentId("facebook", parentId),
      author,
      official: author === raw.channel.nativeId,
      text: text.value,
      publishedAt: publishedAt.value,
      editedAt: null,
      collectedAt: raw.collectedAt,
      likes: likes.value,
      replies: parentId === undefined ? replies.value : null,
      url: facebookUrl(data.permalink_url),
    },
  });
}
