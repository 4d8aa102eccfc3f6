import type { SearchIndex } from "../../../pipelines/ports/search-index.ts";
import type { LabelErrors } from "../../../pipelines/stats/label-errors.ts";
import { labelledIn } from "../../../pipelines/stats/label-errors.ts";
import type { SentimentShares } from "../../../pipelines/stats/sentiment-estimates.ts";
import { sentimentEstimator } from "../../../pipelines/stats/sentiment-estimates.ts";
import { enoughVoices, fewestVoices } from "../../../pipelines/stats/small-cells.ts";
import { SentimentLabel } from "../../../schemas/analysed.ts";
import { postRows, sumOfPosts } from "../../../pipelines/trends/shares/post-rows.ts";
import { table } from "../table.ts";

export interface TopicName {
  readonly id: string;
  readonly name: string;
}

/** Comments on one topic, with shares that say how sure they are. */
export interface TopicCount {
  readonly topic: string;
  readonly comments: number;
  readonly authors: number;
  readonly negative: number;
  readonly neutral: number;
  readonly positive: number;
  readonly shares: { readonly said: SentimentShares; readonly corrected: SentimentShares };
}

export interface TopicCounts {
  /** Most talked-about first. One comment may count under several topics. */
  readonly topics: readonly TopicCount[];
  /** Topics of fewer than `fewestVoices` authors, of which nothing is told. */
  readonly leftOut: number;
  /** Where what is known of the models' errors comes from. */
  readonly errors: LabelErrors;
}

export async function countTopics(index: SearchIndex, errors: LabelErrors): Promise<TopicCounts> {
  const asked = { scope: { kind: "nation" }, filter: {} } as const;
  const [byTopic, byAuthors] = await Promise.all([
    index.aggregate({ ...asked, by: [{ field: "topic" }, { field: "postId" }, { field: "sentiment" }] }),
    index.aggregate({ ...asked, by: [{ field: "topic" }], authors: true }),
  ]);
  const rows = postRows(byTopic);
  const estimator = sentimentEstimator(errors);
  const authorsOf = new Map(byAuthors.map(({ keys, authors }) => [keys[0], authors]));
  const topics = rows.flatMap(({ id, posts }) => {
    const authors = authorsOf.get(id);
    const estimates = estimator.estimate(posts, { slice: "narrow" });
    if (authors === undefined || !enoughVoices(authors) || estimates === null) return [];
    const { comments, said, corrected } = estimates;
    const counts = sumOfPosts(posts);
    return [{ topic: id, comments, authors: authors.value, ...counts, shares: { said, corrected } }];
  });
  return { topics, leftOut: rows.length - topics.length, errors };
}

export function topicTable({ topics, leftOut, errors }: TopicCounts, names: readonly TopicName[]): string {
  if (topics.length + leftOut === 0) return "no comments yet";
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  const rows = topics.map(({ topic, comments, authors, shares, ...counts }) => [
    nameOf.get(topic) ?? topic,
    comments,
    authors,
    ...SentimentLabel.options.flatMap((label) => [counts[label], shareText(shares, label)]),
  ]);
  const heads = SentimentLabel.options.flatMap((label) => [label, "said → corrected (95%)"]);
  const notes = [
    `Corrected: for the models' errors, as measured on ${labelledIn(errors.confusion)} comments ${errors.source === "own" ? "that people of this department labelled" : "that came with the models, because too few of this department's are labelled"}. The intervals cover those errors, and that comments under one post are alike.`,
    ...(leftOut === 0 ? [] : [leftOutText(leftOut)]),
  ];
  return [
    ...(rows.length === 0 ? [] : [table(["topic", "comments", "authors", ...heads], rows)]),
    ...notes,
  ].join("\n\n");
}

export function leftOutText(topics: number): string {
  return `Not shown: ${topics} ${topics === 1 ? "topic" : "topics"} of fewer than ${fewestVoices} authors each.`;
}

function shareText({ said, corrected }: TopicCount["shares"], label: SentimentLabel): string {
  const percent = (share: number) => Math.round(share * 100);
  const { value, interval } = corrected[label];
  return `${percent(said[label].value)}% → ${percent(value)}% (${percent(interval.low)}–${percent(interval.high)}%)`;
}
