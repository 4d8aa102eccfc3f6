import type { Cardinality, Scope, SearchIndex, TimeStep } from "../../../pipelines/ports/search-index.ts";
import type { SeriesModels } from "../../../pipelines/trends/model-joins.ts";
import { seriesModels } from "../../../pipelines/trends/model-joins.ts";
import type { SentimentCounts } from "../../../pipelines/stats/net-sentiment.ts";
import type { CommentDocument } from "../../../schemas/document.ts";
import type { Instant } from "../../../schemas/item.ts";
import type { LabelErrors, Slice } from "../../../pipelines/stats/label-errors.ts";
import type { SentimentEstimates } from "../../../pipelines/stats/sentiment-estimates.ts";
import { nextStep, stepFor, stepsBetween } from "../malaysian-time.ts";
import type { View } from "../view.ts";
import { filterOf } from "../view.ts";
import type { Collecting } from "./collecting.ts";
import type { PostNames } from "./post-names.ts";
import { postNames } from "./post-names.ts";
import type { EstimatedRow } from "../../../pipelines/trends/shares/estimated-rows.ts";
import { estimateAll, estimateRows } from "../../../pipelines/trends/shares/estimated-rows.ts";
import type { Estimates } from "../../../pipelines/stats/estimates-reader.ts";

/** A step of the time line, cut to the period shown, so that its link lists exactly what it counts. */
interface TimeLineEntry {
  readonly start: Instant;
  readonly from: Instant;
  readonly to: Instant;
  /** `null` where no comment is held. */
  readonly counts: SentimentCounts | null;
  /** `null` where no comment is held, and where fewer than ten people wrote. */
  readonly estimates: SentimentEstimates | null;
  /** Every channel that is visited has been collected to its end; what it counts will hardly change any more. */
  readonly complete: boolean;
}

/** Everything the overview shows, as numbers. */
export interface Overview {
  readonly comments: number;
  readonly likes: number;
  readonly authors: Cardinality;
  readonly posts: number;
  readonly sentiment: SentimentCounts;
  /** Of all these comments; `null` where fewer than ten people wrote them. */
  readonly estimates: SentimentEstimates | null;
  readonly errors: LabelErrors;
  readonly step: TimeStep;
  readonly collecting: Collecting;
  readonly timeLine: readonly TimeLineEntry[];
  /** Who labelled the sentiment over time. */
  readonly models: SeriesModels;
  /** Most comments first. With topics chosen, only those: a comment of theirs under another topic can't be linked to. */
  readonly topics: readonly EstimatedRow[];
  readonly channels: readonly EstimatedRow[];
  readonly newest: readonly CommentDocument[];
  readonly mostLiked: readonly CommentDocument[];
  readonly postNames: PostNames;
}

const commentsShown = 6;

/** Asks the index for an overview of the comments of `view`, whose period is resolved already. */
export async function readOverview(
  index: SearchIndex,
  scope: Scope,
  view: View,
  collecting: Collecting,
  { errors, estimator }: Estimates,
): Promise<Overview> {
  const filter = filterOf(view);
  const first = (order: "newest" | "oldest" | "likes", size: number) =>
    index.search({ scope, filter, order, size });
  const [newest, mostLiked, oldest] = await Promise.all([
    first("newest", commentsShown),
    first("likes", commentsShown),
    first("oldest", 1),
  ]);
  const from = view.from ?? oldest.hits[0]?.comment.publishedAt;
  const to = view.to ?? after(newest.hits[0]?.comment.publishedAt);
  const step = from === undefined || to === undefined ? "day" : stepFor(from, to);

  const [totals, byModel, names] = await Promise.all([
    index.aggregate({ scope, filter, by: [], authors: true }),
    index.aggregate({ scope, filter, by: [{ step }, { field: "sentimentModel" }] }),
    postNames(index, scope, [...newest.hits, ...mostLiked.hits]),
  ]);
  const authors = totals[0]?.authors ?? { value: 0, relativeError: 0 };
  const asking = { index, scope, filter, estimator };
  const all = await estimateAll(asking, sliceOf(view), authors);
  const ofTopic = {
    ...all.sampling,
    slice: all.sampling.slice === "mixed" ? "narrow" : all.sampling.slice,
  } as const;
  const [topics, channels, steps] = await Promise.all([
    estimateRows(asking, ofTopic, { field: "topic" }, (id) => ({ topics: [id] })),
    estimateRows(asking, all.sampling, { field: "channelId" }, (id) => ({ channelIds: [id] })),
    estimateRows(asking, all.sampling, { step }, (start) => ({
      ...(from !== undefined && start < from ? {} : { from: start }),
      ...(to !== undefined && nextStep(start, step) > to ? {} : { to: nextStep(start, step) }),
    })),
  ]);
  return {
    comments: totals[0]?.comments ?? 0,
    likes: totals[0]?.likes ?? 0,
    authors,
    posts: all.posts,
    sentiment: all.counts,
    estimates: all.estimates,
    errors,
    step,
    collecting,
    timeLine: timeLine(steps, step, from, to).map((entry) => ({
      ...entry,
      complete: collecting.to === null || entry.to <= collecting.to,
    })),
    models: seriesModels(byModel),
    topics: view.topic.length === 0 ? topics : topics.filter(({ id }) => view.topic.includes(id)),
    channels,
    newest: newest.hits,
    mostLiked: mostLiked.hits.filter(({ comment }) => comment.likes !== null && comment.likes > 0),
    postNames: names,
  };
}

/** How far a view's comments may be of another kind than the labelled ones. */
export function sliceOf({ post, topic, words }: View): Slice {
  if (post.length > 0) return "post";
  return topic.length > 0 || words !== "" ? "narrow" : "mixed";
}

/** Every step of the period, each cut to it. */
function timeLine(
  rows: readonly EstimatedRow[],
  step: TimeStep,
  from: Instant | undefined,
  to: Instant | undefined,
): readonly Omit<TimeLineEntry, "complete">[] {
  if (from === undefined || to === undefined) return [];
  const held = new Map(rows.map((row) => [row.id, row]));
  return stepsBetween(from, to, step, held.keys()).map((start) => {
    const end = nextStep(start, step);
    return {
      start,
      from: start < from ? from : start,
      to: end > to ? to : end,
      counts: held.get(start)?.counts ?? null,
      estimates: held.get(start)?.estimates ?? null,
    };
  });
}

/** The first moment after one. */
function after(instant: Instant | undefined): Instant | undefined {
  return instant === undefined ? undefined : new Date(Date.parse(instant) + 1).toISOString();
}
