import { z } from "zod";
import type { Item } from "../../../schemas/item.ts";
import type { RawItem } from "../../../schemas/raw-item.ts";
import type { Outcome } from "../../core/outcome.ts";
import { reject } from "../../core/outcome.ts";
import { checkCount, checkText } from "../checks.ts";
import { NativeId } from "../native-id.ts";
import { postItemsOf } from "../post-items.ts";
import { rejectFlaw, rejectShape } from "../reject-payload.ts";
import { checkUnixTime, tiktokUrl, UnixSeconds, videoIdOf } from "./tiktok-payloads.ts";

/** What is missing may be left out or `null`; a video may have no words. */
const Video = z.object({
  item_id: NativeId,
  caption: z.string().nullish(),
  create_time: UnixSeconds,
  share_url: z.string().nullish(),
  video_views: z.number().nullish(),
  likes: z.number().nullish(),
  comments: z.number().nullish(),
  shares: z.number().nullish(),
});

/** A video as a post, with its likes and shares and its own comment count at that time. Likes are TikTok's only reaction. */
export function videoItems(raw: RawItem): readonly Outcome<Item>[] {
  const parsed = Video.safeParse(raw.payload);
  if (!parsed.success) return [rejectShape(parsed.error)];
  const { data } = parsed;
  if (data.item_id !== videoIdOf(raw)) return [reject("identity", "item_id")];

  const caption = checkText(data.caption ?? "", "caption");
  if (caption.flaw) return [rejectFlaw(caption.flaw)];
  const publishedAt = checkUnixTime(data.create_time, "create_time", raw.collectedAt);
  if (publishedAt.flaw) return [rejectFlaw(publishedAt.flaw)];
  const views = checkCount(data.video_views ?? undefined, "video_views");
  if (views.flaw) return [rejectFlaw(views.flaw)];
  const likes = checkCount(data.likes ?? undefined, "likes");
  if (likes.flaw) return [rejectFlaw(likes.flaw)];
  const comments = checkCount(data.comments ?? undefined, "comments");
  if (comments.flaw) return [rejectFlaw(comments.flaw)];
  const shares = checkCount(data.shares ?? undefined, "shares");
  if (shares.flaw) return [rejectFlaw(shares.flaw)];

  const said = {
    kind: "short_video",
    caption: caption.value,
    publishedAt: publishedAt.value,
    views: views.value,
    likes: likes.value,
    comments: comments.value,
    url: tiktokUrl(data.share_url),
  } as const;
  return postItemsOf(raw, data.item_id, said, {
    ...(likes.value !== null && { like: likes.value }),
    ...(shares.value !== null && { share: shares.value }),
  });
}
