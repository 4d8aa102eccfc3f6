import { z } from "zod";
import { Instant } from "./item.ts";

/** A walk through a post's thread that has begun and not ended. */
export const Walk = z.object({
  depth: z.enum(["all", "new"]),
  startedAt: Instant,
  count: z
    .int()
    .nonnegative()
    .nullable()
    .default(null)
    .describe(
      "The platform's own count when the walk began; `null` where it is not known, which costs one more walk.",
    ),
  cursor: z.string().nullable().describe("Where to go on; `null` before the first page is safe."),
});
export type Walk = Readonly<z.infer<typeof Walk>>;

/** How well pushes announced the comments of a post that polling found. */
export const PushTally = z.object({
  judgedTo: Instant.describe("Comments published before it have been judged."),
  announced: z.int().nonnegative().describe("Comments that a push had announced."),
  missed: z.int().nonnegative().describe("Comments that no push had announced."),
});
export type PushTally = Readonly<z.infer<typeof PushTally>>;

/** What collecting remembers of one post between visits. */
export const PostVisit = z.object({
  channelId: z.string(),
  nativeId: z.string(),
  caption: z.string().nullable().describe("Masked title or caption: the context of the post's comments."),
  publishedAt: Instant,
  platformCount: z
    .int()
    .nonnegative()
    .nullable()
    .describe("The platform's own count when it was last seen in the list."),
  countAtFullWalk: z
    .int()
    .nonnegative()
    .nullable()
    .describe("The platform's count when the last full walk began."),
  countAtWalk: z
    .int()
    .nonnegative()
    .nullable()
    .default(null)
    .describe("The platform's count when the last walk of any depth began."),
  lastFullWalkAt: Instant.nullable().describe("When the last completed full walk began."),
  lastWalkAt: Instant.nullable().describe("When the last completed walk of any depth began."),
  deletionsCheckedAt: Instant.nullable().describe(
    "Start of the last full walk whose absences were looked into.",
  ),
  storageCheckedAt: Instant.nullable()
    .default(null)
    .describe("When it was last looked for comments that the platform's terms no longer let us keep."),
  pushes: PushTally.nullable().default(null).describe("`null` before anything was judged."),
  walk: Walk.nullable(),
  closed: z
    .enum(["gone", "forbidden"])
    .nullable()
    .describe("Why the platform does not let us read the thread."),
});
export type PostVisit = Readonly<z.infer<typeof PostVisit>>;

/** What collecting remembers of a channel's list of posts. */
export const PostList = z.object({
  listedWholeAt: Instant.describe("When the last list that was read to its end began."),
});
export type PostList = Readonly<z.infer<typeof PostList>>;

/** How the visits of one channel went, for people who ask. */
export const ChannelVisit = z.object({
  startedAt: Instant,
  succeededAt: Instant.nullable().describe(
    "When the last visit that reached its end ended; `null` before the first.",
  ),
  collectedTo: Instant.nullable()
    .default(null)
    .describe(
      "When that visit began: what was published before has been asked for. `null` before the first.",
    ),
  failure: z
    .object({ at: Instant, code: z.string() })
    .nullable()
    .describe("What stopped the visit under way or the last one; `null` once one has reached its end again."),
  nextAt: Instant.nullable().describe("Not visited again before; `null` while a visit is under way."),
});
export type ChannelVisit = Readonly<z.infer<typeof ChannelVisit>>;
