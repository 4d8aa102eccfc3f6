import type { TopicGuess } from "../../../schemas/analysed.ts";
import type { Taxonomy } from "../../../schemas/taxonomy.ts";
import { otherTopic } from "../../../schemas/taxonomy.ts";
import type { LinearModel } from "../linear/linear-model.ts";
import { linearScores } from "../linear/linear-scores.ts";
import { softmax } from "../linear/softmax.ts";
import { namesByTopic } from "./names-by-topic.ts";
import type { TopicContext } from "./topic-evidence.ts";
import { topicCandidates } from "./topic-evidence.ts";

/**
 * Nothing can have been learnt about what the configuration adds. Its words count at once, and so do captions with a topic of
 * its own, by these ranks, which are no probabilities.
 */
const addedConfidences = { phrase: 0.9, word: 0.75, caption: 0.5 } as const;

/** So many topics a comment can have at most: the surest. */
const mostTopics = 5;

const other: readonly TopicGuess[] = [{ id: otherTopic, confidence: 1 }];

/**
 * The topics of a comment, surest first and five at most: those whose evidence is likely enough, and all that a word of the
 * configuration names. But for the latter a confidence is the probability that a reader would say so. `other` alone when
 * there is none.
 *
 * `evidence` tells how likely a topic is by its features, and from which probability on it is said.
 */
export function guessTopics(
  { topics }: Pick<Taxonomy, "topics">,
  evidence: LinearModel,
  context: TopicContext,
): readonly TopicGuess[] {
  const confidences = addedTopics(context);
  for (const { topic, probability } of likelyTopics(evidence, context)) {
    if (probability < evidence.threshold && !confidences.has(topic)) continue;
    confidences.set(topic, Math.max(probability, confidences.get(topic) ?? 0));
  }
  if (confidences.size === 0) return other;
  return [...confidences]
    .map(([topic, confidence]) => ({
      id: topics[topic]?.id ?? otherTopic,
      confidence: Math.round(confidence * 1000) / 1000,
    }))
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, mostTopics);
}

/** How likely each candidate is. */
export function likelyTopics(
  evidence: LinearModel,
  context: TopicContext,
): readonly { readonly topic: number; readonly probability: number }[] {
  return topicCandidates(context).map(({ topic, vector }) => {
    const scores = linearScores(evidence, vector);
    softmax(scores);
    return { topic, probability: scores[1] ?? 0 };
  });
}

function addedTopics({ matches, above, linear }: TopicContext): Map<number, number> {
  const named = namesByTopic(matches.filter(({ added }) => added));
  const confidences = new Map<number, number>();
  for (const topic of above) if (topic >= linear.length) confidences.set(topic, addedConfidences.caption);
  for (const [topic, { phrase }] of named)
    confidences.set(topic, phrase ? addedConfidences.phrase : addedConfidences.word);
  return confidences;
}
