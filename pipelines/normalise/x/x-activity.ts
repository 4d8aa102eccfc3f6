import { z } from "zod";
import type { Announcement, Delivered } from "../../../schemas/push.ts";

/** The envelope of X's Activity API: https://docs.x.com/x-api/activity/event-payloads */
const Activity = z.object({
  data: z.object({
    event_type: z.string(),
    filter: z.object({ user_id: z.string().optional() }),
    payload: z.unknown(),
  }),
});

const PostInActivity = z.object({
  id: z.string().regex(/^\d{1,19}$/u),
  conversation_id: z.string().optional(),
});

/** Is this what X's Activity API delivers, of whatever content? */
export function isXActivity(body: unknown): boolean {
  return Activity.safeParse(body).success;
}

/**
 * What a delivery says happened on which of our accounts; `undefined` when it is none. New posts, replies to ours and
 * quotes of ours call for a visit of the account, a deletion for a look at the post. X tells of direct replies only and
 * names a post by its latest version, so what it tells is no measure of what should have been told: no comment counts as
 * announced. Mentions elsewhere, likes and reposts are left out: the former belong to no post of ours, and every list of
 * posts brings the counts of the others.
 */
export function announcedByX(body: unknown): Delivered | undefined {
  const { data } = Activity.safeParse(body);
  if (data === undefined) return undefined;
  const announcement = announcedBy(data);
  return announcement === undefined
    ? { announcements: [], ignored: 1 }
    : { announcements: [announcement], ignored: 0 };
}

function announcedBy({ data }: z.infer<typeof Activity>): Announcement | undefined {
  const channelNativeId = data.filter.user_id;
  const post = PostInActivity.safeParse(data.payload).data;
  if (channelNativeId === undefined || post === undefined) return undefined;
  const told = { channelNativeId, comments: null };
  switch (data.event_type) {
    case "post.create":
      return { ...told, postNativeId: post.id, changed: false };
    case "post.reply.create":
    case "post.quote.create":
      return { ...told, postNativeId: post.conversation_id ?? post.id, changed: false };
    case "post.delete":
      return { ...told, postNativeId: post.id, changed: true };
    default:
      return undefined;
  }
}
