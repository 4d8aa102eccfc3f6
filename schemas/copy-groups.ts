import { z } from "zod";
import { DocumentId, Instant } from "./item.ts";

const count = z.int().nonnegative();

/** Why messages with one copy key were decided to be copies: what was counted in which time, by which rule. */
export const CopyReason = z.object({
  rule: z.enum(["same_message", "same_link"]),
  version: z.int().positive().describe("Of the rule."),
  from: Instant.describe("The first message of the busiest time, no longer than `withinHours`."),
  to: Instant.describe("The last one of it."),
  comments: count,
  voices: count.describe("Distinct authors; comments under one post without a known author are one."),
  posts: count,
  channels: count,
  fewestVoices: count.describe("Needed for a group."),
  withinHours: z.number().positive(),
});
export type CopyReason = Readonly<z.infer<typeof CopyReason>>;

/** Messages decided to be copies of each other. Holds no text: an example is shown by the id of its voice. */
export const CopyGroupRecord = z.object({
  copyKey: z.string(),
  voice: DocumentId.describe("The first comment held of the public's; it stands for all."),
  decidedAt: Instant,
  why: CopyReason,
});
export type CopyGroupRecord = Readonly<z.infer<typeof CopyGroupRecord>>;
