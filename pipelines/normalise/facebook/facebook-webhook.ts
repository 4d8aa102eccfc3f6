import { z } from "zod";
import type { Announcement, Delivered } from "../../../schemas/push.ts";
import { deliveredAbout, NativeId } from "../graph/graph-delivery.ts";

const FeedChange = z.object({
  field: z.literal("feed"),
  value: z.object({
    item: z.string(),
    verb: z.string(),
    post_id: NativeId,
    comment_id: NativeId.optional(),
  }),
});

/**
 * What a delivery says happened under which posts, in its order; `undefined` when it is none. Deliveries for other
 * objects than `page`, and changes of other fields than `feed` (ratings, mentions) say nothing about our posts. Reactions and shares are left out:
 * every list of posts brings their counts anyway, and a visit for each would cost more than it tells.
 */
export function announcedByFacebook(body: unknown): Delivered | undefined {
  return deliveredAbout("page", body, announcedBy);
}

function announcedBy(channelNativeId: string, change: unknown): Announcement | undefined {
  const { data } = FeedChange.safeParse(change);
  if (data === undefined) return undefined;
  const { item, verb, post_id: postNativeId, comment_id: commentId } = data.value;
  if (["reaction", "like", "share"].includes(item)) return undefined;
  const added = verb === "add";
  const comments = item === "comment" && added && commentId !== undefined ? [commentId] : [];
  return { channelNativeId, postNativeId, comments, changed: !added };
}
