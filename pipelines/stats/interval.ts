/** A two-sided interval of confidence. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The 97.5 % point of the standard normal distribution: what a 95 % interval is made with. */
export const z95 = 1.959_963_984_540_054;
