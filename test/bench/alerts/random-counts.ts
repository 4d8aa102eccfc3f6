/** Random draws from a stream of numbers from 0 to 1, such as `mulberry32` gives. */
export type Random = () => number;

export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** At least 1; exceeds x with probability x^-index. */
export function pareto(random: Random, index: number): number {
  return (1 - random()) ** (-1 / index);
}

/** A count whose variance is mean + mean² / size: Poisson's with a gamma-distributed mean. */
export function negativeBinomial(random: Random, mean: number, size: number): number {
  return mean > 0 ? poisson(random, (gamma(random, size) * mean) / size) : 0;
}

/** Source: G. Marsaglia and W. W. Tsang (2000), A simple method for generating gamma variables, ACM TOMS 26, 363-372. */
function gamma(random: Random, shape: number): number {
  if (shape < 1) return gamma(random, shape + 1) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const x = normal(random);
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random()) < x ** 2 / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** Of a large mean the nearest whole number to a normal draw, which no figure here can tell from it. */
function poisson(random: Random, mean: number): number {
  if (mean > 200) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)));
  let count = 0;
  for (let product = 1 - random(); product > Math.exp(-mean); product *= 1 - random()) count += 1;
  return count;
}
