import type { DocumentId, Instant } from "../../../schemas/item.ts";
import { otherTopic } from "../../../schemas/taxonomy.ts";
import type { HeardComment, NewestTerm } from "./count-terms.ts";
import { nameIssue } from "./name-issue.ts";
import type { Surprise } from "./surprise.ts";

/** A term that rose against its own past. */
export interface RisingTerm extends NewestTerm, Surprise {
  /** At most this share of all terms shown are expected to have risen by chance. */
  readonly falseDiscoveryRate: number;
  /** Somebody said it in each of the weeks before that were compared. */
  readonly everyWeek: boolean;
}

/** A phrase of an issue's name, with how unusual it is. */
export interface Phrase extends Surprise, Pick<RisingTerm, "language" | "falseDiscoveryRate"> {
  readonly phrase: string;
}

/** What people began to speak of. */
export interface Issue {
  /** Its name: at most three phrases, the most telling first. */
  readonly phrases: readonly Phrase[];
  /** Everything that rose with it, the name included. */
  readonly terms: readonly string[];
  /** Distinct authors who used one of its terms; copies of a message count once. */
  readonly voices: number;
  readonly comments: number;
  readonly posts: number;
  /** The post under which most of its comments stand, and their share. */
  readonly topPost: { readonly id: DocumentId; readonly share: number };
  /** The policy issue that most of its comments are about; `null` where there is none. */
  readonly topic: string | null;
  /** When the first of them was published. */
  readonly since: Instant;
  /**
   * Comments to read, each with a phrase of the name in it: those that hold most of the issue first, by different people, of both
   * languages where both speak of it.
   */
  readonly examples: readonly DocumentId[];
}

const exampleCount = 3;

export function describeIssue(terms: readonly RisingTerm[], heard: readonly HeardComment[]): Issue {
  const holds = new Map<HeardComment, number>();
  for (const term of terms) {
    for (const position of term.comments) {
      const comment = heard[position];
      if (comment !== undefined) holds.set(comment, (holds.get(comment) ?? 0) + 1);
    }
  }
  const comments = [...holds.keys()];
  const byPost = tally(comments.map(({ postId }) => postId));
  const byTopic = tally(
    comments.flatMap(({ topics }) => topics.map(({ id }) => id)).filter((id) => id !== otherTopic),
  );
  const [post, topic] = [byPost[0], byTopic[0]];
  if (post === undefined) throw new TypeError("an issue without a comment");
  const name = nameIssue(terms);
  const named = new Set(name.flatMap((term) => term.comments.map((position) => heard[position])));
  return {
    phrases: name.map(phraseOf),
    terms: terms.map(({ term }) => term),
    voices: new Set(comments.map(({ voice }) => voice)).size,
    comments: comments.length,
    posts: byPost.length,
    topPost: { id: post[0], share: post[1] / comments.length },
    topic: topic !== undefined && topic[1] > comments.length / 2 ? topic[0] : null,
    since: comments.reduce((first, { publishedAt }) => (publishedAt < first ? publishedAt : first), "9999"),
    examples: chooseExamples([...holds].filter(([comment]) => named.has(comment))).map(({ id }) => id),
  };
}

/** Without what only joining needs. */
function phraseOf(rising: RisingTerm): Phrase {
  const { term, language, falseDiscoveryRate, observed, expected, expectedLow, expectedHigh } = rising;
  const { ratio, probability, score } = rising;
  const usual = { expected, expectedLow, expectedHigh, ratio, probability, score };
  return { phrase: term, language, observed, ...usual, falseDiscoveryRate };
}

/** Values with how often they occur, the most frequent first. */
function tally<T extends string>(values: readonly T[]): readonly (readonly [T, number])[] {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}

/** Among comments with how many terms of the issue each holds. */
function chooseExamples(holds: readonly (readonly [HeardComment, number])[]): readonly HeardComment[] {
  const ranked = holds
    .toSorted(([a, m], [b, n]) => n - m || (b.likes ?? 0) - (a.likes ?? 0) || (a.id < b.id ? -1 : 1))
    .map(([comment]) => comment);
  const chosen: HeardComment[] = [];
  while (chosen.length < exampleCount) {
    const others = ranked.filter(({ voice }) => chosen.every((each) => each.voice !== voice));
    const languages = new Set(chosen.map(({ language }) => language.code));
    const next = others.find(({ language }) => !languages.has(language.code)) ?? others[0];
    if (next === undefined) break;
    chosen.push(next);
  }
  return chosen;
}
