import { z } from "zod";
import { Alert } from "../../../schemas/alert.ts";
import { IssueMemory } from "../../../pipelines/alerts/issue/step-issue.ts";
import { RuleMemory } from "../../../pipelines/alerts/rules/step-rule.ts";
import type { Collection } from "../../../pipelines/ports/state-store.ts";
import { noTerms, WatchedTerms } from "./watched-terms.ts";

/** All that a look at the series leaves, written at once: a look that was cut off is made again from the same beginning. */
export const Watching = z.strictObject({
  /** The next step to take, in steps of 5 minutes since 1970. */
  nextStep: z.int(),
  /** Begins the keys of the detectors' memories that belong to it; `null` before the first. */
  memories: z.string().nullable(),
  issues: z.record(z.string(), IssueMemory),
  /** By name of the rule; a document of before there were any has none. */
  rules: z.record(z.string(), RuleMemory).default({}),
  /** That no topic covers; a document of before there were any has none. */
  terms: WatchedTerms.default(noTerms),
  /** Alerts that were raised and may not stand in their collection yet. */
  outbox: z.array(Alert),
});
export type Watching = z.infer<typeof Watching>;

/** Before the first look, whose first step is `nextStep`. */
export function newWatching(nextStep: number): Watching {
  return { nextStep, memories: null, issues: {}, rules: {}, terms: noTerms, outbox: [] };
}

/** One document, under `watchingKey`. */
export const watching: Collection<Watching> = { name: "watching", schema: Watching };
export const watchingKey = "issues";
