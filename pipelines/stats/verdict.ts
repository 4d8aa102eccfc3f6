import type { Cardinality } from "../ports/search-index.ts";
import { enoughVoices } from "./small-cells.ts";

/** What may be said of a change. `tooFew`: too few people spoke in one of the periods for anything to be said of them. */
export type Verdict = "rose" | "fell" | "noMeasurableChange" | "tooFew";

/** An interval of a change; `null`: it has no end on that side. */
export interface ChangeInterval {
  readonly low: number;
  readonly high: number | null;
}

/**
 * No more than the whole 95 % interval allows: that it lies on one side of what no change is (`none`: 0 for a difference,
 * 1 for a ratio). `noMeasurableChange` does not say that nothing changed.
 */
export function verdictOf({ low, high }: ChangeInterval, none: 0 | 1 = 0): Exclude<Verdict, "tooFew"> {
  if (low > none) return "rose";
  return high !== null && high < none ? "fell" : "noMeasurableChange";
}

/** Distinct authors of two periods. */
export interface PeriodAuthors {
  readonly before: Cardinality | undefined;
  readonly after: Cardinality | undefined;
}

/** The same of a share, of which nothing is said where fewer than `fewestVoices` people spoke in either period. */
export function shareVerdict(interval: ChangeInterval, { before, after }: PeriodAuthors): Verdict {
  return enoughVoices(before) && enoughVoices(after) ? verdictOf(interval) : "tooFew";
}
