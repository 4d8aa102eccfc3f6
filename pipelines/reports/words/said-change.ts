import type { Estimate } from "../../stats/interval.ts";
import type { ChangeVerdict } from "../../../schemas/report.ts";

/** A change as a report may say it: only with an estimate does it rise, fall or stay; `fromNothing`: there was none before. */
export type SaidChange =
  | { readonly verdict: "tooFew" }
  | { readonly verdict: "fromNothing" }
  | { readonly verdict: Exclude<ChangeVerdict, "tooFew">; readonly estimate: Estimate };

/** A ratio between, say, a fifth and six times tells nothing: there were too few to know. */
const widestRatio = 30;
/** Nor does a difference of shares that may be 50 percentage points up or down. */
const widestDifference = 1;

/**
 * What may be said of a difference. The verdict is the report's, but never says more than the interval: with `unchanged`
 * inside it nothing rose or fell. 1 is no change of a ratio, 0 none of a difference.
 */
export function saidChange(
  { verdict, estimate }: { readonly verdict: ChangeVerdict; readonly estimate: Estimate | null },
  unchanged: 0 | 1,
): SaidChange {
  if (verdict === "rose" && estimate === null && unchanged === 1) return { verdict: "fromNothing" };
  if (verdict === "tooFew" || estimate === null) return { verdict: "tooFew" };
  const { low, high } = estimate.interval;
  if (unchanged === 1 && high > widestRatio * low) return { verdict: "tooFew" };
  const isWithin = low <= unchanged && high >= unchanged;
  if (unchanged === 0 && isWithin && high - low > widestDifference) return { verdict: "tooFew" };
  const allowed = verdict === "rose" ? low > unchanged : verdict === "fell" ? high < unchanged : true;
  return { verdict: allowed ? verdict : "noMeasurableChange", estimate };
}
