import type { SearchIndex } from "../../../pipelines/ports/search-index.ts";
import type { LabelErrors } from "../../../pipelines/stats/label-errors.ts";
import { labelledIn } from "../../../pipelines/stats/label-errors.ts";
import type { SentimentShares } from "../../../pipelines/stats/sentiment-estimates.ts";
import { sentimentEstimator } from "../../../pipelines/stats/sentiment-estimates.ts";
import { enoughVoices, fewestVoices } from "../../../pipelines/stats/small-cells.ts";
import { SentimentLabel } from "../../../schemas/analysed.ts";
import { labels } from "../../../schemas/labels.ts";
import { postRows, sumOfPosts } from "../../../pipelines/trends/shares/post-rows.ts";
import { table } from "../table.ts";

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

const words = {
  ms: {
    none: "belum ada komen",
    head: ["topik", "komen", "pengomen"],
    shares: "menurut model → dibetulkan (95%)",
    corrected: (n: number, own: boolean) =>
      `Dibetulkan: bagi kesilapan model, seperti yang diukur pada ${n} komen ${own ? "yang dilabelkan oleh kakitangan jabatan ini" : "yang dibekalkan bersama model, kerana terlalu sedikit komen jabatan ini yang dilabelkan"}. Selang merangkumi kesilapan itu, dan hakikat bahawa komen di bawah satu hantaran lazimnya serupa.`,
    leftOut: (topics: number) =>
      `Tidak dipaparkan: ${topics} topik dengan kurang daripada ${fewestVoices} pengomen setiap satu.`,
  },
  en: {
    none: "no comments yet",
    head: ["topic", "comments", "authors"],
    shares: "said → corrected (95%)",
    corrected: (n: number, own: boolean) =>
      `Corrected: for the models' errors, as measured on ${n} comments ${own ? "that people of this department labelled" : "that came with the models, because too few of this department's are labelled"}. The intervals cover those errors, and that comments under one post are alike.`,
    leftOut: (topics: number) =>
      `Not shown: ${topics} ${topics === 1 ? "topic" : "topics"} of fewer than ${fewestVoices} authors each.`,
  },
} as const;

/** The counts for a person, in one language. */
export function topicTable(
  { topics, leftOut, errors }: TopicCounts,
  nameOf: (topic: string) => string,
  lang: "ms" | "en",
): string {
  const say = words[lang];
  if (topics.length + leftOut === 0) return say.none;
  const rows = topics.map(({ topic, comments, authors, shares, ...counts }) => [
    nameOf(topic),
    comments,
    authors,
    ...SentimentLabel.options.flatMap((label) => [counts[label], shareText(shares, label)]),
  ]);
  const { sentiments } = labels[lang];
  const heads = SentimentLabel.options.flatMap((label) => [sentiments[label], say.shares]);
  const notes = [
    say.corrected(labelledIn(errors.confusion), errors.source === "own"),
    ...(leftOut === 0 ? [] : [leftOutText(leftOut, lang)]),
  ];
  return [...(rows.length === 0 ? [] : [table([...say.head, ...heads], rows)]), ...notes].join("\n\n");
}

export function leftOutText(topics: number, lang: "ms" | "en"): string {
  return words[lang].leftOut(topics);
}

function shareText({ said, corrected }: TopicCount["shares"], label: SentimentLabel): string {
  const percent = (share: number) => Math.round(share * 100);
  const { value, interval } = corrected[label];
  return `${percent(said[label].value)}% → ${percent(value)}% (${percent(interval.low)}–${percent(interval.high)}%)`;
}
