/**
 * Probability of a count of at most `count` when such counts have this mean and variance: of the negative binomial
 * distribution with both, or of Poisson's where the variance is no larger than the mean. For a mean of 0 it is 1.
 * Throws a `RangeError` for a count that is none, or a negative mean.
 *
 * Source: the negative binomial with variance m + m²/k (J. M. Hilbe (2011), Negative Binomial Regression, 2nd edition,
 * NB2), so k = m² / (variance - m); its probabilities follow p(0) = (1 + m/k)^-k and
 * p(i + 1) / p(i) = (k + i) / (i + 1) · m / (k + m) (H. H. Panjer (1981), Recursive evaluation of a family of compound
 * distributions, ASTIN Bulletin 12, 22-26).
 */
export function lowerTail(
  count: number,
  { mean, variance }: { readonly mean: number; readonly variance: number },
): number {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`${count} is not a count`);
  if (!(mean >= 0)) throw new RangeError(`${mean} is not the mean of counts`);
  if (mean === 0) return 1;
  const size = variance > mean ? mean ** 2 / (variance - mean) : Number.POSITIVE_INFINITY;
  const poisson = size > mean * 1e12; // beyond it, 1 + m/k is lost in rounding
  // As logarithms: for a large mean the first of them are too small for a double.
  let logTerm = poisson ? -mean : -size * Math.log1p(mean / size);
  let logSum = logTerm;
  for (let i = 0; i < count; i += 1) {
    logTerm += Math.log(mean / (i + 1)) + (poisson ? 0 : Math.log((size + i) / (size + mean)));
    logSum = logOfSum(logSum, logTerm);
  }
  return Math.min(1, Math.exp(logSum));
}

function logOfSum(a: number, b: number): number {
  const larger = Math.max(a, b);
  return larger + Math.log1p(Math.exp(Math.min(a, b) - larger));
}
