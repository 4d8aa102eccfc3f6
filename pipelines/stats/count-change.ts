import { randomGamma } from "d3-random";
import { probabilityOfNone } from "./change.ts";
import { percentileInterval } from "./interval.ts";
import { mulberry32 } from "./mulberry32.ts";

/** What was counted in a period: how many comments each post has in it, and how long the period is, in any unit. */
export interface CountedPeriod {
  readonly posts: readonly number[];
  readonly length: number;
}

export interface CountChangeOptions {
  /** How uneven posts are (see `unevennessOf`), where more than these tell of it. It is used where these are few. */
  readonly unevenness?: number;
}

/** How many times as many comments there are as before, in the same time, with its 95 % interval. */
export interface CountChange {
  readonly before: number;
  readonly after: number;
  /** `null` where there were none before. */
  readonly ratio: number | null;
  /** `high` is `null` where there were none before: then nothing is too many times as many. */
  readonly interval: { readonly low: number; readonly high: number | null };
  /** Of a change as large or larger in either direction, if there was none. */
  readonly probability: number;
}

/** So few posts do not tell how uneven they are: the one with a thousand comments is missing from them. */
const fewestPosts = 30;

/** Gamma values are cheap, and lists of many changes need small probabilities. */
const draws = 2_000;
const seed = 71_021;

/**
 * The change of a count of comments, which come by the post: neither how many posts there are nor how many comments each has is
 * given, so one post with a thousand comments tells little, and a thousand posts with one tell much. `null` where neither
 * period has any. Throws a `RangeError` for a period without length.
 *
 * Sources: each total is a sum of Poisson counts weighted by the comments of a post, with the interval of M. P. Fay and E. J.
 * Feuer (1997), Confidence intervals for directly standardized rates: a method based on the gamma distribution, Statistics in
 * Medicine 16, 791-801, half-way between its two gamma distributions as M. P. Fay and S. Kim (2017), Confidence intervals
 * for directly standardized rates using mid-p gamma intervals, Biometrical Journal 59, 377-387; the ratio of two by drawing from
 * both: M. P. Fay, M. A. Proschan and E. Brittain (2015), Combining one-sample confidence procedures for inference in the
 * two-sample case, Biometrics 71, 146-156.
 */
export function countChange(
  before: CountedPeriod,
  after: CountedPeriod,
  { unevenness = 1 }: CountChangeOptions = {},
): CountChange | null {
  if (!(before.length > 0 && after.length > 0)) throw new RangeError("a period has no length");
  const [total, earlier] = [sum(after.posts), sum(before.posts)];
  if (total + earlier === 0) return null;
  const largest = largestOf([...before.posts, ...after.posts]);
  const random = mulberry32(seed);
  const of = (period: CountedPeriod) => totals(period, { largest, unevenness }, random);
  const [draw, drawEarlier] = [of(after), of(before)];
  const logs = Array.from({ length: draws }, () => Math.log(draw() / drawEarlier()));
  const { low, high } = percentileInterval(logs);
  return {
    before: earlier,
    after: total,
    ratio: earlier === 0 ? null : total / after.length / (earlier / before.length),
    interval: { low: total === 0 ? 0 : Math.exp(low), high: earlier === 0 ? null : Math.exp(high) },
    probability: probabilityOfNone(logs),
  };
}

/**
 * How uneven posts are: the mean square of their comments as a multiple of the square of the mean, 1 where all are alike; `null`
 * where they are too few to tell.
 */
export function unevennessOf(posts: readonly number[]): number | null {
  const size = sum(posts);
  return posts.length < fewestPosts || size === 0 ? null : (squaresOf(posts) * posts.length) / size ** 2;
}

/** Comments in one unit of time, as they might be. Where there are none, one more post would have at most as many as the largest. */
function totals(
  { posts, length }: CountedPeriod,
  { largest, unevenness }: { readonly largest: number; readonly unevenness: number },
  random: () => number,
): () => number {
  const size = sum(posts);
  const usual = posts.length < fewestPosts && size > 0 ? (unevenness * size ** 2) / posts.length : 0;
  const squares = Math.max(squaresOf(posts), usual);
  const gamma = randomGamma.source(random);
  const of = (mean: number, variance: number) => gamma(mean ** 2 / variance, variance / mean / length);
  const most = size === 0 ? largest : largestOf(posts);
  const upper = of(size + most, squares + most ** 2);
  const lower = size === 0 ? upper : of(size, squares);
  return () => (random() < 0.5 ? lower() : upper());
}

function squaresOf(values: readonly number[]): number {
  return sum(values.map((value) => value ** 2));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function largestOf(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}
