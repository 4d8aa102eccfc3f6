import { z } from "zod";
import type { DocumentId, Item } from "../../../schemas/item.ts";
import { documentId } from "../../../schemas/item.ts";
import type { RawItem } from "../../../schemas/raw-item.ts";
import type { Outcome } from "../../core/outcome.ts";
import { keep, reject } from "../../core/outcome.ts";
import { checkCount, checkText } from "../checks.ts";
import { NativeId } from "../native-id.ts";
import { rejectFlaw, rejectShape } from "../reject-payload.ts";
import { checkInstagramTime, mediaIdOf } from "./instagram-payloads.ts";

const InstagramComment = z.object({
  id: NativeId,
  text: z.string(),
  timestamp: z.string(),
  username: z.string().optional(), // by now the pseudonym of a name
  from: z.object({ id: NativeId }).optional(),
  user: z.object({ id: NativeId }).optional(), // only where our own account wrote it
  parent_id: NativeId.optional(), // only on replies, and not on all of them
  media: z.object({ id: NativeId }).optional(),
  like_count: z.number().optional(),
  hidden: z.boolean().optional(),
});
type InstagramComment = z.infer<typeof InstagramComment>;

/** Only what holds a comment and its replies together; each of them is read on its own. */
const Thread = z.object({
  id: NativeId.optional().catch(undefined),
  replies: z.object({ data: z.array(z.unknown()) }).optional(),
});

/** A top comment and the replies it carries, or a reply by itself. */
export function commentItems(raw: RawItem): readonly Outcome<Item>[] {
  const { data: thread, error } = Thread.safeParse(raw.payload);
  if (error) return [rejectShape(error)];
  const { id, replies } = thread;
  return [
    commentItem(raw, raw.payload, undefined),
    ...(replies?.data ?? []).map((reply) =>
      id === undefined ? reject("shape", "replies without an id above") : commentItem(raw, reply, id),
    ),
  ];
}

/**
 * One that the account has hidden is a deletion: the public sees it no longer, so its text goes. When it is shown again, a
 * later reading brings it back. Nothing tells that a comment was edited: a later reading carries the new text.
 */
function commentItem(raw: RawItem, body: unknown, under: string | undefined): Outcome<Item> {
  const parsed = InstagramComment.safeParse(body);
  if (!parsed.success) return rejectShape(parsed.error);
  const { data } = parsed;
  if (data.media !== undefined && data.media.id !== mediaIdOf(raw)) return reject("identity", "media.id");
  const parent = data.parent_id ?? under;
  if (parent === data.id || (under !== undefined && parent !== under)) return reject("identity", "parent_id");

  const text = checkText(data.text, "text");
  if (text.flaw) return rejectFlaw(text.flaw);
  const publishedAt = checkInstagramTime(data.timestamp, raw.collectedAt);
  if (publishedAt.flaw) return rejectFlaw(publishedAt.flaw);
  const likes = checkCount(data.like_count, "like_count");
  if (likes.flaw) return rejectFlaw(likes.flaw);

  const place = { id: documentId("instagram", data.id), channelId: raw.channel.id, postId: raw.postId };
  if (data.hidden === true) {
    const times = { publishedAt: publishedAt.value, observedAt: raw.collectedAt };
    return keep({ kind: "deletion", deletion: { ...place, of: "comment", ...times } });
  }
  const official = [data.from?.id, data.user?.id].includes(raw.channel.nativeId);
  return keep({
    kind: "comment",
    comment: {
      ...place,
      parentId: parentOf(parent),
      author: official ? raw.channel.nativeId : authorOf(data),
      official,
      text: text.value,
      publishedAt: publishedAt.value,
      editedAt: null,
      collectedAt: raw.collectedAt,
      likes: likes.value,
      replies: null, // never said
      url: null,
    },
  });
}

function parentOf(parent: string | undefined): DocumentId | null {
  return parent === undefined ? null : documentId("instagram", parent);
}

/** Who has no id has a name at least: it is the same person every time. */
function authorOf({ from, user, username }: InstagramComment): string | null {
  return from?.id ?? user?.id ?? username ?? null;
}
