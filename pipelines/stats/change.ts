import type { Estimate } from "./interval.ts";
import { intervalAround } from "./interval.ts";

/** By how much something changed from one period to another (after minus before), with its 95 % interval. */
export interface Change extends Estimate {
  /** Of a change as large or larger in either direction, if there was none. */
  readonly probability: number;
}

/** A change of at most `most` in either direction, with its value, from draws that say how sure it is. Throws a `RangeError` for no draws. */
export function changeOf(
  drawn: readonly number[],
  value: number,
  most: number = Number.POSITIVE_INFINITY,
): Change {
  const possible = drawn.map((draw) => Math.min(most, Math.max(-most, draw)));
  return {
    value,
    interval: intervalAround(value, possible),
    probability: probabilityOfNone(possible),
  };
}

/** Draws that differ by less are the same. */
const rounding = 1e-12;

/** No normal tail is believed that says so many times less than the draws themselves can. */
const farthestTail = 1_000;

/**
 * How probable changes as large are in either direction where there is none: twice the share of draws that lie on the other
 * side of 0. Where none does, their number limits what they can tell, and the normal distribution with their mean and
 * spread says by how much less it is.
 *
 * Source: B. Efron and R. J. Tibshirani (1993), An Introduction to the Bootstrap, chapters 12 (the normal tail) and 15.4 (the
 * percentile interval turned into an achieved significance level); the draw added: A. C. Davison and D. V. Hinkley (1997),
 * Bootstrap Methods and their Application, section 4.2.
 */
export function probabilityOfNone(drawn: readonly number[]): number {
  const [below, above] = [drawn.filter((draw) => draw <= 0).length, drawn.filter((draw) => draw >= 0).length];
  const beyond = Math.min(below, above);
  const counted = Math.min(1, (2 * (beyond + 1)) / (drawn.length + 1));
  if (beyond > 0) return counted;
  const mean = drawn.reduce((sum, draw) => sum + draw, 0) / drawn.length;
  const spread = Math.sqrt(drawn.reduce((sum, draw) => sum + (draw - mean) ** 2, 0) / drawn.length);
  const tail = spread < rounding ? counted : 2 * upperNormalTail(Math.abs(mean) / spread);
  return Math.min(counted, Math.max(tail, counted / farthestTail));
}

/**
 * Probability of a standard normal value above `z`, from 1 on; small probabilities keep their digits.
 *
 * Source: Laplace's continued fraction, M. Abramowitz and I. A. Stegun (1964), Handbook of Mathematical Functions, 26.2.14.
 */
function upperNormalTail(z: number): number {
  let fraction = z;
  for (let term = 60; term > 0; term--) fraction = z + term / fraction;
  return Math.exp(-(z ** 2) / 2) / (Math.sqrt(2 * Math.PI) * fraction);
}
