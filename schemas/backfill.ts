import { z } from "zod";
import { Instant } from "./item.ts";

/** Somebody's wish to have everything of a channel read now, in the background of its visits. */
export const Backfill = z.object({
  since: Instant.describe("Posts published before are left to the visits."),
  requestedAt: Instant.describe("Every post is read to its end once after this."),
  listedAt: Instant.nullable().describe("When the channel's list of posts was read for it."),
  doneAt: Instant.nullable(),
  failure: z
    .object({ at: Instant, code: z.string() })
    .nullable()
    .describe("What holds it up; `null` once it goes on."),
});
export type Backfill = Readonly<z.infer<typeof Backfill>>;

/** How far a backfill is. */
export interface BackfillProgress extends Backfill {
  /** Posts it is about, as far as they are known. */
  readonly posts: number;
  /** Those of them that are read to their end, or that the platform does not let us read. */
  readonly postsDone: number;
  /** The platform's counts of the comments under the posts that it lets us read. */
  readonly comments: number;
  /** The same, of those that are read. */
  readonly commentsDone: number;
}
