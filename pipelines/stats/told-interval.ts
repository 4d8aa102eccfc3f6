import type { Interval } from "./interval.ts";

/** The widest interval beside which one figure is still said, as a part of all there may be. */
const widest = 0.5;

/**
 * Whether one figure may stand for an interval: of a share that lies anywhere from 16% to 100%, its middle would be read as known.
 * `range` is from the least that there may be to the most: 1 for a share, 2 for net sentiment.
 */
export function isTold({ low, high }: Interval, range: 1 | 2): boolean {
  return high - low <= widest * range;
}
