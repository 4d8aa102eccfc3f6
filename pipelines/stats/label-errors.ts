import type { SentimentConfusion } from "../../schemas/model-quality.ts";

/** What is known of the errors of the models that label comments now. */
export interface LabelErrors {
  /** `own`: comments of this department that its people labelled; `shipped`: the sample that the models came with. */
  readonly source: "own" | "shipped";
  readonly confusion: SentimentConfusion;
}

/**
 * How far the errors of one slice may lie from those of the labelled sample, as the share of their variance that lies between
 * slices (see `driftedErrorRates`): about twice what was measured, because it was measured on one set of comments (README).
 * How errors differ from post to post is in it only for one post: elsewhere the sampling of posts covers that.
 */
export const drift = {
  /** Comments under one post, or a few. */
  post: 0.1,
  /** Comments of one matter that rose, often under one post: as measured, not twice that. */
  issue: 0.05,
  /** Comments on one topic. */
  narrow: 0.025,
  /** Comments on many topics. */
  mixed: 0.005,
} as const;

export type Slice = keyof typeof drift;

/** Whether the comments are no sample of posts, because the posts were chosen, or one matter brought them together. */
export function standsForItself(slice: Slice): boolean {
  return slice === "post" || slice === "issue";
}

/** Of each true class so many labels are needed: then no rate's standard error is above 0.05 (0.25 / 100 = 0.05²). */
export const fewestLabelled = 100;

/** How many comments people labelled. */
export function labelledIn(confusion: SentimentConfusion): number {
  return Object.values(confusion).reduce((sum, row) => sum + rowSum(row), 0);
}

/** The department's own sample where it is large enough, otherwise the one that the models came with. */
export function labelErrors(own: SentimentConfusion, shipped: SentimentConfusion): LabelErrors {
  const enough = Object.values(own).every((row) => rowSum(row) >= fewestLabelled);
  return enough ? { source: "own", confusion: own } : { source: "shipped", confusion: shipped };
}

function rowSum(row: SentimentConfusion[keyof SentimentConfusion]): number {
  return Object.values(row).reduce((sum, count) => sum + count, 0);
}
