import type { LinearModel } from "../../../pipelines/enrich/linear/linear-model.ts";
import { quantise } from "../../../pipelines/enrich/linear/linear-model.ts";
import { likelyTopics } from "../../../pipelines/enrich/topics/guess-topics.ts";
import type { TopicContext } from "../../../pipelines/enrich/topics/topic-evidence.ts";
import {
  evidenceNames,
  topicCandidates,
  topicFeatures,
} from "../../../pipelines/enrich/topics/topic-evidence.ts";
import { fitLinear } from "../../../pipelines/enrich/training/fit-linear.ts";
import type { SparseVector } from "../../../pipelines/enrich/features/weighting.ts";
import { taxonomy } from "../../../pipelines/enrich/taxonomy/taxonomy.ts";
import { captionTopics } from "../../../pipelines/enrich/topics/caption-topics.ts";
import { createTopicMatcher } from "../../../pipelines/enrich/topics/topic-matcher.ts";
import { linearScores } from "../../../pipelines/enrich/linear/linear-scores.ts";
import { lettersOnly } from "../../../pipelines/enrich/wording/letters-only.ts";
import type { Tier } from "../../../schemas/config-values.ts";
import type { Encode } from "../../runtime/encoder.ts";
import type { TopicText } from "./topics.ts";
import { definedTopics } from "./topics.ts";
import { foldOf } from "../../../pipelines/enrich/training/partition.ts";

/** A comment with what speaks for its topics, and those that a reader found. */
export interface ReadComment {
  readonly context: TopicContext;
  readonly topics: ReadonlySet<number>;
  readonly together: string;
}

export interface EvidenceMetrics {
  readonly model: string;
  readonly n: number;
  readonly threshold: number;
  /** Over comments whose half the weights were not learnt from; without a topic a comment has the topic `other`. */
  readonly microF1: number;
  /** Said with a confidence from `from` up to the next: how often a reader agrees. */
  readonly reliance: readonly { readonly from: number; readonly said: number; readonly agreed: number }[];
}

interface EvidenceTools {
  readonly encode: Encode;
  readonly topics: LinearModel;
  /** As the model of topics was taught. */
  readonly vectorOf: (text: string) => SparseVector;
  readonly read: (text: string) => readonly string[];
}

/** The evidence of both tiers, learnt from texts that neither of their models was taught topics with, and from the definitions. */
export async function topicEvidence(
  texts: readonly TopicText[],
  { encode, topics, vectorOf, read: wordsOf }: EvidenceTools,
): Promise<Readonly<Record<Tier, ReturnType<typeof fitTopicEvidence>>>> {
  const match = createTopicMatcher(taxonomy, wordsOf);
  const inContext = async (some: readonly TopicText[]): Promise<readonly ReadComment[]> => {
    const opinions = await encode(some.map(({ text }) => text));
    return some.map(({ text, caption, topics: found, together }, at) => {
      const words = wordsOf(text);
      const context = {
        matches: match(words),
        above: caption === null ? new Set<number>() : captionTopics(taxonomy, match(wordsOf(caption))),
        words: lettersOnly(words).length,
        linear: linearScores(topics, vectorOf(text)),
        encoder: opinions[at]?.topics,
      };
      return { context, topics: found, together };
    });
  };
  const comments = await inContext(texts);
  const examples = await inContext(definedTopics());
  return {
    fast: fitTopicEvidence(
      `${evidenceNames.topicEvidence}@1`,
      comments.map(withoutEncoder),
      examples.map(withoutEncoder),
    ),
    accurate: fitTopicEvidence(`${evidenceNames.pairTopicEvidence}@1`, comments, examples),
  };
}

function withoutEncoder({ context, ...rest }: ReadComment): ReadComment {
  return { ...rest, context: { ...context, encoder: undefined } };
}

/**
 * In the laboratory 0.35 gave some 0.005 more micro-F1 on the comments that the developers read, and 0.016 less macro-F1 by the issues of posts on
 * the calibration part of the main set. A topic said too often can be told by its confidence; one not said is gone.
 */
const threshold = 0.3;
/** An example of a definition counts as so many comments: many topics are in few of those. */
const exampleWeight = 3;
const fitOptions = { classes: 2, l2: 3e-4, iterations: 300 };
const halves = [0, 1] as const;

/** Learns how likely a topic is by what speaks for it in comments and examples; measures on comments alone. */
function fitTopicEvidence(
  name: string,
  comments: readonly ReadComment[],
  examples: readonly ReadComment[],
): { readonly model: LinearModel; readonly metrics: EvidenceMetrics } {
  const halfOf = ({ together }: ReadComment) => foldOf(together) % 2;
  const held = halves.flatMap((half) => {
    const others = comments.filter((each) => halfOf(each) !== half);
    const model = fitted(name, others, examples);
    return comments
      .filter((each) => halfOf(each) === half)
      .map(({ context, topics }) => ({ topics, likely: likelyTopics(model, context) }));
  });
  const said = held
    .flatMap(({ topics, likely }) =>
      likely.map(({ topic, probability }) => ({ probability, right: topics.has(topic) })),
    )
    .filter(({ probability }) => probability >= threshold);
  const steps = [threshold, 0.5, 0.6, 0.7, 0.8, 0.9];
  return {
    model: { ...fitted(name, comments, examples), threshold },
    metrics: {
      model: name,
      n: comments.length,
      threshold,
      microF1: microF1(held),
      reliance: steps.map((from, at) => {
        const to = steps[at + 1] ?? Number.POSITIVE_INFINITY;
        const within = said.filter(({ probability }) => probability >= from && probability < to);
        return { from, said: within.length, agreed: within.filter(({ right }) => right).length };
      }),
    },
  };
}

function fitted(
  name: string,
  comments: readonly ReadComment[],
  examples: readonly ReadComment[],
): LinearModel {
  const samplesOf = (some: readonly ReadComment[], weight: number) =>
    some.flatMap(({ context, topics }) =>
      topicCandidates(context).map(({ topic, vector }) => ({
        vector,
        target: topics.has(topic) ? [0, 1] : [1, 0],
        weight,
      })),
    );
  const samples = [...samplesOf(comments, 1), ...samplesOf(examples, exampleWeight)];
  const described = { name, labels: ["not", "is"], temperature: 1, threshold: 0 };
  return quantise(fitLinear(samples, topicFeatures, fitOptions), described);
}

interface Held {
  readonly topics: ReadonlySet<number>;
  readonly likely: readonly { readonly topic: number; readonly probability: number }[];
}

function microF1(comments: readonly Held[]): number {
  let right = 0;
  let labels = 0;
  for (const { topics, likely } of comments) {
    const said = likely.filter(({ probability }) => probability >= threshold);
    right +=
      said.length === 0 && topics.size === 0 ? 1 : said.filter(({ topic }) => topics.has(topic)).length;
    labels += Math.max(1, said.length) + Math.max(1, topics.size);
  }
  return (2 * right) / labels;
}
