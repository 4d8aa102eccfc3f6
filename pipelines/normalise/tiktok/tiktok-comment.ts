import { z } from "zod";
import type { Item } from "../../../schemas/item.ts";
import { documentId } from "../../../schemas/item.ts";
import type { RawItem } from "../../../schemas/raw-item.ts";
import type { Outcome } from "../../core/outcome.ts";
import { keep, reject } from "../../core/outcome.ts";
import { checkCount, checkText } from "../checks.ts";
import { NativeId } from "../native-id.ts";
import { rejectFlaw, rejectShape } from "../reject-payload.ts";
import { checkUnixTime, UnixSeconds, videoIdOf } from "./tiktok-payloads.ts";

/** What is missing may be left out or `null`. */
const TiktokComment = z.object({
  comment_id: NativeId,
  video_id: z.string().nullish(),
  parent_comment_id: NativeId.nullish(), // of replies only
  unique_identifier: NativeId.nullish(),
  user_id: NativeId.nullish(), // the older id of a person, to go in a later version
  text: z.string().nullish(),
  image_url: z.string().nullish(),
  create_time: UnixSeconds,
  likes: z.number().nullish(),
  replies: z.number().nullish(),
  owner: z.boolean().nullish(),
  status: z.string().nullish(),
});

/**
 * A comment or reply. One that the account has hidden is a deletion: the public sees it no longer, so its text goes. When it is shown
 * again, a later reading brings it back. The API says of no comment that it was edited.
 */
export function commentItem(raw: RawItem): Outcome<Item> {
  const parsed = TiktokComment.safeParse(raw.payload);
  if (!parsed.success) return rejectShape(parsed.error);
  const { data } = parsed;
  if (typeof data.video_id === "string" && data.video_id !== videoIdOf(raw))
    return reject("identity", "video_id");
  const parentId = data.parent_comment_id ?? null;
  if (raw.payloadKind === "reply" && parentId === null) return reject("missing", "parent_comment_id");
  if (parentId === data.comment_id) return reject("identity", "parent_comment_id");
  // A comment may be a picture and nothing else.
  const words = data.text ?? (typeof data.image_url === "string" ? "" : undefined);
  if (words === undefined) return reject("missing", "text");

  const text = checkText(words, "text");
  if (text.flaw) return rejectFlaw(text.flaw);
  const publishedAt = checkUnixTime(data.create_time, "create_time", raw.collectedAt);
  if (publishedAt.flaw) return rejectFlaw(publishedAt.flaw);
  const likes = checkCount(data.likes ?? undefined, "likes");
  if (likes.flaw) return rejectFlaw(likes.flaw);
  const replies = checkCount(data.replies ?? undefined, "replies");
  if (replies.flaw) return rejectFlaw(replies.flaw);

  const id = documentId("tiktok", data.comment_id);
  const placed = { id, channelId: raw.channel.id, postId: raw.postId };
  if ((data.status ?? "PUBLIC") !== "PUBLIC") {
    const times = { publishedAt: publishedAt.value, observedAt: raw.collectedAt };
    return keep({ kind: "deletion", deletion: { ...placed, of: "comment", ...times } });
  }
  const official = data.owner === true;
  return keep({
    kind: "comment",
    comment: {
      ...placed,
      parentId: parentId === null ? null : documentId("tiktok", parentId),
      // The account's own id as the author of a comment is another one than the id by which it is asked for.
      author: official ? raw.channel.nativeId : (data.unique_identifier ?? data.user_id ?? null),
      official,
      text: text.value,
      publishedAt: publishedAt.value,
      editedAt: null,
      collectedAt: raw.collectedAt,
      likes: likes.value,
      replies: parentId === null ? replies.value : null,
      url: null,
    },
  });
}
