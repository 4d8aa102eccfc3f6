import { randomGamma, randomPoisson } from "d3-random";

/** Numbers from 0 (with it) to 1 (without), such as `mulberry32` gives. */
export type Random = () => number;

/** A count whose variance is mean + mean² / size: Poisson's with a gamma-distributed mean. */
export function negativeBinomial(random: Random, mean: number, size: number): number {
  if (mean <= 0) return 0;
  return randomPoisson.source(random)(randomGamma.source(random)(size, mean / size)())();
}
