import type { SparseVector } from "../features/weighting.ts";
import type { Naming } from "./names-by-topic.ts";
import { namesByTopic } from "./names-by-topic.ts";
import type { TopicMatch } from "./topic-matcher.ts";

/** What may speak for topics in a comment. */
export interface TopicContext {
  readonly matches: readonly TopicMatch[];
  /** Topics of the post. */
  readonly above: ReadonlySet<number>;
  /** How many words of letters or digits the comment has. */
  readonly words: number;
  /** The linear model's log-odds of each of Suara's topics. */
  readonly linear: ArrayLike<number>;
  /** The encoder's; `undefined` in the fast tier. */
  readonly encoder: ArrayLike<number> | undefined;
}

/** A topic that something speaks for, and what does, as features of `topicFeatures`. */
export interface TopicCandidate {
  readonly topic: number;
  readonly vector: SparseVector;
}

/** The names of the models that weigh it: in the fast tier, and with the encoder. */
export const evidenceNames = {
  topicEvidence: "topic-evidence",
  pairTopicEvidence: "topic-evidence-pair",
} as const;

/** How the comment names the topic. */
const naming = { not: 0, hint: 1, word: 2, phrase: 3 } as const;
/** Which topics the post's caption names: none, this one, or others only. */
const captioned = { none: 0, this: 1, others: 2 } as const;
const captions = Object.keys(captioned).length;
const situations = Object.keys(naming).length * captions;
const lengths = 3;
/** The features have room for so many topics. */
export const mostKnownTopics = 64;

/** Where each group of features begins. */
const features = ((at: number) => {
  const take = (size: number) => (at += size) - size;
  return {
    situation: take(situations),
    again: take(1),
    length: take(lengths),
    otherNamed: take(situations),
    linear: take(situations),
    linearFirst: take(1),
    encoder: take(situations),
    encoderFirst: take(1),
    topic: take(mostKnownTopics),
    topicInSituation: take(mostKnownTopics * situations),
    size: at,
  };
})(0);

/** So many features there are. */
export const topicFeatures = features.size;

/** Log-odds from which on a model alone makes a topic a candidate: one in twenty. */
const leastOdds = -3;
const largestOdds = 8;
/** Log-odds are halved twice, so that they weigh about what a feature of 0 or 1 does. */
const oddsStep = 4;
/** What is known of one topic alone rests on few comments: half a feature must be learnt from more of them. */
const ofTopic = 0.5;

/** The topics of a comment that a name, the caption or a model speaks for; those beyond the models' are left out. */
export function topicCandidates(context: TopicContext): readonly TopicCandidate[] {
  const { matches, above, linear, encoder } = context;
  const known = linear.length;
  const byName = namesByTopic(matches.filter(({ hint }) => !hint));
  const hinted = new Set(matches.filter(({ hint }) => hint).map(({ topic }) => topic));
  const topics = new Set([...byName.keys(), ...hinted, ...above].filter((topic) => topic < known));
  for (let topic = 0; topic < known; topic++) {
    if ((linear[topic] ?? 0) > leastOdds || (encoder?.[topic] ?? leastOdds) > leastOdds) topics.add(topic);
  }
  const first = { linear: likeliest(linear), encoder: encoder === undefined ? -1 : likeliest(encoder) };
  return [...topics].map((topic) => {
    const name = byName.get(topic);
    const named = namingOf(name, hinted.has(topic));
    const caption = captionOf(above, topic);
    const situation = named * captions + caption;
    const vector = sparse();
    vector.add(features.situation + situation, 1);
    if (name !== undefined && name.places > 1) vector.add(features.again, 1);
    if (named === naming.not && caption === captioned.this)
      vector.add(features.length + lengthOf(context.words), 1);
    if (byName.size > (name === undefined ? 0 : 1)) vector.add(features.otherNamed + situation, 1);
    vector.add(features.linear + situation, scaled(linear[topic] ?? 0));
    if (topic === first.linear) vector.add(features.linearFirst, 1);
    if (encoder !== undefined) {
      vector.add(features.encoder + situation, scaled(encoder[topic] ?? 0));
      if (topic === first.encoder) vector.add(features.encoderFirst, 1);
    }
    vector.add(features.topic + topic, ofTopic);
    vector.add(features.topicInSituation + topic * situations + situation, ofTopic);
    return { topic, vector: vector.done() };
  });
}

function namingOf(name: Naming | undefined, hinted: boolean): number {
  if (name !== undefined) return name.phrase ? naming.phrase : naming.word;
  return hinted ? naming.hint : naming.not;
}

function captionOf(above: ReadonlySet<number>, topic: number): number {
  if (above.size === 0) return captioned.none;
  return above.has(topic) ? captioned.this : captioned.others;
}

function likeliest(odds: ArrayLike<number>): number {
  let best = 0;
  for (let at = 1; at < odds.length; at++) if ((odds[at] ?? 0) > (odds[best] ?? 0)) best = at;
  return best;
}

/** A few words, a sentence, more. */
function lengthOf(words: number): number {
  return words <= 3 ? 0 : words <= 10 ? 1 : 2;
}

function scaled(odds: number): number {
  return Math.max(-largestOdds, Math.min(largestOdds, odds)) / oddsStep;
}

function sparse() {
  const buckets: number[] = [];
  const values: number[] = [];
  return {
    add(bucket: number, value: number) {
      buckets.push(bucket);
      values.push(value);
    },
    done: (): SparseVector => ({
      buckets: Int32Array.from(buckets),
      values: Float64Array.from(values),
      wordSize: buckets.length,
    }),
  };
}
