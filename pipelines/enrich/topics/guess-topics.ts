import type { TopicGuess } from "../../../schemas/analysed.ts";
import type { Taxonomy } from "../../../schemas/taxonomy.ts";
import { otherTopic } from "../../../schemas/taxonomy.ts";
import type { Scored } from "../linear/scorer.ts";
import type { TopicMatch } from "./topic-matcher.ts";

/**
 * How much a name of an issue says, from a reading of matches in real comments. These are ranks for sorting and for
 * cutting off, not shares of right answers: there are no human topic labels to calibrate against.
 */
const confidences = {
  /** A phrase of two words or more, such as `gaji minimum`. */
  phrase: 0.9,
  word: 0.75,
  /** Each further match of the same issue, and one in the caption, removes this part of the doubt. */
  again: 0.5,
  /** Only the post's title or caption names the issue: the comment may be about something else. */
  caption: 0.5,
} as const;

/** So many topics a comment can have at most: the surest. */
const mostTopics = 5;

const other: readonly TopicGuess[] = [{ id: otherTopic, confidence: 1 }];

/**
 * The topics of a comment, surest first: named in it, named in its post, or found by the linear model at `threshold` or
 * above when neither names any. `other` alone when there is none.
 */
export function guessTopics(
  { topics }: Taxonomy,
  matches: readonly TopicMatch[],
  captionMatches: readonly TopicMatch[],
  guessed: () => Scored,
): readonly TopicGuess[] {
  const doubts = new Map<number, number>();
  for (const { topic, phrase } of matches) {
    const doubt = doubts.get(topic);
    if (doubt === undefined) doubts.set(topic, 1 - (phrase ? confidences.phrase : confidences.word));
    else doubts.set(topic, doubt * confidences.again);
  }
  for (const topic of new Set(captionMatches.map(({ topic }) => topic))) {
    const doubt = doubts.get(topic);
    doubts.set(topic, doubt === undefined ? 1 - confidences.caption : doubt * confidences.again);
  }
  if (doubts.size === 0) addGuessed(doubts, guessed());
  if (doubts.size === 0) return other;
  return [...doubts]
    .map(([topic, doubt]) => ({ id: topics[topic]?.id ?? otherTopic, confidence: rounded(1 - doubt) }))
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, mostTopics);
}

function addGuessed(doubts: Map<number, number>, { model, scores }: Scored): void {
  for (let topic = 0; topic < scores.length; topic++) {
    const probability = 1 / (1 + Math.exp(-(scores[topic] ?? 0)));
    if (probability >= model.threshold) doubts.set(topic, 1 - probability * confidences.caption);
  }
}

function rounded(confidence: number): number {
  return Math.round(confidence * 1000) / 1000;
}
