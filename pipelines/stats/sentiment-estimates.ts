import { SentimentLabel } from "../../schemas/analysed.ts";
import type { CommentSample, SummedComments } from "./comment-sample.ts";
import { sampleOfPosts, sampleOfSum } from "./comment-sample.ts";
import { correctedShares, freelyCorrectedShares } from "./corrected-shares.ts";
import { driftedErrorRates, inverses, possibleErrorRates } from "./error-rates.ts";
import type { Estimate } from "./interval.ts";
import { intervalAround } from "./interval.ts";
import type { LabelErrors, Slice } from "./label-errors.ts";
import { drift } from "./label-errors.ts";
import { sizeOf } from "./likeness.ts";
import type { SentimentCounts } from "./net-sentiment.ts";
import { netsOf } from "./net-sentiment.ts";
import type { ShareDraws } from "./share-draws.ts";
import { normalDraws, sharesFromSize, sharesOf } from "./share-draws.ts";
import { wilsonInterval } from "./wilson-interval.ts";

export type SentimentShares = Readonly<Record<SentimentLabel, Estimate>>;

/** What comments say, and what they would say if the models never erred. */
export interface SentimentEstimates {
  readonly comments: number;
  /** Shares as the models said. Their intervals cover which comments there are, not the models' errors. */
  readonly said: SentimentShares;
  /** Corrected for the models' errors, which their intervals cover too. */
  readonly corrected: SentimentShares;
  /** (positive - negative) / all, corrected. */
  readonly net: Estimate;
  /** (positive - negative) / (positive + negative), corrected; `null` where there may be neither. */
  readonly netOfOpinions: Estimate | null;
}

export interface SliceOptions {
  readonly slice: Slice;
}

/**
 * The estimate of a set of comments is a matter of these comments alone: how many of each sentiment there are, under how large posts,
 * and how alike those under one post are. So it is the same wherever they are shown. The values depend on how many of each
 * sentiment there are, and on nothing else.
 */
export interface SentimentEstimator {
  /** Of comments counted post by post, in any order; `null` where there are none. */
  readonly estimate: (posts: readonly SentimentCounts[], options: SliceOptions) => SentimentEstimates | null;
  /** Of comments of which only the sum is known; `null` where there are none. */
  readonly estimateSum: (comments: SummedComments, options: SliceOptions) => SentimentEstimates | null;
  /**
   * See `freelyCorrectedShares`: draw by draw with the error rates that the estimates have in that draw, or, `apart`, with others that
   * drifted from the same ones by themselves.
   */
  readonly correctFreely: (said: ShareDraws, slice: Slice, apart?: boolean) => ShareDraws;
}

const labels = SentimentLabel.options;
const [down, up] = [labels.indexOf("negative"), labels.indexOf("positive")];

/** One for each source of chance, so that none follows another: the same counts always give the same figures. */
const seeds = { said: 71_001, rates: 71_003, drift: 71_004, driftApart: 71_005 } as const;
export const draws = 600;

/** Estimates from counts, with what is known of the models' errors, which is drawn once for all of them. */
export function sentimentEstimator({ confusion }: Pick<LabelErrors, "confusion">): SentimentEstimator {
  const matrix = labels.map((truth) => labels.map((said) => confusion[truth][said]));
  const rates = possibleErrorRates(matrix, { seed: seeds.rates, draws });
  const drawn = new Map<string, ReturnType<typeof inverses>>();
  const inverted = (slice: Slice, seed: number = seeds.drift) => {
    const key = `${slice} ${seed}`;
    const found = drawn.get(key) ?? inverses(driftedErrorRates(rates, drift[slice], seed));
    drawn.set(key, found);
    return found;
  };
  const normals = normalDraws(labels.length, { seed: seeds.said, draws });

  const estimated = (sample: CommentSample, slice: Slice): SentimentEstimates | null => {
    const { total, effective } = sample;
    const comments = sizeOf(total);
    if (comments === 0) return null;
    const said = sharesOf(total);
    // With the errors of all topics, whatever the slice: it decides how sure the values are, not what they are.
    const usual = inverted("mixed");
    const values = meanOf(
      correctedShares(
        usual.map(() => said),
        usual,
      ),
    );
    const possible = correctedShares(sharesFromSize(total, effective, normals), inverted(slice));
    return {
      comments,
      said: byLabel((at) => wilsonEstimate(said[at] ?? 0, effective)),
      corrected: byLabel((at) =>
        estimateOf(
          values[at] ?? 0,
          possible.map((shares) => shares[at] ?? 0),
        ),
      ),
      ...netEstimates(values, possible),
    };
  };

  return {
    correctFreely: (said, slice, apart = false) =>
      freelyCorrectedShares(said, inverted(slice, apart ? seeds.driftApart : seeds.drift)),
    estimate: (posts, { slice }) => estimated(sampleOfPosts(posts, slice), slice),
    estimateSum: (comments, { slice }) => estimated(sampleOfSum(comments, slice), slice),
  };
}

function meanOf(drawn: ShareDraws): readonly number[] {
  return labels.map((_, at) => drawn.reduce((sum, shares) => sum + (shares[at] ?? 0), 0) / drawn.length);
}

function byLabel(estimate: (at: number) => Estimate): SentimentShares {
  const [negative, neutral, positive] = ["negative", "neutral", "positive"] as const;
  return {
    negative: estimate(labels.indexOf(negative)),
    neutral: estimate(labels.indexOf(neutral)),
    positive: estimate(labels.indexOf(positive)),
  };
}

function wilsonEstimate(share: number, effective: number): Estimate {
  const interval = wilsonInterval(share * effective, effective);
  return { value: share, interval: interval ?? { low: 0, high: 1 } };
}

function estimateOf(value: number, drawn: readonly number[]): Estimate {
  return { value, interval: intervalAround(value, drawn) };
}

function netEstimates(
  values: readonly number[],
  possible: ShareDraws,
): Pick<SentimentEstimates, "net" | "netOfOpinions"> {
  const nets = (shares: readonly number[]) =>
    netsOf({ negative: shares[down] ?? 0, positive: shares[up] ?? 0 });
  const [shown, drawn] = [nets(values), possible.map(nets)];
  const opinions = drawn.flatMap(({ netOfOpinions }) => (netOfOpinions === null ? [] : [netOfOpinions]));
  const known = opinions.length >= drawn.length / 2;
  return {
    net: estimateOf(
      shown.net,
      drawn.map(({ net }) => net),
    ),
    netOfOpinions: known && shown.netOfOpinions !== null ? estimateOf(shown.netOfOpinions, opinions) : null,
  };
}
