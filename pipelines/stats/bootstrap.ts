import type { Interval } from "./interval.ts";
import { percentileInterval } from "./interval.ts";
import { mulberry32 } from "./mulberry32.ts";

export interface BootstrapOptions {
  readonly seed: number;
  /** How often the groups are drawn anew. Default: 1,000. */
  readonly draws?: number;
}

/**
 * 95 % interval of a statistic of `groups`, each of which is drawn whole, because its members are alike (comments under
 * one post); for members that are independent, give groups of one. `null` where the statistic could be computed of fewer
 * than half the draws.
 *
 * Source: the percentile interval of B. Efron and R. J. Tibshirani (1993), An Introduction to the Bootstrap, chapter 13;
 * groups drawn whole as A. C. Davison and D. V. Hinkley (1997), Bootstrap Methods and their Application, section 3.8.
 */
export function bootstrapInterval<T>(
  groups: readonly (readonly T[])[],
  statistic: (members: readonly T[]) => number | null,
  { seed, draws = 1_000 }: BootstrapOptions,
): Interval | null {
  if (groups.length === 0) return null;
  const random = mulberry32(seed);
  const values: number[] = [];
  for (let draw = 0; draw < draws; draw++) {
    const members = groups.flatMap(() => groups[Math.floor(random() * groups.length)] ?? []);
    const value = statistic(members);
    if (value !== null) values.push(value);
  }
  return values.length < draws / 2 || values.length === 0 ? null : percentileInterval(values);
}
