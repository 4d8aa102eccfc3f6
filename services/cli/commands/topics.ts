import type { SearchIndex } from "../../../pipelines/ports/search-index.ts";
import { table } from "../table.ts";

export interface TopicName {
  readonly id: string;
  readonly name: string;
}

export interface TopicCount {
  readonly topic: string;
  readonly comments: number;
  readonly negative: number;
  readonly neutral: number;
  readonly positive: number;
}

/** Comments by topic and sentiment, most talked-about first. One comment may count under several topics. */
export async function countTopics(index: SearchIndex): Promise<TopicCount[]> {
  const by = [{ field: "topic" }, { field: "sentiment" }] as const;
  const buckets = await index.aggregate({ scope: { kind: "nation" }, filter: {}, by });
  const counts = new Map<string, { -readonly [Key in keyof TopicCount]: TopicCount[Key] }>();
  for (const { keys, comments } of buckets) {
    const [topic = "", sentiment = ""] = keys;
    const count = counts.get(topic) ?? { topic, comments: 0, negative: 0, neutral: 0, positive: 0 };
    count.comments += comments;
    if (sentiment === "negative" || sentiment === "neutral" || sentiment === "positive")
      count[sentiment] += comments;
    counts.set(topic, count);
  }
  return [...counts.values()].sort((a, b) => b.comments - a.comments || (a.topic < b.topic ? -1 : 1));
}

export function topicTable(counts: readonly TopicCount[], names: readonly TopicName[]): string {
  if (counts.length === 0) return "no comments yet";
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  const rows = counts.map((each) => [
    nameOf.get(each.topic) ?? each.topic,
    each.comments,
    each.negative,
    each.neutral,
    each.positive,
  ]);
  return table(["topic", "comments", "negative", "neutral", "positive"], rows);
}
