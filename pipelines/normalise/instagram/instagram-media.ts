import { z } from "zod";
import type { ContentKind, Item } from "../../../schemas/item.ts";
import type { RawItem } from "../../../schemas/raw-item.ts";
import type { Outcome } from "../../core/outcome.ts";
import { keep, reject } from "../../core/outcome.ts";
import { checkCount, checkText } from "../checks.ts";
import { countId } from "../count-id.ts";
import { NativeId } from "../native-id.ts";
import { rejectFlaw, rejectShape } from "../reject-payload.ts";
import { checkInstagramTime, instagramUrl, mediaIdOf } from "./instagram-payloads.ts";

const InstagramMedia = z.object({
  id: NativeId,
  caption: z.string().optional(), // left out where there is none
  media_type: z.string().optional(),
  media_product_type: z.string().optional(),
  permalink: z.string().optional(),
  timestamp: z.string(),
  like_count: z.number().optional(), // left out where the owner hides likes
  comments_count: z.number().optional(),
  is_comment_enabled: z.boolean().optional(),
});
type InstagramMedia = z.infer<typeof InstagramMedia>;

/** A picture, film or carousel with its likes and its own comment count at that time. */
export function mediaItems(raw: RawItem): readonly Outcome<Item>[] {
  const parsed = InstagramMedia.safeParse(raw.payload);
  if (!parsed.success) return [rejectShape(parsed.error)];
  const { data } = parsed;
  if (data.id !== mediaIdOf(raw)) return [reject("identity", "id")];

  const caption = checkText(data.caption ?? "", "caption");
  if (caption.flaw) return [rejectFlaw(caption.flaw)];
  const publishedAt = checkInstagramTime(data.timestamp, raw.collectedAt);
  if (publishedAt.flaw) return [rejectFlaw(publishedAt.flaw)];
  const comments = checkCount(commentCountOf(data), "comments_count");
  if (comments.flaw) return [rejectFlaw(comments.flaw)];
  const likes = checkCount(data.like_count, "like_count");
  if (likes.flaw) return [rejectFlaw(likes.flaw)];

  const { collectedAt, postId, channel } = raw;
  const counted = { channelId: channel.id, postId, observedAt: collectedAt };
  const post = {
    id: postId,
    channelId: channel.id,
    kind: kindOf(data),
    caption: caption.value,
    publishedAt: publishedAt.value,
    collectedAt,
    views: null,
    likes: likes.value,
    comments: comments.value,
    url: instagramUrl(data.permalink),
  };
  const coverage = {
    ...counted,
    id: countId("instagram", data.id, "coverage", collectedAt),
    platformCount: comments.value,
  };
  const items: Item[] = [
    { kind: "post", post },
    { kind: "coverage", coverage },
  ];
  if (likes.value !== null) {
    const reactions = {
      ...counted,
      id: countId("instagram", data.id, "reactions", collectedAt),
      counts: { like: likes.value },
    };
    items.push({ kind: "reactions", reactions });
  }
  return items.map((item) => keep(item));
}

/** `undefined` where comments are turned off and none is left: there is nothing to count. */
export function commentCountOf({
  comments_count: count,
  is_comment_enabled: enabled,
}: Pick<InstagramMedia, "comments_count" | "is_comment_enabled">): number | undefined {
  return enabled === false && count === 0 ? undefined : count;
}

/** What the department calls an infographic, a videographic or a vox pop are pictures and films to Instagram; a carousel is pictures. */
function kindOf({ media_type: type, media_product_type: product }: InstagramMedia): ContentKind {
  if (product === "REELS") return "short_video";
  if (type === "VIDEO") return "video";
  return type === "IMAGE" || type === "CAROUSEL_ALBUM" ? "photo" : "text";
}
