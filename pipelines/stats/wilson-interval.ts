import type { Interval } from "./interval.ts";
import { z95 } from "./interval.ts";

/**
 * Wilson's score interval for a share, as fractions within 0 and 1; `null` when nothing was counted. It covers the chance
 * of sampling only, and takes the `total` observations as independent of each other.
 *
 * Source: E. B. Wilson (1927), Probable inference, the law of succession, and statistical inference, Journal of the
 * American Statistical Association 22, 209-212; recommended for small and extreme shares by L. D. Brown, T. T. Cai and
 * A. DasGupta (2001), Interval estimation for a binomial proportion, Statistical Science 16, 101-133.
 */
export function wilsonInterval(count: number, total: number, z: number = z95): Interval | null {
  if (!(count >= 0 && count <= total)) throw new RangeError(`${count} of ${total} is not a share`);
  if (total === 0) return null;
  const share = count / total;
  const shrink = 1 + z ** 2 / total;
  const centre = (share + z ** 2 / (2 * total)) / shrink;
  const half = (z / shrink) * Math.sqrt((share * (1 - share)) / total + z ** 2 / (4 * total ** 2));
  // At the ends the formula is exactly 0 and 1, but its rounding is not.
  return { low: count === 0 ? 0 : centre - half, high: count === total ? 1 : centre + half };
}
