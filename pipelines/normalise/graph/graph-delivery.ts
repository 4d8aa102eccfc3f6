import { z } from "zod";
import type { Announcement, Delivered } from "../../../schemas/push.ts";

/** An id of the Graph API; older deliveries send numbers. */
export const NativeId = z.union([z.string().min(1), z.int().transform(String)]);

const Delivery = z.object({
  object: z.string(),
  entry: z.array(z.object({ id: NativeId, changes: z.array(z.unknown()).default([]) })),
});

/** Is this what a platform of Meta delivers to a webhook, of whatever content? */
export function isGraphDelivery(body: unknown): boolean {
  return Delivery.safeParse(body).success;
}

/**
 * What a delivery about `object` (`page`, `instagram`) says, in its order; `undefined` when it is none. `announcedBy` reads
 * one change of a page or account; `undefined`: it says nothing of our posts, or can't be read.
 */
export function deliveredAbout(
  object: string,
  body: unknown,
  announcedBy: (channelNativeId: string, change: unknown) => Announcement | undefined,
): Delivered | undefined {
  const { data } = Delivery.safeParse(body);
  if (data === undefined) return undefined;
  const read = data.entry.flatMap(({ id, changes }) =>
    changes.map((change) => (data.object === object ? announcedBy(id, change) : undefined)),
  );
  const announcements = read.filter((each) => each !== undefined);
  return { announcements, ignored: read.length - announcements.length };
}
