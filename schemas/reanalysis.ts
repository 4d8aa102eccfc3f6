import { z } from "zod";
import { Instant } from "./item.ts";

const count = z.int().nonnegative();
const byReason = z.record(z.string(), count);

/** What became of the comments that a re-analysis read: `in` = `keep` + all of `drop` + all of `reject`. */
export const ReanalysisCounts = z.object({
  in: count,
  keep: count.describe("Labelled anew and appended for the index."),
  drop: byReason.describe("Left as they are, by reason: `current` or `newer` labels."),
  reject: byReason.describe("Not understood, by reason; their labels stay."),
});
export type ReanalysisCounts = Readonly<z.infer<typeof ReanalysisCounts>>;

/** How far a re-analysis is that has not ended. */
export const Reanalysis = z.object({
  labelling: z
    .string()
    .describe("Generation and models it labels by: to any other, how far it is says nothing."),
  startedAt: Instant,
  after: z.string().describe("Where the last page that is safe in the log ended, as the index names it."),
  counts: ReanalysisCounts,
});
export type Reanalysis = Readonly<z.infer<typeof Reanalysis>>;
