import { isAboveUsual, negativeShare } from "../../../pipelines/alerts/issue/negative-share.ts";
import type { ErrorRates } from "../../../pipelines/stats/error-rates.ts";
import { driftedErrorRates, possibleErrorRates } from "../../../pipelines/stats/error-rates.ts";
import { mulberry32 } from "../../../pipelines/stats/mulberry32.ts";
import type { SentimentCounts } from "../../../pipelines/stats/net-sentiment.ts";
import { sentimentEstimator } from "../../../pipelines/stats/sentiment-estimates.ts";
import { SentimentLabel } from "../../../schemas/analysed.ts";
import type { SentimentConfusion } from "../../../schemas/model-quality.ts";
import type { Random } from "./random-counts.ts";

/** Comments that rise under one new post, against those of a topic's 40 posts before. */
export interface Rise {
  readonly name: string;
  /** What is true of them, by `SentimentLabel.options`; before, `usual` is. */
  readonly truth: readonly number[];
  readonly comments: number;
}

const usual = [0.3, 0.35, 0.35];
const posts = 40;
const commentsPerPost = 20;
/** How the errors of a topic and of a post differ from those of the labelled sample: as measured (see pipelines/stats). */
const drift = { topic: 0.0125, post: 0.05 } as const;
const labels = SentimentLabel.options;

export const rises: readonly Rise[] = [12, 30, 100].flatMap((comments) => [
  { name: "30 % as ever", truth: usual, comments },
  { name: "60 %, twice as many", truth: [0.6, 0.25, 0.15], comments },
  { name: "80 %", truth: [0.8, 0.15, 0.05], comments },
]);

/** In how many of so many made-up worlds a rise is told of, and in how many its interval holds the truth. */
export function toldOf({ truth, comments }: Rise, confusion: SentimentConfusion, runs: number) {
  const random = mulberry32(comments);
  const estimator = sentimentEstimator({ confusion });
  const matrix = labels.map((each) => labels.map((said) => confusion[each][said]));
  let [told, held] = [0, 0];
  for (const rates of possibleErrorRates(matrix, { seed: 5, draws: runs })) {
    const topic = drifted(rates, drift.topic, random);
    const post = (of: readonly number[], count: number) =>
      countSaid(of, drifted(topic, drift.post, random), count, random);
    const before = new Map(
      Array.from({ length: posts }, (_, at) => [String(at), post(usual, commentsPerPost)] as const),
    );
    const share = negativeShare(estimator, new Map([["new", post(truth, comments)]]), before);
    if (share === null) throw new TypeError("a rise without comments");
    told += isAboveUsual(share) ? 1 : 0;
    const [negative = 0] = truth;
    held += share.low <= negative && negative <= share.high ? 1 : 0;
  }
  return { told: told / runs, held: held / runs };
}

function drifted(rates: ErrorRates, share: number, random: Random): ErrorRates {
  const [one = rates] = driftedErrorRates([rates], share, Math.floor(random() * 2 ** 31));
  return one;
}

function countSaid(
  truth: readonly number[],
  rates: ErrorRates,
  count: number,
  random: Random,
): SentimentCounts {
  const counts = { negative: 0, neutral: 0, positive: 0 };
  for (let comment = 0; comment < count; comment += 1) {
    const row = rates[chosen(truth, random)] ?? [];
    counts[labels[chosen(row, random)] ?? "neutral"] += 1;
  }
  return counts;
}

function chosen(shares: readonly number[], random: Random): number {
  let left = random();
  const at = shares.findIndex((share) => (left -= share) < 0);
  return at === -1 ? shares.length - 1 : at;
}
