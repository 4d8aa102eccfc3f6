import type { ReportRow, SentimentFigures } from "../../schemas/report.ts";
import { countChange } from "../stats/count-change.ts";
import { falseDiscoveries, falseDiscoveryRatesOf } from "../stats/false-discovery.ts";
import type { Slice } from "../stats/label-errors.ts";
import { totalOf } from "../stats/net-sentiment.ts";
import type { SentimentChange } from "../stats/sentiment-changes.ts";
import { compareSentiment, compareSentimentSums } from "../stats/sentiment-changes.ts";
import type { SentimentEstimates, SentimentEstimator } from "../stats/sentiment-estimates.ts";
import { verdictOf } from "../stats/verdict.ts";
import { noComments } from "../trends/shares/post-rows.ts";
import type { Name } from "./names.ts";
import type { Sample } from "./period-counts.ts";

/** Of every interval. */
export const level = 0.95;

type RowChange = NonNullable<ReportRow["volume"]>;

/** A change with how probable one as large is where there is none; `null` where nothing may be said. */
interface Judged {
  readonly change: RowChange;
  readonly probability: number | null;
}

/** One thing in the two periods that a report compares. */
export interface Pair {
  readonly after: Sample;
  /** `null`: nothing is compared. */
  readonly before: Sample | null;
  /** Whether so many people spoke of it that something may be said of what they said. */
  readonly enough: { readonly after: boolean; readonly before: boolean };
}

export interface FigureOptions {
  readonly estimator: SentimentEstimator;
  readonly slice: Slice;
  /** How uneven posts are (see `unevennessOf`): a topic's few posts do not tell. */
  readonly unevenness: number;
  /** Days of the period and of the one before it, by which counts are compared. */
  readonly days: { readonly after: number; readonly before: number };
  /** Whether both periods were read, so that their counts can be compared. */
  readonly read: boolean;
  /** Whether one model labelled both periods: otherwise what was said in them can't be compared. */
  readonly oneModel: boolean;
}

export interface Figures {
  sentiment(sample: Sample, slice?: Slice): SentimentFigures | null;
  /** What changed in what was said, with the figures of both periods; `null` where that can't be told. */
  sentimentChange(pair: Pair, slice?: Slice): SentimentChange | null;
  volumeChange(pair: Pair): Judged | null;
  /** The rows of one table, those with most comments first, with what changed at the false-discovery rate. */
  rows(things: readonly Thing[], all: number, slice?: Slice): readonly ReportRow[];
}

export interface Thing extends Pair {
  readonly id: string;
  readonly name: Name;
}

const tooFew: Judged = { change: { verdict: "tooFew", estimate: null }, probability: null };

export function createFigures({
  estimator,
  slice: usual,
  unevenness,
  days,
  read,
  oneModel,
}: FigureOptions): Figures {
  function estimates(sample: Sample, slice: Slice): SentimentEstimates | null {
    const { counts, posts, typicalPost, typicalOfAll } = sample;
    if (posts !== null && typicalOfAll === undefined)
      return estimator.estimate([...posts.values()], { slice });
    return estimator.estimateSum({ counts, typicalPost: typicalOfAll ?? typicalPost }, { slice });
  }

  function sentiment(sample: Sample, slice = usual): SentimentFigures | null {
    const found = estimates(sample, slice);
    return found === null ? null : figuresOf(sample, found);
  }

  function sentimentChange({ after, before, enough }: Pair, slice = usual): SentimentChange | null {
    if (!oneModel || before === null || !enough.after || !enough.before) return null;
    if (after.posts === null || before.posts === null)
      return compareSentimentSums(estimator, { before, after }, { slice });
    const ids = new Set([...before.posts.keys(), ...after.posts.keys()]);
    const posts = [...ids].map((id) => ({
      before: before.posts?.get(id) ?? noComments,
      after: after.posts?.get(id) ?? noComments,
    }));
    return compareSentiment(estimator, posts, { slice });
  }

  function volumeChange({ after, before, enough }: Pair): Judged | null {
    if (before === null || !read) return null;
    if (!enough.after && !enough.before) return tooFew;
    const found = countChange(
      { posts: sizesOf(before), length: days.before },
      { posts: sizesOf(after), length: days.after },
      after.posts === null ? {} : { unevenness }, // how large a post usually is says so already
    );
    if (found === null) return tooFew;
    const { ratio, interval, probability } = found;
    const { low, high } = interval;
    const estimate = ratio === null || high === null ? null : { value: ratio, interval: { low, high } };
    return { change: { verdict: verdictOf(interval, 1), estimate }, probability };
  }

  function row(thing: Thing, all: number, slice: Slice) {
    const { id, name, after, before, enough } = thing;
    const comments = totalOf(after.counts);
    const volume = volumeChange(thing);
    const negative = before === null || !oneModel ? null : negativeChange(sentimentChange(thing, slice));
    const shown: Omit<ReportRow, "discovered"> = {
      id,
      name,
      comments,
      shareOfComments: all === 0 ? 0 : comments / all,
      before: before === null ? null : totalOf(before.counts),
      sentiment: enough.after ? sentiment(after, slice) : null,
      volume: volume?.change ?? null,
      negative: negative?.change ?? null,
    };
    return { shown, probabilities: [volume?.probability ?? null, negative?.probability ?? null] };
  }

  function rows(things: readonly Thing[], all: number, slice = usual): readonly ReportRow[] {
    const made = things.map((thing) => row(thing, all, slice));
    const rates = falseDiscoveryRatesOf(made.map(({ probabilities }) => probabilities));
    return made
      .map(({ shown }, at) => ({
        ...shown,
        discovered: (rates[at] ?? []).some((rate) => rate !== null && rate <= falseDiscoveries),
      }))
      .sort((a, b) => b.comments - a.comments || (a.id < b.id ? -1 : 1));
  }

  return { sentiment, sentimentChange, volumeChange, rows };
}

export const nothingSaid: Sample = { counts: noComments, posts: new Map(), typicalPost: 0 };

function negativeChange(change: SentimentChange | null): Judged {
  if (change === null) return tooFew;
  const { value, interval, probability } = change.corrected.negative;
  return { change: { verdict: verdictOf(interval), estimate: { value, interval } }, probability };
}

/** Comments of each post; where only their sum is known, as many alike ones as are as uneven. */
function sizesOf({ posts, counts, typicalPost }: Sample): readonly number[] {
  if (posts !== null) return [...posts.values()].map(totalOf);
  const total = totalOf(counts);
  const size = Math.max(1, Math.min(total, typicalPost));
  const whole = Math.floor(total / size);
  const rest = total - whole * size;
  return [...Array.from({ length: whole }, () => size), ...(rest > 0 ? [rest] : [])];
}

function figuresOf({ counts }: Sample, estimates: SentimentEstimates): SentimentFigures {
  const { said, corrected, net, netOfOpinions } = estimates;
  return { n: totalOf(counts), counts, said, corrected, net, netOfOpinions };
}
