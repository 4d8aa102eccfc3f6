import { wordBuckets } from "../../../pipelines/enrich/features/feature-space.ts";
import type { SparseVector } from "../../../pipelines/enrich/features/weighting.ts";
import type { LinearModel } from "../../../pipelines/enrich/linear/linear-model.ts";
import { quantise } from "../../../pipelines/enrich/linear/linear-model.ts";
import { taxonomy } from "../../../pipelines/enrich/taxonomy/taxonomy.ts";
import { partOf } from "../../../pipelines/enrich/training/partition.ts";
import { fitOneVsRest } from "../../../pipelines/enrich/training/fit-one-vs-rest.ts";
import type { DeveloperLabel } from "./developers/labels.ts";
import type { LabelledRow } from "./labelled-rows.ts";
import { captionOf, togetherOf } from "./labelled-rows.ts";

/** A comment whose topics somebody read, by their places in the taxonomy. */
export interface TopicText {
  readonly text: string;
  readonly caption: string | null;
  readonly topics: ReadonlySet<number>;
  /** What must stay together when some texts are held out, such as a post. */
  readonly together: string;
}

const ids = taxonomy.topics.map(({ id }) => id);
const fit = { labels: ids.length, epochs: 8, rate: 0.3, positiveWeight: 2 };

/** The rows that the developers read, with the topics they found. */
export function topicTexts(
  rows: readonly LabelledRow[],
  labels: ReadonlyMap<string, DeveloperLabel>,
): readonly TopicText[] {
  return rows.flatMap((row) => {
    const label = labels.get(row.id ?? "");
    if (label === undefined) return [];
    const topics = new Set(label.topics.map(placeOf));
    return [{ text: row.text, caption: captionOf(row), topics, together: togetherOf(row) }];
  });
}

function placeOf(id: string): number {
  const place = ids.indexOf(id);
  if (place < 0) throw new Error(`labels.tsv.gz names ${id}, which is no topic`);
  return place;
}

/** The examples of the definitions: made up as people write to a government, and about their issue beyond doubt. */
export function definedTopics(): readonly TopicText[] {
  return taxonomy.topics.flatMap(({ definition }, topic) =>
    Object.values(definition?.examples ?? {})
      .flat()
      .map((text) => ({ text, caption: null, topics: new Set([topic]), together: text })),
  );
}

/**
 * Topics are learnt from the train part. The other two parts, which of unlabelled comments are one, show how far the models
 * can be relied on (`topic-evidence.ts`, and `read_by_developers` of `encoder/rows.py`).
 */
export function teachesTopics({ together }: Pick<TopicText, "together">): boolean {
  return partOf(together) === "train";
}

/** Learns, from comments that teach topics, how an issue is written about, its names among the rest. */
export function trainTopics(
  name: string,
  texts: readonly TopicText[],
  vectorOf: (text: string) => SparseVector,
): LinearModel {
  const samples = texts
    .filter(teachesTopics)
    .map(({ text, topics }) => ({ vector: vectorOf(text), labels: topics }));
  return quantise(fitOneVsRest(samples, wordBuckets, fit), {
    name,
    labels: ids,
    temperature: 1,
    threshold: 0,
  });
}

/** The model of topics knows words and pairs of words, and no pieces. */
export function wordsOnly({ buckets, values, wordSize }: SparseVector): SparseVector {
  return { buckets: buckets.slice(0, wordSize), values: values.slice(0, wordSize), wordSize };
}
