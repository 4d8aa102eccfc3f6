export interface Moments {
  readonly mean: number;
  readonly variance: number;
}

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
export function lowerTail(count: number, moments: Moments): number {
  const { mean } = checked(count, moments);
  if (mean === 0) return 1;
  const terms = logTerms(moments);
  let logSum = -Infinity;
  for (let i = 0; i <= count; i += 1) logSum = logOfSum(logSum, terms.next());
  return Math.min(1, Math.exp(logSum));
}

/** As `lowerTail`, of a count of at least `count`; small probabilities keep their digits. For a mean of 0 it is 1 or 0. */
export function upperTail(count: number, moments: Moments): number {
  const { mean } = checked(count, moments);
  if (count === 0) return 1;
  if (mean === 0) return 0;
  if (count <= mean) return Math.max(0, 1 - lowerTail(count - 1, moments));
  const terms = logTerms(moments);
  for (let i = 0; i < count; i += 1) terms.next();
  let logTerm = terms.next();
  let logSum = logTerm;
  // Above the mean each term is smaller than the one before, so that few of them matter.
  while (logTerm > logSum - negligible) {
    logTerm = terms.next();
    logSum = logOfSum(logSum, logTerm);
  }
  return Math.min(1, Math.exp(logSum));
}

/** The smallest count that is not exceeded with this probability, above 0 and below 1. */
export function quantile(probability: number, moments: Moments): number {
  if (checked(0, moments).mean === 0) return 0;
  const terms = logTerms(moments);
  let count = 0;
  let sum = Math.exp(terms.next());
  while (sum < probability && count < moments.mean + 40 * Math.sqrt(moments.variance) + 40) {
    count += 1;
    sum += Math.exp(terms.next());
  }
  return count;
}

/** A term of e^-30 and all after it change no digit that is shown. */
const negligible = 30;

function checked(count: number, moments: Moments): Moments {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`${count} is not a count`);
  if (!(moments.mean >= 0)) throw new RangeError(`${moments.mean} is not the mean of counts`);
  return moments;
}

/** The logarithms of the probabilities of 0, 1, 2 and so on: for a large mean the first of them are too small for a double. */
function logTerms({ mean, variance }: Moments): { readonly next: () => number } {
  const size = variance > mean ? mean ** 2 / (variance - mean) : Number.POSITIVE_INFINITY;
  const poisson = size > mean * 1e12; // beyond it, 1 + m/k is lost in rounding
  let i = 0;
  let logTerm = poisson ? -mean : -size * Math.log1p(mean / size);
  return {
    next: () => {
      const term = logTerm;
      logTerm += Math.log(mean / (i + 1)) + (poisson ? 0 : Math.log((size + i) / (size + mean)));
      i += 1;
      return term;
    },
  };
}

function logOfSum(a: number, b: number): number {
  const larger = Math.max(a, b);
  return larger === -Infinity ? -Infinity : larger + Math.log1p(Math.exp(Math.min(a, b) - larger));
}
