import { z } from "zod";
import type { Item } from "../../../schemas/item.ts";
import { documentId } from "../../../schemas/item.ts";
import type { RawItem } from "../../../schemas/raw-item.ts";
import type { Outcome } from "../../core/outcome.ts";
import { keep, reject } from "../../core/outcome.ts";
import { checkCount, checkInstant, checkText } from "../checks.ts";
import { NativeId } from "../native-id.ts";
import { rejectFlaw, rejectShape } from "../reject-payload.ts";
import { videoIdOf, watchUrl, youtubeBegan } from "./youtube-payloads.ts";

const Snippet = z.object({
  videoId: z.string().optional(), // left out of lists of replies
  parentId: NativeId.optional(),
  textDisplay: z.string().optional(),
  imageUrl: z.string().optional(),
  authorChannelId: z.object({ value: NativeId }).optional(), // left out for closed accounts
  likeCount: z.number().optional(),
  publishedAt: z.string(),
  updatedAt: z.string().optional(),
});

const YoutubeComment = z.object({ id: NativeId, snippet: Snippet });

/** What the surrounding payload says about a comment. */
export interface CommentPlace {
  /** The thread it must belong to: as its top comment, or as a reply. `undefined`: it names its thread itself. */
  readonly threadId: string | undefined;
  readonly isReply: boolean;
  /** Replies under a top comment, not yet checked; ignored on replies. */
  readonly totalReplyCount?: unknown;
}

/** One comment or reply, apart from its neighbours. */
export function commentItem(raw: RawItem, body: unknown, place: CommentPlace): Outcome<Item> {
  const parsed = YoutubeComment.safeParse(body);
  if (!parsed.success) return rejectShape(parsed.error);
  const { id, snippet } = parsed.data;
  const videoId = videoIdOf(raw);
  if (snippet.videoId !== undefined && snippet.videoId !== videoId)
    return reject("identity", "snippet.videoId");
  const parentId = place.isReply ? snippet.parentId : undefined;
  if (place.isReply && parentId === undefined) return reject("missing", "snippet.parentId");
  if (place.threadId !== undefined && (parentId ?? id) !== place.threadId) {
    return reject("identity", place.isReply ? "snippet.parentId" : "id");
  }
  // A comment may be an image and nothing else.
  const text = snippet.textDisplay ?? (snippet.imageUrl === undefined ? undefined : "");
  if (text === undefined) return reject("missing", "snippet.textDisplay");

  const limits = { earliest: youtubeBegan, collectedAt: raw.collectedAt };
  const checkedText = checkText(text, "snippet.textDisplay");
  if (checkedText.flaw) return rejectFlaw(checkedText.flaw);
  const publishedAt = checkInstant(snippet.publishedAt, "snippet.publishedAt", limits);
  if (publishedAt.flaw) return rejectFlaw(publishedAt.flaw);
  const updatedAt = checkInstant(snippet.updatedAt ?? snippet.publishedAt, "snippet.updatedAt", limits);
  if (updatedAt.flaw) return rejectFlaw(updatedAt.flaw);
  const likes = checkCount(snippet.likeCount, "snippet.likeCount");
  if (likes.flaw) return rejectFlaw(likes.flaw);
  const replies = place.isReply ? { value: null } : checkReplies(place.totalReplyCount);
  if (replies.flaw) return rejectFlaw(replies.flaw);

  const author = snippet.authorChannelId?.value ?? null;
  return keep({
    kind: "comment",
    comment: {
      id: documentId("youtube", id),
      channelId: raw.channel.id,
      postId: raw.postId,
      parentId: parentId === undefined ? null : documentId("youtube", parentId),
      author,
      official: author === raw.channel.nativeId,
      text: checkedText.value,
      publishedAt: publishedAt.value,
      editedAt: updatedAt.value > publishedAt.value ? updatedAt.value : null,
      collectedAt: raw.collectedAt,
      likes: likes.value,
      replies: replies.value,
      url: `${watchUrl(videoId)}&lc=${encodeURIComponent(id)}`,
    },
  });
}

function checkReplies(value: unknown) {
  // Unlike `likeCount` it is never left out, and a missing one means another version of the API.
  return checkCount(typeof value === "number" ? value : Number.NaN, "snippet.totalReplyCount");
}
