import type { TopicGuess } from "../../../schemas/analysed.ts";
import type { Taxonomy } from "../../../schemas/taxonomy.ts";
import { otherTopic } from "../../../schemas/taxonomy.ts";
import type { Scored } from "../linear/scorer.ts";
import { namesByTopic } from "./names-by-topic.ts";
import type { TopicMatch } from "./topic-matcher.ts";

/**
 * How much a name of an issue says, from a reading of matches in real comments. These are ranks for sorting and for
 * cutting off, not shares of right answers.
 */
const confidences = {
  /** A phrase of two words or more, such as `gaji minimum`. */
  phrase: 0.9,
  word: 0.75,
  /** Each further match of the same issue, and one in the caption, removes this part of the doubt. */
  again: 0.5,
  /** Only the post's title or caption names the issue: the comment may be about something else. */
  caption: 0.5,
  hint: 0.5,
} as const;

/** So many topics a comment can have at most: the surest. */
const mostTopics = 5;

/**
 * Under a post on another issue one word is mostly said in passing (`my kids go to school too`), but seldom one of these:
 * read off the tuning half of the gold set.
 */
const neverInPassing: ReadonlySet<string> = new Set(["politics", "corruption", "taxes", "foreign_affairs"]);

/** A comment that names another issue has left the post's, but blame on a politician for an issue is about both. */
const addedToIssues = "politics";

/**
 * Most comments that training had under titles about culture are praise for a song, so `nice` alone would be about culture:
 * of 5,960 comments drawn from my-unlabelled the linear model found it in 372.
 */
const neverGuessed: ReadonlySet<string> = new Set(["culture_language"]);

const other: readonly TopicGuess[] = [{ id: otherTopic, confidence: 1 }];

/**
 * The topics of a comment, surest first: named in it, those of its post (`above`), hinted at when neither names one, or
 * found by the linear model at its threshold or above when nothing else is. `other` alone when there is none.
 */
export function guessTopics(
  { topics }: Taxonomy,
  matches: readonly TopicMatch[],
  above: ReadonlySet<number>,
  guessed: () => Scored,
): readonly TopicGuess[] {
  const doubts = new Map<number, number>();
  for (const [topic, { places, phrase }] of namesByTopic(matches.filter(({ hint }) => !hint))) {
    const inPassing = places === 1 && !phrase && !neverInPassing.has(topics[topic]?.id ?? "");
    if (above.size > 0 && !above.has(topic) && inPassing) continue;
    const doubt = 1 - (phrase ? confidences.phrase : confidences.word);
    doubts.set(topic, doubt * confidences.again ** (places - 1));
  }
  const named = [...doubts.keys()];
  const hasLeft =
    named.some((topic) => topics[topic]?.id !== addedToIssues) && !named.some((topic) => above.has(topic));
  for (const topic of hasLeft ? [] : above) {
    const doubt = doubts.get(topic);
    doubts.set(topic, doubt === undefined ? 1 - confidences.caption : doubt * confidences.again);
  }
  if (doubts.size === 0) for (const { topic } of matches) doubts.set(topic, 1 - confidences.hint);
  if (doubts.size === 0) addGuessed(doubts, topics, guessed());
  if (doubts.size === 0) return other;
  return [...doubts]
    .map(([topic, doubt]) => ({ id: topics[topic]?.id ?? otherTopic, confidence: rounded(1 - doubt) }))
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, mostTopics);
}

function addGuessed(
  doubts: Map<number, number>,
  topics: Taxonomy["topics"],
  { model, scores }: Scored,
): void {
  for (let topic = 0; topic < scores.length; topic++) {
    if (neverGuessed.has(topics[topic]?.id ?? "")) continue;
    const probability = 1 / (1 + Math.exp(-(scores[topic] ?? 0)));
    if (probability >= model.threshold) doubts.set(topic, 1 - probability * confidences.caption);
  }
}

function rounded(confidence: number): number {
  return Math.round(confidence * 1000) / 1000;
}
