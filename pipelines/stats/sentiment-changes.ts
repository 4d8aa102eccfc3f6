import { SentimentLabel } from "../../schemas/analysed.ts";
import type { Change } from "./change.ts";
import { changeOf } from "./change.ts";
import type { Slice } from "./label-errors.ts";
import type { CommentSample, SummedComments } from "./comment-sample.ts";
import { classCounts, likenessAmong, sampleOfPosts, sampleOfSum } from "./comment-sample.ts";
import type { ClassCounts } from "./likeness.ts";
import type { SentimentCounts } from "./net-sentiment.ts";
import { netsOf, totalOf } from "./net-sentiment.ts";
import type { SentimentEstimates, SentimentEstimator, SliceOptions } from "./sentiment-estimates.ts";
import { draws } from "./sentiment-estimates.ts";
import type { ShareDraws } from "./share-draws.ts";
import { normalDraws, sharesFromSize, sharesOf, sumsByPost } from "./share-draws.ts";
import { nearestShares } from "./simplex.ts";

/** Comments under one post in two periods; there may be none in one of them. */
export interface PostInPeriods {
  readonly before: SentimentCounts;
  readonly after: SentimentCounts;
}

export type SentimentDifferences = Readonly<Record<SentimentLabel, Change>> & {
  /** Of (positive - negative) / all. */
  readonly net: Change;
  /** Of (positive - negative) / (positive + negative); `null` where there may be neither. */
  readonly netOfOpinions: Change | null;
};

/** Two periods, and what changed from one to the other. */
export interface SentimentChange {
  readonly before: SentimentEstimates;
  readonly after: SentimentEstimates;
  /** As the models said. The intervals cover which comments there are, not the models' errors. */
  readonly said: SentimentDifferences;
  /** Corrected for the models' errors, which the intervals cover too. */
  readonly corrected: SentimentDifferences;
}

/** Otherwise than for one period, so that the two vary each by itself. */
const seeds = { byPost: 71_011, before: 71_012, after: 71_013 } as const;

/** Shares differ by at most this, and net sentiments, which lie between -1 and 1. */
const [mostOfShares, mostOfNets] = [1, 2];

const labels = SentimentLabel.options;
const [down, up] = [labels.indexOf("negative"), labels.indexOf("positive")];

export interface ChangeOptions extends SliceOptions {
  /**
   * How far the errors in the period before lie from those of the labelled sample, where they differ from those of the period
   * after, as those of many posts do from those of one. Absent: they are the same in both.
   */
  readonly sliceBefore?: Slice;
}

/**
 * What changed in what comments say; `null` where one of the periods has none. The models' error rates are not known, but
 * they are the same in both periods, if nothing else is said: each draw has one set of them for both, so that what is not known of
 * them cancels where it may. Differences are taken before shares are brought back between 0 and 1, which would hide changes of small ones.
 * Posts are drawn with their comments of both periods, because those are alike; where there are too few to be drawn, the
 * periods vary each by itself, which makes intervals rather too wide.
 *
 * Sources: those of `correctedShares` and `sumsByPost`; for several samples drawn each by itself, A. C. Davison and D. V. Hinkley
 * (1997), Bootstrap Methods and their Application, section 3.2.
 */
export function compareSentiment(
  estimator: SentimentEstimator,
  posts: readonly PostInPeriods[],
  options: ChangeOptions,
): SentimentChange | null {
  const { slice, sliceBefore = slice } = options;
  const periods = { before: commentedIn(posts, "before"), after: commentedIn(posts, "after") };
  const before = estimator.estimate(periods.before, { slice: sliceBefore });
  const after = estimator.estimate(periods.after, { slice });
  if (before === null || after === null) return null;
  return changed(estimator, { before, after }, saidInPeriods(posts, periods, slice), options);
}

/** The same where comments are not told apart by post: the periods vary each by itself. */
export function compareSentimentSums(
  estimator: SentimentEstimator,
  periods: Readonly<Record<keyof PostInPeriods, SummedComments>>,
  options: SliceOptions,
): SentimentChange | null {
  const before = estimator.estimateSum(periods.before, options);
  const after = estimator.estimateSum(periods.after, options);
  if (before === null || after === null) return null;
  const drawn = {
    before: drawnFrom(sampleOfSum(periods.before, options.slice), seeds.before),
    after: drawnFrom(sampleOfSum(periods.after, options.slice), seeds.after),
  };
  return changed(estimator, { before, after }, drawn, options);
}

function changed(
  estimator: SentimentEstimator,
  { before, after }: Pick<SentimentChange, "before" | "after">,
  drawn: PeriodDraws,
  { slice, sliceBefore }: ChangeOptions,
): SentimentChange {
  const corrected = {
    before: estimator.correctFreely(drawn.before, sliceBefore ?? slice),
    after: estimator.correctFreely(drawn.after, slice, sliceBefore !== undefined),
  };
  return {
    before,
    after,
    said: differences(drawn, figuresSaid(before), figuresSaid(after)),
    corrected: differences(corrected, figuresCorrected(before), figuresCorrected(after)),
  };
}

