import { SentimentLabel } from "../../schemas/analysed.ts";
import { correctedShares, freelyCorrectedShares } from "./corrected-shares.ts";
import { driftedErrorRates, inverses, possibleErrorRates } from "./error-rates.ts";
import type { Estimate } from "./interval.ts";
import { percentileInterval } from "./interval.ts";
import type { LabelErrors, Slice } from "./label-errors.ts";
import { drift } from "./label-errors.ts";
import type { ClassCounts } from "./likeness.ts";
import { effectiveSize, likenessOf, sizeOf, sumOf, typicalPost } from "./likeness.ts";
import type { SentimentCounts } from "./net-sentiment.ts";
import type { ShareDraws } from "./share-draws.ts";
import { normalDraws, sharesByPost, sharesFromSize } from "./share-draws.ts";
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
  /** How alike comments under one post are (see `likenessAmong`), where more than these posts tell of it. */
  readonly likeness?: number;
}

export interface SentimentEstimator {
  /** Of comments counted post by post; `null` where there are none. */
  readonly estimate: (posts: readonly SentimentCounts[], options: SliceOptions) => SentimentEstimates | null;
  /** Of comments of which only the sum is known, and under how large a post one stands on average; `null` where there are none. */
  readonly estimateSum: (
    counts: SentimentCounts,
    options: SliceOptions & { readonly typicalPost: number },
  ) => SentimentEstimates | null;
  /**
   * See `freelyCorrectedShares`: draw by draw with the error rates that the estimates have in that draw, or, `apart`, with others that
   * drifted from the same ones by themselves.
   */
  readonly correctFreely: (said: ShareDraws, slice: Slice, apart?: boolean) => ShareDraws;
}

const labels = SentimentLabel.options;

/** One for each source of chance, so that none follows another: the same counts always give the same figures. */
const seeds = { said: 71_001, byPost: 71_002, rates: 71_003, drift: 71_004, driftApart: 71_005 } as const;
export const draws = 600;

/** With fewer posts they are not drawn anew, because so few are too alike; with more it would take too long. */
const drawnPosts = { fewest: 30, most: 1_000 } as const;
/** How alike comments under one post usually are: what the models say of those in my-public-comments (see README). */
const usualLikeness = 0.13;

/** Estimates from counts post by post, with what is known of the models' errors, which is drawn once for all of them. */
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

  const estimated = (total: ClassCounts, effective: number, said: ShareDraws, slice: Slice) => {
    const corrected = correctedShares(said, inverted(slice));
    const comments = sizeOf(total);
    return {
      comments,
      said: byLabel((at) => wilsonEstimate((total[at] ?? 0) / comments, effective)),
      corrected: byLabel((at) => estimateOf(corrected.map((shares) => shares[at] ?? 0))),
      ...netsOf(corrected),
    };
  };

  return {
    correctFreely: (said, slice, apart = false) =>
      freelyCorrectedShares(said, inverted(slice, apart ? seeds.driftApart : seeds.drift)),
    estimate: (counted, { slice, likeness }) => {
      const posts = counted.map(classCounts);
      const total = sumOf(posts);
      if (sizeOf(total) === 0) return null;
      const effective = effectiveAmong(counted, likeness);
      const said = mayBeDrawn(posts)
        ? sharesByPost(posts, { seed: seeds.byPost, draws })
        : sharesFromSize(total, effective, normals);
      return estimated(total, effective, said, slice);
    },
    estimateSum: (counts, { slice, likeness, typicalPost: typical }) => {
      const total = classCounts(counts);
      if (sizeOf(total) === 0) return null;
      const effective = effectiveSum(total, typical, likeness);
      return estimated(total, effective, sharesFromSize(total, effective, normals), slice);
    },
  };
}

/** How alike comments under one post are, where the posts are enough to tell; what is usual where they are not. */
export function likenessAmong(posts: readonly SentimentCounts[]): number {
  const known = posts.length < drawnPosts.fewest ? null : likenessOf(posts.map(classCounts));
  return known ?? usualLikeness;
}

/** How many comments that have nothing to do with each other would tell as much as those of these posts. */
export function effectiveAmong(posts: readonly SentimentCounts[], likeness = likenessAmong(posts)): number {
  const sizes = posts.map((counts) => sizeOf(classCounts(counts)));
  return effectiveSize(sizeOf(sizes), typicalPost(sizes), likeness);
}

/** The same of comments of which only the sum is known, and under how large a post one stands on average. */
export function effectiveSum(total: ClassCounts, typical: number, likeness = usualLikeness): number {
  const size = sizeOf(total);
  return effectiveSize(size, Math.min(size, typical), likeness);
}

/** In the order of `SentimentLabel.options`. */
export function classCounts(counts: SentimentCounts): ClassCounts {
  return labels.map((label) => counts[label]);
}

/**
 * Whether so many posts may be drawn anew: a class of which too few of them speak would be missing from too many draws, and its
 * interval too narrow.
 */
export function mayBeDrawn(posts: readonly ClassCounts[]): boolean {
  if (posts.length < drawnPosts.fewest || posts.length > drawnPosts.most) return false;
  return labels.every(
    (_, at) => posts.filter((counts) => (counts[at] ?? 0) > 0).length >= drawnPosts.fewest / 2,
  );
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

/** The mean of the draws, which is steady where a single best solution would jump. */
function estimateOf(values: readonly number[]): Estimate {
  return {
    value: values.reduce((sum, value) => sum + value, 0) / values.length,
    interval: percentileInterval(values),
  };
}

function netsOf(corrected: ShareDraws): Pick<SentimentEstimates, "net" | "netOfOpinions"> {
  const [down, up] = [labels.indexOf("negative"), labels.indexOf("positive")];
  const pairs = corrected.map((shares) => ({ down: shares[down] ?? 0, up: shares[up] ?? 0 }));
  const opinions = pairs.filter((pair) => pair.down + pair.up > 0);
  return {
    net: estimateOf(pairs.map((pair) => pair.up - pair.down)),
    netOfOpinions:
      opinions.length < pairs.length / 2
        ? null
        : estimateOf(opinions.map((pair) => (pair.up - pair.down) / (pair.up + pair.down))),
  };
}
