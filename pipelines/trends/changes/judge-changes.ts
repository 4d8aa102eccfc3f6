import { countChange, unevennessOf } from "../../stats/count-change.ts";
import type { CountChange } from "../../stats/count-change.ts";
import { falseDiscoveries, falseDiscoveryRatesOf } from "../../stats/false-discovery.ts";
import type { Slice } from "../../stats/label-errors.ts";
import { totalOf } from "../../stats/net-sentiment.ts";
import type { PostInPeriods, SentimentChange } from "../../stats/sentiment-changes.ts";
import { compareSentiment } from "../../stats/sentiment-changes.ts";
import type { SentimentEstimator } from "../../stats/sentiment-estimates.ts";
import { enoughVoices } from "../../stats/small-cells.ts";
import type { PeriodAuthors, Verdict } from "../../stats/verdict.ts";
import { shareVerdict, verdictOf } from "../../stats/verdict.ts";

/** A topic, state or channel in two periods. */
export interface PartInPeriods {
  readonly id: string;
  readonly posts: readonly PostInPeriods[];
  readonly authors: PeriodAuthors;
}

/** What was found out about one change of one part. */
interface Judged {
  readonly verdict: Verdict;
  /** Share of false ones among the changes of the list that are at least as sure; `null` where nothing was tested. */
  readonly falseDiscoveryRate: number | null;
}

export interface ChangedPart {
  readonly id: string;
  readonly comments: { readonly before: number; readonly after: number };
  /** `null` where the counts can't be compared, because one of the periods was not read. */
  readonly count: (Judged & { readonly change: CountChange }) | null;
  /** Of the corrected negative share; with fewer than ten people in either period, nothing of it is told. */
  readonly negative: Judged;
  /** `null` where fewer than ten people spoke in either period. */
  readonly sentiment: SentimentChange | null;
}

export interface JudgeOptions {
  readonly estimator: SentimentEstimator;
  readonly slice: Slice;
  /** Lengths of the periods, in one unit. */
  readonly lengths: { readonly before: number; readonly after: number };
  /** Whether both periods were read, so that their counts can be compared. */
  readonly read: boolean;
}

/**
 * What changed in each part, the surest first. Two things of each are tested, how many comments there are and the corrected negative
 * share, where enough people spoke, which does not depend on when they did; a change is called one if its own 95 % interval says so
 * and if at most `falseDiscoveries` of those that are as sure are false.
 */
export function judgeChanges(
  parts: readonly PartInPeriods[],
  { estimator, slice, lengths, read }: JudgeOptions,
): readonly ChangedPart[] {
  const posts = parts.flatMap((part) => part.posts);
  const periods = [posts.map(({ before }) => before), posts.map(({ after }) => after)];
  const commented = periods.flat().filter((counts) => totalOf(counts) > 0);
  const unevenness = unevennessOf(commented.map(totalOf)) ?? 1;

  const compared = parts.map((part) => {
    const sizes = { before: sizesOf(part, "before"), after: sizesOf(part, "after") };
    const both = enoughVoices(part.authors.before) && enoughVoices(part.authors.after);
    const change = read
      ? countChange(
          { posts: sizes.before, length: lengths.before },
          { posts: sizes.after, length: lengths.after },
          { unevenness },
        )
      : null;
    return {
      part,
      comments: { before: sum(sizes.before), after: sum(sizes.after) },
      change,
      mayBeTested: enoughVoices(part.authors.before) || enoughVoices(part.authors.after),
      sentiment: both ? compareSentiment(estimator, part.posts, { slice }) : null,
    };
  });
  const rates = falseDiscoveryRatesOf(
    compared.map(({ change, mayBeTested, sentiment }) => [
      mayBeTested ? (change?.probability ?? null) : null,
      sentiment?.corrected.negative.probability ?? null,
    ]),
  );
  const judged = compared.map(({ part, comments, change, sentiment }, at): ChangedPart => {
    const [countRate = null, shareRate = null] = rates[at] ?? [];
    return {
      id: part.id,
      comments,
      count:
        change === null
          ? null
          : {
              change,
              ...believed(countRate === null ? "tooFew" : verdictOf(change.interval, 1), countRate),
            },
      negative: believed(
        sentiment === null ? "tooFew" : shareVerdict(sentiment.corrected.negative.interval, part.authors),
        shareRate,
      ),
      sentiment,
    };
  });
  return judged.toSorted((a, b) => sureness(a) - sureness(b) || b.comments.after - a.comments.after);
}

/** Whether a list of what changed has this part in it. */
export function hasChanged({ count, negative }: ChangedPart): boolean {
  return [count?.verdict, negative.verdict].some((verdict) => verdict === "rose" || verdict === "fell");
}

function believed(verdict: Verdict, falseDiscoveryRate: number | null): Judged {
  const doubtful = (falseDiscoveryRate ?? 0) > falseDiscoveries && verdict !== "tooFew";
  return { verdict: doubtful ? "noMeasurableChange" : verdict, falseDiscoveryRate };
}

function sureness({ count, negative }: ChangedPart): number {
  return Math.min(count?.falseDiscoveryRate ?? 2, negative.falseDiscoveryRate ?? 2);
}

function sizesOf({ posts }: PartInPeriods, period: keyof PostInPeriods): readonly number[] {
  return posts.map((post) => totalOf(post[period])).filter((size) => size > 0);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
