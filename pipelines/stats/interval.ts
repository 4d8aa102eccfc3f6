/** A two-sided interval of confidence. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** A value with its 95 % interval. */
export interface Estimate {
  readonly value: number;
  readonly interval: Interval;
}

/** The 97.5 % point of the standard normal distribution: what a 95 % interval is made with. */
export const z95 = 1.959_963_984_540_054;

/** What 95 % of the draws lie between, and the value that is shown, which may lie beyond them. Throws a `RangeError` for no draws. */
export function intervalAround(value: number, drawn: readonly number[]): Interval {
  const { low, high } = percentileInterval(drawn);
  return { low: Math.min(low, value), high: Math.max(high, value) };
}

/** What 95 % of the values lie between: the percentile interval of Efron and Tibshirani (1993), chapter 13. Throws a `RangeError` for none. */
export function percentileInterval(values: readonly number[]): Interval {
  const sorted = Float64Array.from(values).sort();
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))];
  const [low, high] = [at(0.025), at(0.975)];
  if (low === undefined || high === undefined) throw new RangeError("there is no interval of no values");
  return { low, high };
}
