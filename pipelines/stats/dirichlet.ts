import { randomGamma } from "d3-random";

/**
 * Draws shares from a Dirichlet distribution: on average in proportion to `weights`, the nearer to that the larger the
 * weights. A weight of 0 gives a share of 0. Throws a `RangeError` where no weight is above 0.
 *
 * Source: gamma variates divided by their sum, L. Devroye (1986), Non-Uniform Random Variate Generation, chapter XI.4.
 */
export function dirichletDraw(random: () => number, weights: readonly number[]): readonly number[] {
  const gamma = randomGamma.source(random);
  const parts = weights.map((weight) => (weight > 0 ? gamma(weight)() : 0));
  const sum = parts.reduce((a, b) => a + b, 0);
  if (sum > 0) return parts.map((part) => part / sum);
  // Tiny weights round to nothing: then all of it lies at one of them, most likely at the largest.
  const largest = weights.indexOf(Math.max(...weights));
  if ((weights[largest] ?? 0) <= 0) throw new RangeError("no weight is above 0");
  return weights.map((_, at) => (at === largest ? 1 : 0));
}
