import { z } from "zod";
import type { Item } from "../../../schemas/item.ts";
import type { RawItem } from "../../../schemas/raw-item.ts";
import type { Outcome } from "../../core/outcome.ts";
import { reject } from "../../core/outcome.ts";
import { checkCountInString, checkInstant, checkText } from "../checks.ts";
import { NativeId } from "../native-id.ts";
import { postItemsOf } from "../post-items.ts";
import { rejectFlaw, rejectShape } from "../reject-payload.ts";
import { videoIdOf, watchUrl, youtubeBegan } from "./youtube-payloads.ts";

const Video = z.object({
  id: NativeId,
  snippet: z.object({ title: z.string(), publishedAt: z.string() }),
  statistics: z.object({
    viewCount: z.string().optional(),
    likeCount: z.string().optional(), // left out when hidden
    commentCount: z.string().optional(), // left out when comments are off
  }),
});

/**
 * A video as a post, with its likes and its own comment count at that time. The API does not say whether a video is a
 * Short, and its length proves nothing, so its kind is always `video`.
 */
export function videoItems(raw: RawItem): readonly Outcome<Item>[] {
  const parsed = Video.safeParse(raw.payload);
  if (!parsed.success) return [rejectShape(parsed.error)];
  const { id, snippet, statistics } = parsed.data;
  if (id !== videoIdOf(raw)) return [reject("identity", "id")];

  const limits = { earliest: youtubeBegan, collectedAt: raw.collectedAt };
  const caption = checkText(snippet.title, "snippet.title");
  if (caption.flaw) return [rejectFlaw(caption.flaw)];
  const publishedAt = checkInstant(snippet.publishedAt, "snippet.publishedAt", limits);
  if (publishedAt.flaw) return [rejectFlaw(publishedAt.flaw)];
  const views = checkCountInString(statistics.viewCount, "statistics.viewCount");
  if (views.flaw) return [rejectFlaw(views.flaw)];
  const likes = checkCountInString(statistics.likeCount, "statistics.likeCount");
  if (likes.flaw) return [rejectFlaw(likes.flaw)];
  const comments = checkCountInString(statistics.commentCount, "statistics.commentCount");
  if (comments.flaw) return [rejectFlaw(comments.flaw)];

  const said = {
    kind: "video",
    caption: caption.value,
    publishedAt: publishedAt.value,
    views: views.value,
    likes: likes.value,
    comments: comments.value,
    url: watchUrl(id),
  } as const;
  return postItemsOf(raw, id, said, likes.value === null ? {} : { like: likes.value });
}
