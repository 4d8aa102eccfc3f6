import { randomPoisson } from "d3-random";
import { mulberry32 } from "../../pipelines/stats/mulberry32.ts";
import type { SentimentCounts } from "../../pipelines/stats/net-sentiment.ts";
import { compareSentiment } from "../../pipelines/stats/sentiment-changes.ts";
import { sentimentEstimator } from "../../pipelines/stats/sentiment-estimates.ts";
import { verdictOf } from "../../pipelines/stats/verdict.ts";
import { SentimentLabel } from "../../schemas/analysed.ts";
import type { Setting } from "./interval-simulation.ts";
import { driftedOnce, holds, labelledSample, readPosts } from "./interval-simulation.ts";

/** A world whose mixture of sentiments, and whose number of posts, change from one period to the next. */
export interface ChangingSetting extends Setting {
  /** The mixture afterwards; as before where it is missing. */
  readonly truthAfter?: readonly number[];
  /** How many times as many posts there are afterwards. */
  readonly growth?: number;
  /** How far the errors move from one period to the next, which the estimator takes for none. */
  readonly driftBetween?: number;
}

export interface ChangeCoverage {
  /** How often the interval of the corrected difference held the true one, over the runs and the three sentiments. */
  readonly corrected: number;
  /** The same of the uncorrected difference: where something changes, errors hide part of it. */
  readonly said: number;
  readonly net: number;
  /** Mean width of the corrected interval. */
  readonly width: number;
  /** How often the corrected negative share was said to have changed as it did. */
  readonly found: number;
  /** How often it was said to have changed otherwise. */
  readonly falselyChanged: number;
}

const labels = SentimentLabel.options;
const none: SentimentCounts = { negative: 0, neutral: 0, positive: 0 };

/** How often 95 % intervals of a change hold the true one, in `runs` made-up worlds of one setting. */
export function changeCoverageOf(
  setting: ChangingSetting,
  { runs, seed }: { readonly runs: number; readonly seed: number },
): ChangeCoverage {
  const { truth, truthAfter = truth, growth = 1, driftBetween = 0 } = setting;
  const random = mulberry32(seed);
  const poisson = randomPoisson.source(random);
  const sums = { corrected: 0, said: 0, net: 0, width: 0, found: 0, falselyChanged: 0 };
  const changed = labels.map((_, at) => (truthAfter[at] ?? 0) - (truth[at] ?? 0));
  const [negative = 0, , positive = 0] = changed;
  for (let run = 0; run < runs; run++) {
    const rates = driftedOnce(setting.rates, setting.drift, random);
    const drifted = driftedOnce(rates, driftBetween, random);
    const before = readPosts({ ...setting, posts: Math.max(1, poisson(setting.posts)()) }, rates, random);
    const more = Math.max(1, poisson(setting.posts * growth)());
    const after = readPosts({ ...setting, truth: truthAfter, posts: more }, drifted, random);
    const posts = [
      ...before.map((counts) => ({ before: counts, after: none })),
      ...after.map((counts) => ({ before: none, after: counts })),
    ];
    const estimator = sentimentEstimator({ confusion: labelledSample(setting, random) });
    const change = compareSentiment(estimator, posts, { slice: setting.slice });
    if (change === null) throw new TypeError("a world without comments");
    for (const [at, label] of labels.entries()) {
      const { interval } = change.corrected[label];
      sums.corrected += holds(interval, changed[at] ?? 0) / labels.length;
      sums.said += holds(change.said[label].interval, changed[at] ?? 0) / labels.length;
      sums.width += (interval.high - interval.low) / labels.length;
    }
    sums.net += holds(change.corrected.net.interval, positive - negative);
    const verdict = verdictOf(change.corrected.negative.interval);
    const right = negative === 0 ? "noMeasurableChange" : negative > 0 ? "rose" : "fell";
    sums.found += verdict === right ? 1 : 0;
    sums.falselyChanged += verdict !== right && verdict !== "noMeasurableChange" ? 1 : 0;
  }
  return {
    corrected: sums.corrected / runs,
    said: sums.said / runs,
    net: sums.net / runs,
    width: sums.width / runs,
    found: sums.found / runs,
    falselyChanged: sums.falselyChanged / runs,
  };
}
