import { z } from "zod";
import type { ContentKind, Item } from "../../../schemas/item.ts";
import type { RawItem } from "../../../schemas/raw-item.ts";
import type { Outcome } from "../../core/outcome.ts";
import { reject } from "../../core/outcome.ts";
import type { Checked } from "../checks.ts";
import { checkCount, checkText } from "../checks.ts";
import { NativeId } from "../native-id.ts";
import { postItemsOf } from "../post-items.ts";
import { rejectFlaw, rejectShape } from "../reject-payload.ts";
import { checkGraphTime, facebookUrl, postIdOf } from "./facebook-payloads.ts";

const Summary = z.object({ summary: z.object({ total_count: z.number() }).optional() }).optional();

/** Each an edge of its own in the answer, `reactions_like` and so on; CARE is newer than the others. */
export const reactionTypes = ["like", "love", "care", "haha", "wow", "sad", "angry"] as const;

const FacebookPost = z.object({
  id: NativeId,
  message: z.string().optional(),
  story: z.string().optional(),
  created_time: z.string(),
  permalink_url: z.string().optional(),
  status_type: z.string().optional(),
  attachments: z
    .object({
      data: z.array(
        z.object({
          media_type: z.string().optional(),
          type: z.string().optional(),
          title: z.string().optional(),
        }),
      ),
    })
    .optional(),
  shares: z.object({ count: z.number() }).optional(), // left out when it is zero
  comments: Summary,
  reactions_total: Summary,
  reactions_like: Summary,
  reactions_love: Summary,
  reactions_care: Summary,
  reactions_haha: Summary,
  reactions_wow: Summary,
  reactions_sad: Summary,
  reactions_angry: Summary,
});
type FacebookPost = z.infer<typeof FacebookPost>;

/** A post with its reactions by type, how often it was shared, and its own comment count at that time. */
export function postItems(raw: RawItem): readonly Outcome<Item>[] {
  const parsed = FacebookPost.safeParse(raw.payload);
  if (!parsed.success) return [rejectShape(parsed.error)];
  const { data } = parsed;
  if (data.id !== postIdOf(raw)) return [reject("identity", "id")];

  const caption = checkText(captionOf(data), "message");
  if (caption.flaw) return [rejectFlaw(caption.flaw)];
  const publishedAt = checkGraphTime(data.created_time, "created_time", raw.collectedAt);
  if (publishedAt.flaw) return [rejectFlaw(publishedAt.flaw)];
  const comments = checkCount(data.comments?.summary?.total_count, "comments.summary.total_count");
  if (comments.flaw) return [rejectFlaw(comments.flaw)];
  const counts = reactionCounts(data);
  if (counts.flaw) return [rejectFlaw(counts.flaw)];

  const said = {
    kind: kindOf(data),
    caption: caption.value,
    publishedAt: publishedAt.value,
    views: null,
    likes: counts.value.get("like") ?? null,
    comments: comments.value,
    url: facebookUrl(data.permalink_url),
  };
  return postItemsOf(raw, data.id, said, Object.fromEntries(counts.value));
}

/** A post without words of its own has those of what it shows, or Facebook's own, such as "updated their cover photo". */
export function captionOf({
  message,
  attachments,
  story,
}: Pick<FacebookPost, "message" | "attachments" | "story">): string {
  return message ?? attachments?.data[0]?.title ?? story ?? "";
}

/**
 * The platform knows pictures, films and text. What the department calls an infographic, a videographic or a vox pop are
 * `photo` and `video` to it. Albums are photos; a link and a shared post are text.
 */
function kindOf({ attachments, permalink_url: url, status_type: status }: FacebookPost): ContentKind {
  if (url?.includes("/reel/") === true) return "short_video";
  const [attachment] = attachments?.data ?? [];
  const media = attachment?.media_type ?? attachment?.type;
  if (media?.startsWith("video") === true || (media === undefined && status === "added_video"))
    return "video";
  if (media === "photo" || media === "album" || (media === undefined && status === "added_photos"))
    return "photo";
  return "text";
}

/**
 * Reactions by type, with what is left of the total under `other` (types the API counts and does not name), and `share`.
 * Only counts that the answer gave: nothing here is zero because it is missing but `share`, which the API leaves out at
 * zero, where the answer has counts at all.
 */
function reactionCounts(post: FacebookPost): Checked<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  let named = 0;
  for (const type of reactionTypes) {
    const field = `reactions_${type}` as const;
    const count = checkCount(post[field]?.summary?.total_count, `${field}.summary.total_count`);
    if (count.flaw) return count;
    if (count.value === null) continue;
    counts.set(type, count.value);
    named += count.value;
  }
  const total = checkCount(post.reactions_total?.summary?.total_count, "reactions_total.summary.total_count");
  if (total.flaw) return total;
  if (total.value !== null && total.value > named) counts.set("other", total.value - named);
  const shares = checkCount(post.shares?.count, "shares.count");
  if (shares.flaw) return shares;
  if (shares.value !== null || total.value !== null) counts.set("share", shares.value ?? 0);
  return { value: counts };
}
