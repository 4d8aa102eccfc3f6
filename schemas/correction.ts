import { z } from "zod";
import { LanguageCode, SentimentLabel } from "./analysed.ts";
import { Instant } from "./item.ts";

/** What one person says of one comment; a task that is left out was not looked at. */
export const PersonLabel = z.strictObject({
  by: z.string().trim().min(1).max(100).describe("Who labelled."),
  at: Instant.describe("When."),
  textKey: z.string().describe("Of the text that was read; see `textKeyOf`."),
  drawn: z.boolean().describe("A draw chose the comment; `false` where the person did."),
  sentiment: SentimentLabel.optional(),
  topics: z.array(z.string()).min(1).readonly().optional(),
  language: LanguageCode.optional(),
});
export type PersonLabel = Readonly<z.infer<typeof PersonLabel>>;

/** All that people say of one comment, each person's last word, in the order in which they spoke. */
export const CommentLabels = z.strictObject({ labels: z.array(PersonLabel).readonly() });
export type CommentLabels = Readonly<z.infer<typeof CommentLabels>>;

/** Raised whenever any comment's labels changed, so that a worker may keep what it read. */
export const LabelsRevision = z.strictObject({ revision: z.int().nonnegative() });
export type LabelsRevision = Readonly<z.infer<typeof LabelsRevision>>;
