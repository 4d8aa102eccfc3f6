import { randomLogNormal } from "d3-random";
import { dirichletDraw } from "../../pipelines/stats/dirichlet.ts";
import { driftedErrorRates } from "../../pipelines/stats/error-rates.ts";
import type { Interval } from "../../pipelines/stats/interval.ts";
import type { Matrix } from "../../pipelines/stats/invert.ts";
import type { Slice } from "../../pipelines/stats/label-errors.ts";
import { labelledIn } from "../../pipelines/stats/label-errors.ts";
import { mulberry32 } from "../../pipelines/stats/mulberry32.ts";
import type { SentimentCounts } from "../../pipelines/stats/net-sentiment.ts";
import { totalOf } from "../../pipelines/stats/net-sentiment.ts";
import { classCounts } from "../../pipelines/stats/comment-sample.ts";
import { sentimentEstimator } from "../../pipelines/stats/sentiment-estimates.ts";
import { sharesOf } from "../../pipelines/stats/share-draws.ts";
import { wilsonInterval } from "../../pipelines/stats/wilson-interval.ts";
import { SentimentLabel } from "../../schemas/analysed.ts";
import type { SentimentConfusion } from "../../schemas/model-quality.ts";

const labels = SentimentLabel.options;

export interface Setting {
  /** Of all comments of the kind that is asked about, by `SentimentLabel.options`. */
  readonly truth: readonly number[];
  readonly posts: number;
  /** Comments of a usual post; some have many more. */
  readonly commentsPerPost: number;
  /** Intraclass correlation of true sentiments under one post. */
  readonly likeness: number;
  /** By how much the classifier errs otherwise than on the labelled sample (see `driftedErrorRates`). */
  readonly drift: number;
  /** By how much its errors differ from post to post, in the same way. */
  readonly postDrift: number;
  /** What the estimator is told. */
  readonly slice: Slice;
  /** Comments that people labelled, of other posts, of another mixture of sentiments. */
  readonly labels: number;
  /** Error rates on the labelled sample. */
  readonly rates: Matrix;
}

/** A usual world, in which models err as they did on a labelled sample of which `confusion` tells. */
export function usualSetting(confusion: SentimentConfusion): Setting {
  return {
    truth: [0.45, 0.25, 0.3],
    posts: 60,
    commentsPerPost: 20,
    likeness: 0.13,
    drift: 0.025,
    postDrift: 0.05,
    slice: "narrow",
    labels: labelledIn(confusion),
    rates: labels.map((truth) => sharesOf(classCounts(confusion[truth]))),
  };
}

export interface Coverage {
  /** How often the interval held the true share, over the runs and the three sentiments. */
  readonly corrected: number;
  /** The same of Wilson's interval of the uncorrected share. */
  readonly wilson: number;
  readonly net: number;
  /** Mean width of the corrected interval. */
  readonly width: number;
  /** Mean error of the corrected negative share, signed; and of the uncorrected. */
  readonly bias: number;
  readonly biasBefore: number;
  /** Root of the mean square of the corrected shares' errors, over the runs and the three sentiments. */
  readonly typicalError: number;
}

const labelledMixture = [0.5, 0.2, 0.3];
const labelledPerPost = 4;

