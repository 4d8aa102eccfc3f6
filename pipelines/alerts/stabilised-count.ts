/** The smallest overdispersion that is told from none; below it a count is Poisson's for every purpose here. */
export const leastDispersion = 1e-4;

/**
 * A count on a scale on which its standard deviation is 1 at every mean, when its variance is m + dispersion · m²
 * (negative binomial): a root for small counts, a logarithm for large ones, so that heavy tails of large counts look
 * exponential.
 *
 * Source: F. J. Anscombe (1948), The transformation of Poisson, binomial and negative-binomial data, Biometrika 35, 246-254,
 * with his 3/8.
 */
export function stabilised(count: number, dispersion: number): number {
  return (2 / Math.sqrt(dispersion)) * Math.asinh(Math.sqrt(dispersion * (Math.max(0, count) + 0.375)));
}

/** The count that lies `deviations` standard deviations from the mean; below 0 there is none. */
export function countAt(mean: number, deviations: number, dispersion: number): number {
  const scale = Math.sqrt(dispersion) / 2;
  const sine = Math.sinh(Math.max(0, stabilised(mean, dispersion) + deviations) * scale);
  return Math.max(0, sine ** 2 / dispersion - 0.375);
}
