import { z } from "zod";
import type { Item } from "../../../schemas/item.ts";
import type { RawItem } from "../../../schemas/raw-item.ts";
import type { Outcome } from "../../core/outcome.ts";
import { drop, reject } from "../../core/outcome.ts";
import type { Normalise } from "../normalise.ts";
import { rejectShape } from "../reject-payload.ts";
import { commentItem } from "./youtube-comment.ts";
import { isOtherResource } from "./youtube-response.ts";
import { videoItems } from "./youtube-video.ts";

/** Only what holds a thread together; each comment in it is read on its own. */
const Thread = z.object({
  id: z.string().min(1),
  snippet: z.object({ topLevelComment: z.unknown(), totalReplyCount: z.unknown() }),
  replies: z.object({ comments: z.array(z.unknown()) }).optional(),
});

/** Payloads of the YouTube Data API v3, of the kinds `video`, `commentThread` and `comment` (a reply). */
export const normaliseYoutube: Normalise = (raw) => {
  switch (raw.payloadKind) {
    case "video":
      return videoItems(raw);
    case "commentThread":
      return threadItems(raw);
    case "comment":
      return [commentItem(raw, raw.payload, { threadId: undefined, isReply: true })];
    default:
      return [
        isOtherResource(raw.payloadKind) ? drop(raw.payloadKind) : reject("payload_kind", "payloadKind"),
      ];
  }
};

function threadItems(raw: RawItem): readonly Outcome<Item>[] {
  const parsed = Thread.safeParse(raw.payload);
  if (!parsed.success) return [rejectShape(parsed.error)];
  const { id: threadId, snippet, replies } = parsed.data;
  const { topLevelComment, totalReplyCount } = snippet;
  return [
    commentItem(raw, topLevelComment, { threadId, isReply: false, totalReplyCount }),
    ...(replies?.comments ?? []).map((reply) => commentItem(raw, reply, { threadId, isReply: true })),
  ];
}
