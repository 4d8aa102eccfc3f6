import { z } from "zod";
import type { Announcement } from "../../../schemas/push.ts";

const NativeId = z.union([z.string().min(1), z.int().transform(String)]); // older deliveries send numbers

const FeedChange = z.object({
  field: z.literal("feed"),
  value: z.object({
    item: z.string(),
    verb: z.string(),
    post_id: NativeId,
    comment_id: NativeId.optional(),
  }),
});

const Delivery = z.object({
  object: z.string(),
  entry: z.array(z.object({ id: NativeId, changes: z.array(z.unknown()).default([]) })),
});

/** Is this what Facebook delivers to a webhook, of whatever content? */
export function isFacebookDelivery(body: unknown): boolean {
  return Delivery.safeParse(body).success;
}

/**
 * What a delivery says happened under which posts, in its order; `undefined` when it is none. Deliveries for other
 * objects than `page`, and changes of other fields than `feed` (ratings, mentions) say nothing about our posts. Reactions and shares are left out:
 * every list of posts brings their counts anyway, and a visit for each would cost more than it tells.
 */
export function announcedByFacebook(body: unknown): readonly Announcement[] | undefined {
  const { data } = Delivery.safeParse(body);
  if (data === undefined) return undefined;
  if (data.object !== "page") return [];
  return data.entry.flatMap(({ id, changes }) =>
    changes.flatMap((change) => {
      const feed = FeedChange.safeParse(change).data;
      return feed === undefined ? [] : announcedBy(id, feed.value);
    }),
  );
}

function announcedBy(
  channelNativeId: string,
  { item, verb, post_id: postNativeId, comment_id: commentId }: z.infer<typeof FeedChange>["value"],
): readonly Announcement[] {
  if (["reaction", "like", "share"].includes(item)) return [];
  const added = verb === "add";
  const comments = item === "comment" && added && commentId !== undefined ? [commentId] : [];
  return [{ channelNativeId, postNativeId, comments, changed: !added }];
}
