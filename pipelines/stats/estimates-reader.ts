import type { LabelErrors } from "./label-errors.ts";
import type { SentimentEstimator } from "./sentiment-estimates.ts";
import { sentimentEstimator } from "./sentiment-estimates.ts";

/** What is known of the models' errors, and what makes estimates with it. */
export interface Estimates {
  readonly errors: LabelErrors;
  readonly estimator: SentimentEstimator;
}

/** Draws the possible errors again only when what is known of them changed. */
export function estimatesReader(labelErrors: () => Promise<LabelErrors>): () => Promise<Estimates> {
  let last: Estimates | undefined;
  return async () => {
    const errors = await labelErrors();
    if (last?.errors !== errors) last = { errors, estimator: sentimentEstimator(errors) };
    return last;
  };
}