/** With fewer posts they are not drawn anew, because so few are too alike; with more it would take too long. */
const drawnPosts = { fewest: 30, most: 1_000 } as const;

/**
 * Whether so many posts may be drawn anew: a class of which too few of them speak would be missing from too many draws, and its
 * interval too narrow.
 */
function mayBeDrawn(posts: readonly SentimentCounts[]): boolean {
  if (posts.length < drawnPosts.fewest || posts.length > drawnPosts.most) return false;
  return labels.every((label) => posts.filter((counts) => counts[label] > 0).length >= drawnPosts.fewest / 2);
}

function commentedIn(
  posts: readonly PostInPeriods[],
  period: keyof PostInPeriods,
): readonly SentimentCounts[] {
  return posts.map((post) => post[period]).filter((counts) => totalOf(counts) > 0);
}

interface PeriodDraws {
  readonly before: ShareDraws;
  readonly after: ShareDraws;
}

/** Shares as said, as they might have come out. */
function saidInPeriods(
  posts: readonly PostInPeriods[],
  { before, after }: Readonly<Record<keyof PostInPeriods, readonly SentimentCounts[]>>,
  slice: Slice,
): PeriodDraws {
  if (mayBeDrawn(before) && mayBeDrawn(after)) {
    const both = posts.map((post) => [...classCounts(post.before), ...classCounts(post.after)]);
    const sums = sumsByPost(both.toSorted(inOrder), { seed: seeds.byPost, draws });
    return {
      before: sums.map((counts) => sharesOf(counts.slice(0, labels.length))),
      after: sums.map((counts) => sharesOf(counts.slice(labels.length))),
    };
  }
  const alike = likenessAmong([...before, ...after]);
  return {
    before: drawnFrom(sampleOfPosts(before, slice, alike), seeds.before),
    after: drawnFrom(sampleOfPosts(after, slice, alike), seeds.after),
  };
}

/** By their counts, so that the same posts give the same draws however an index lists them. */
function inOrder(one: ClassCounts, two: ClassCounts): number {
  const at = one.findIndex((count, place) => count !== two[place]);
  return (one[at] ?? 0) - (two[at] ?? 0);
}

function drawnFrom({ total, effective }: CommentSample, seed: number): ShareDraws {
  return sharesFromSize(total, effective, normalDraws(labels.length, { seed, draws }));
}

interface Figures {
  readonly share: (label: SentimentLabel) => number;
  readonly net: number;
  readonly netOfOpinions: number | null;
}

function figuresSaid({ said }: SentimentEstimates): Figures {
  return figuresOf(labels.map((label) => said[label].value));
}

function figuresCorrected({ corrected, net, netOfOpinions }: SentimentEstimates): Figures {
  return {
    share: (label) => corrected[label].value,
    net: net.value,
    netOfOpinions: netOfOpinions?.value ?? null,
  };
}

function figuresOf(shares: readonly number[]): Figures {
  const [negative, positive] = [shares[down] ?? 0, shares[up] ?? 0];
  return {
    share: (label) => shares[labels.indexOf(label)] ?? 0,
    ...netsOf({ negative, positive }),
  };
}

function differences(drawn: PeriodDraws, before: Figures, after: Figures): SentimentDifferences {
  const pairs = drawn.after.map((shares, at) => ({
    before: figuresOf(drawn.before[at] ?? []),
    after: figuresOf(shares),
  }));
  const change = (of: (figures: Figures) => number, most: number) =>
    changeOf(
      pairs.map((pair) => of(pair.after) - of(pair.before)),
      of(after) - of(before),
      most,
    );
  const opinions = drawn.after.flatMap((shares, at) => {
    // Its denominator must not be below 0.
    const [{ netOfOpinions: earlier }, { netOfOpinions: later }] = [
      figuresOf(nearestShares(drawn.before[at] ?? [])),
      figuresOf(nearestShares(shares)),
    ];
    return earlier === null || later === null ? [] : [later - earlier];
  });
  const unknown =
    before.netOfOpinions === null || after.netOfOpinions === null || opinions.length < pairs.length / 2;
  return {
    negative: change(({ share }) => share("negative"), mostOfShares),
    neutral: change(({ share }) => share("neutral"), mostOfShares),
    positive: change(({ share }) => share("positive"), mostOfShares),
    net: change(({ net }) => net, mostOfNets),
    netOfOpinions: unknown
      ? null
      : changeOf(opinions, (after.netOfOpinions ?? 0) - (before.netOfOpinions ?? 0), mostOfNets),
  };
}
