import { wordBuckets } from "../../../pipelines/enrich/features/feature-space.ts";
import type { SparseVector } from "../../../pipelines/enrich/features/weighting.ts";
import type { LinearModel } from "../../../pipelines/enrich/linear/linear-model.ts";
import { quantise } from "../../../pipelines/enrich/linear/linear-model.ts";
import { topicsOfClass } from "../../../pipelines/enrich/taxonomy/data-set-classes.ts";
import { taxonomy } from "../../../pipelines/enrich/taxonomy/taxonomy.ts";
import { captionTopics } from "../../../pipelines/enrich/topics/caption-topics.ts";
import type { TopicMatch } from "../../../pipelines/enrich/topics/topic-matcher.ts";
import { createTopicMatcher } from "../../../pipelines/enrich/topics/topic-matcher.ts";
import { foldOf } from "../../../pipelines/enrich/training/partition.ts";
import { linearScores } from "../../../pipelines/enrich/training/train-linear.ts";
import type { MultiLabelSample } from "../../../pipelines/enrich/training/fit-one-vs-rest.ts";
import { fitOneVsRest } from "../../../pipelines/enrich/training/fit-one-vs-rest.ts";
import { hideNames } from "../../../pipelines/enrich/training/hide-names.ts";
import { spread } from "./labelled-rows.ts";
import type { TextReader } from "./texts-as-features.ts";
import { lettersOnly } from "./texts-as-features.ts";

/** A text that may teach a topic: by names in it, and by names in the caption of its post. */
export interface TopicText {
  readonly text: string;
  readonly caption: string | null;
  /** A data set's weak class, only to measure; `null` where there is none. */
  readonly topicClass: string | null;
  /** What must stay together when some texts are held out, such as a post. */
  readonly together: string;
}

export interface TopicTraining {
  readonly name: string;
  readonly threshold: number;
  readonly sets: Readonly<Record<string, readonly TopicText[]>>;
}

/** How often the surest guess, at a probability of `threshold` or more, agrees with a weak label. */
export interface TopicReliance {
  readonly threshold: number;
  readonly said: number;
  readonly agreed: number;
  readonly of: number;
}

export interface TopicMetrics {
  readonly model: string;
  readonly texts: number;
  readonly naming: number;
  /** Texts held out, the names in them hidden, against the topics they name. */
  readonly namesHidden: readonly TopicReliance[];
  /** Texts held out that name no issue, against their weak class, by set. */
  readonly nothingNamed: Readonly<Record<string, readonly TopicReliance[]>>;
  readonly threshold: number;
}

const thresholds = [0.2, 0.3, 0.5, 0.7, 0.8, 0.9];
/** Texts without any topic stand for all the rest; more of them would only cost time. */
const mostUnnamed = 30_000;
const heldOutFold = 0;
const labels = taxonomy.topics.map(({ id }) => id);
const fit = { labels: labels.length, epochs: 3, rate: 0.2, positiveWeight: 2 };

interface Example extends MultiLabelSample {
  readonly set: string;
  readonly fold: number;
  /** Topics named in the text itself. */
  readonly named: ReadonlySet<number>;
  readonly right: ReadonlySet<number> | null;
}

/** Learns from texts whose topics are known by name what else is written about them. */
export function trainTopics(
  { name, threshold, sets }: TopicTraining,
  reader: TextReader,
  rarity: Uint8Array,
): { readonly model: LinearModel; readonly metrics: TopicMetrics } {
  const examples = examplesOf(sets, reader, rarity);
  const withTopic = examples.filter(({ labels }) => labels.size > 0);
  const without = spread(
    examples.filter(({ labels }) => labels.size === 0),
    mostUnnamed,
  );
  const learnFrom = [...withTopic, ...without];
  const trained = (samples: readonly Example[]) =>
    quantise(fitOneVsRest(samples, wordBuckets, fit), { name, labels, temperature: 1, threshold });
  const partial = trained(learnFrom.filter(({ fold }) => fold !== heldOutFold));
  const heldOut = examples.filter(({ fold }) => fold === heldOutFold);
  const guessed = (some: readonly Example[], rightOf: (example: Example) => ReadonlySet<number>) =>
    relianceOf(some.map((example) => ({ guess: surest(partial, example.vector), right: rightOf(example) })));
  return {
    model: trained(learnFrom),
    metrics: {
      model: name,
      texts: learnFrom.length,
      naming: withTopic.length,
      namesHidden: guessed(
        heldOut.filter(({ named }) => named.size > 0),
        ({ named }) => named,
      ),
      nothingNamed: Object.fromEntries(
        Object.keys(sets).flatMap((set) => {
          const rows = heldOut.filter((row) => row.set === set && row.named.size === 0 && row.right !== null);
          return rows.length === 0 ? [] : [[set, guessed(rows, ({ right }) => right ?? new Set())]];
        }),
      ),
      threshold,
    },
  };
}

function examplesOf(sets: TopicTraining["sets"], reader: TextReader, rarity: Uint8Array): Example[] {
  const match = createTopicMatcher(taxonomy, reader.read);
  const topicsIn = (matches: readonly TopicMatch[]) =>
    new Set(matches.filter(({ hint }) => !hint).map(({ topic }) => topic));
  return Object.entries(sets).flatMap(([set, texts]) =>
    texts.map(({ text, caption, topicClass, together }) => {
      const words = reader.read(text);
      const matches = match(words);
      const named = topicsIn(matches);
      const above =
        caption === null ? new Set<number>() : captionTopics(taxonomy, match(reader.read(caption)));
      const right = topicClass === null ? null : topicsOfClass(topicClass);
      return {
        set,
        vector: wordsOnly(reader.vector(lettersOnly(hideNames(words, matches)), rarity)),
        labels: named.union(above),
        named,
        fold: foldOf(together),
        right: right === null ? null : new Set(right.map((id) => labels.indexOf(id))),
      };
    }),
  );
}

interface Guess {
  readonly topic: number;
  readonly probability: number;
}

function surest(model: LinearModel, vector: SparseVector): Guess {
  const scores = linearScores(model, vector);
  const most = Math.max(...scores);
  return { topic: scores.indexOf(most), probability: 1 / (1 + Math.exp(-most)) };
}

function relianceOf(
  guesses: readonly { readonly guess: Guess; readonly right: ReadonlySet<number> }[],
): TopicReliance[] {
  return thresholds.map((threshold) => {
    const said = guesses.filter(({ guess }) => guess.probability >= threshold);
    const agreed = said.filter(({ guess, right }) => right.has(guess.topic)).length;
    return { threshold, said: said.length, agreed, of: guesses.length };
  });
}

function wordsOnly({ buckets, values, wordSize }: SparseVector): SparseVector {
  return { buckets: buckets.slice(0, wordSize), values: values.slice(0, wordSize), wordSize };
}
