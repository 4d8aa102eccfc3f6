import { z } from "zod";
import type { Comment, Instant, Item } from "../../schemas/item.ts";
import { documentId } from "../../schemas/item.ts";
import type { RawItem } from "../../schemas/raw-item.ts";
import type { Outcome } from "../core/outcome.ts";
import { keep, reject } from "../core/outcome.ts";
import { checkCount, checkInstant, checkText } from "./checks.ts";

/** The kind of a payload that `suara import comments` writes: one row of an exported file, for any platform. */
export const importedPayload = "suara.imported-comment";

/** No platform that Suara reads is older than Facebook, which opened on this day. */
const earliest: Instant = "2004-02-04T00:00:00.000Z";

const nullish = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null);

/** The columns of an imported row. Native ids are the platform's own; unknown columns are not stored. */
const ImportedComment = z.object({
  id: z.string().min(1),
  post: z.string().min(1),
  parent: nullish(z.string().min(1)),
  author: nullish(z.string().min(1)),
  text: z.string(),
  publishedAt: z.iso.datetime({ offset: true }),
  editedAt: nullish(z.iso.datetime({ offset: true })),
  likes: z.number().optional(),
  replies: z.number().optional(),
  url: nullish(z.url()),
});

/** Makes a comment of one imported row. Pure; never throws for bad data. */
export function normaliseImported(raw: RawItem): readonly Outcome<Item>[] {
  const { data, error } = ImportedComment.safeParse(raw.payload);
  if (data === undefined) return [reject("shape", error?.issues[0]?.path.join(".") ?? "row")];
  const text = checkText(data.text, "text");
  if (text.flaw) return [reject(text.flaw.reason, text.flaw.field)];
  const limits = { earliest, collectedAt: raw.collectedAt };
  const publishedAt = checkInstant(inUtc(data.publishedAt), "publishedAt", limits);
  if (publishedAt.flaw) return [reject(publishedAt.flaw.reason, publishedAt.flaw.field)];
  const editedAt = checkInstant(inUtc(data.editedAt ?? data.publishedAt), "editedAt", limits);
  if (editedAt.flaw) return [reject(editedAt.flaw.reason, editedAt.flaw.field)];
  const likes = checkCount(data.likes, "likes");
  if (likes.flaw) return [reject(likes.flaw.reason, likes.flaw.field)];
  const replies = checkCount(data.replies, "replies");
  if (replies.flaw) return [reject(replies.flaw.reason, replies.flaw.field)];
  const { platform, id: channelId, nativeId } = raw.channel;
  const comment: Comment = {
    id: documentId(platform, data.id),
    channelId,
    postId: raw.postId,
    parentId: data.parent === null ? null : documentId(platform, data.parent),
    author: data.author,
    official: data.author === nativeId,
    text: text.value,
    publishedAt: publishedAt.value,
    editedAt: data.editedAt === null ? null : editedAt.value,
    collectedAt: raw.collectedAt,
    ...(raw.importedAt !== undefined && { importedAt: raw.importedAt }),
    likes: likes.value,
    replies: replies.value,
    url: data.url,
    ...(raw.caption !== null && { postCaption: raw.caption }),
  };
  return [keep({ kind: "comment", comment })];
}

function inUtc(instant: string): Instant {
  return new Date(instant).toISOString();
}
