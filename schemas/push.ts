import { z } from "zod";
import { Instant } from "./item.ts";

/**
 * What a platform says happened to one post or under it. It tells where to look and is never an item itself: it carries
 * no counts, comes late, twice and in any order, and does not say which names in a text are tags.
 */
export interface Announcement {
  /** The channel's id on its platform. */
  readonly channelNativeId: string;
  readonly postNativeId: string;
  /** Native ids of comments that it says are new; `null` where the platform sends no word of comments at all. */
  readonly comments: readonly string[] | null;
  /** Something was edited, hidden, shown again or removed, which no count tells. */
  readonly changed: boolean;
}

/** What one delivery to a webhook says. */
export interface Delivered {
  readonly announcements: readonly Announcement[];
  /** Changes in it that say nothing of our posts. */
  readonly ignored: number;
}

/** What one delivery announced under one post of a channel. */
export const Push = z.object({
  postNativeId: z.string().min(1),
  receivedAt: Instant,
  comments: z.array(z.string()),
  changed: z.boolean(),
});
export type Push = Readonly<z.infer<typeof Push>>;

/** A channel that pushes come for. */
export const PushedChannel = z.object({
  firstAt: Instant.nullable().describe(
    "When the first push came: comments that are older, none could announce. `null` where none ever announces a comment.",
  ),
  lastAt: Instant,
});
export type PushedChannel = Readonly<z.infer<typeof PushedChannel>>;