/** How often 95 % intervals hold the truth, in `runs` made-up worlds of one setting. */
export function coverageOf(
  setting: Setting,
  { runs, seed }: { readonly runs: number; readonly seed: number },
): Coverage {
  const random = mulberry32(seed);
  const held = { corrected: 0, wilson: 0, net: 0 };
  const sums = { width: 0, bias: 0, biasBefore: 0, squares: 0 };
  for (let run = 0; run < runs; run++) {
    const { posts, confusion } = madeUpWorld(setting, random);
    const estimates = sentimentEstimator({ confusion }).estimate(posts, { slice: setting.slice });
    if (estimates === null) throw new TypeError("a world without comments");
    for (const [at, label] of labels.entries()) {
      const truth = setting.truth[at] ?? 0;
      const { value, interval } = estimates.corrected[label];
      const said = posts.reduce((sum, counts) => sum + counts[label], 0);
      const wilson = wilsonInterval(said, estimates.comments) ?? { low: 0, high: 1 };
      held.corrected += holds(interval, truth) / labels.length;
      held.wilson += holds(wilson, truth) / labels.length;
      sums.squares += (value - truth) ** 2 / labels.length;
      sums.width += (interval.high - interval.low) / labels.length;
    }
    const [negative = 0, , positive = 0] = setting.truth;
    held.net += holds(estimates.net.interval, positive - negative);
    sums.bias += estimates.corrected.negative.value - negative;
    sums.biasBefore += estimates.said.negative.value - negative;
  }
  const mean = (sum: number) => sum / runs;
  return {
    corrected: mean(held.corrected),
    wilson: mean(held.wilson),
    net: mean(held.net),
    width: mean(sums.width),
    bias: mean(sums.bias),
    biasBefore: mean(sums.biasBefore),
    typicalError: Math.sqrt(mean(sums.squares)),
  };
}

/** Posts as a drifted classifier reads them, and what people and the classifier said of a labelled sample before. */
function madeUpWorld(setting: Setting, random: () => number) {
  const posts = readPosts(setting, driftedOnce(setting.rates, setting.drift, random), random);
  return { posts, confusion: labelledSample(setting, random) };
}

export function driftedOnce(rates: Matrix, drift: number, random: () => number): Matrix {
  return driftedErrorRates([rates], drift, Math.floor(random() * 2 ** 31))[0] ?? rates;
}

/** Posts as a classifier with these error rates reads them. */
export function readPosts(
  { truth, posts, commentsPerPost, likeness, postDrift }: Setting,
  rates: Matrix,
  random: () => number,
): readonly SentimentCounts[] {
  const size = postSizes(commentsPerPost, random);
  const read = Array.from({ length: posts }, () => {
    const mood =
      likeness === 0
        ? truth
        : dirichletDraw(
            random,
            truth.map((share) => share * (1 / likeness - 1)),
          );
    const counts = { negative: 0, neutral: 0, positive: 0 };
    const errors = driftedOnce(rates, postDrift, random);
    for (let comment = size(); comment > 0; comment--)
      counts[pick(errors[at(mood, random)] ?? [], random)] += 1;
    return counts;
  });
  return read.filter((counts) => totalOf(counts) > 0);
}

/** How many comments one post after another has: some have many more than is usual. */
export function postSizes(usual: number, random: () => number): () => number {
  const size = randomLogNormal.source(random)(Math.log(usual), 1);
  return () => Math.max(1, Math.round(size()));
}

/** What people and the classifier said of comments before. */
export function labelledSample({ labels: size, postDrift, rates }: Setting, random: () => number) {
  const confusion = emptyConfusion();
  let errors = rates;
  for (let label = 0; label < size; label++) {
    if (label % labelledPerPost === 0) errors = driftedOnce(rates, postDrift, random);
    const true_ = at(labelledMixture, random);
    confusion[labels[true_] ?? "neutral"][pick(errors[true_] ?? [], random)] += 1;
  }
  return confusion;
}

function emptyConfusion() {
  const row = () => ({ negative: 0, neutral: 0, positive: 0 });
  return { negative: row(), neutral: row(), positive: row() };
}

function at(shares: readonly number[], random: () => number): number {
  let rest = random();
  for (const [place, share] of shares.entries()) {
    rest -= share;
    if (rest < 0) return place;
  }
  return shares.length - 1;
}

function pick(shares: readonly number[], random: () => number): keyof SentimentCounts {
  return labels[at(shares, random)] ?? "neutral";
}

export function holds({ low, high }: Interval, value: number): 0 | 1 {
  return low <= value && value <= high ? 1 : 0;
}
