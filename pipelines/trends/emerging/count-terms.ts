import type { DocumentId } from "../../../schemas/item.ts";
import { otherTopic } from "../../../schemas/taxonomy.ts";
import { fewestVoices } from "../../stats/small-cells.ts";
import type { Worded } from "./near-words.ts";
import type { Reading } from "./reading.ts";
import type { Said, VoiceCounts } from "./said.ts";
import { languageOf, voices } from "./said.ts";
import type { TermSketch } from "./term-sketch.ts";
import { termsOf } from "./terms-of.ts";

/** Comments as they come, page by page or all at once. */
export type Stream = AsyncIterable<Said> | Iterable<Said>;

/** What the newest hours said. */
export interface NewestTerms {
  readonly voices: VoiceCounts;
  /** Comments heard: copies once. */
  readonly comments: readonly HeardComment[];
  /** Terms that at least `fewestVoices` said, with the positions of their comments. */
  readonly terms: readonly NewestTerm[];
}

/** Without the text, so that memory stays small. */
export type HeardComment = Omit<Said, "text" | "copyKey" | "author"> & { readonly voice: number };

export interface NewestTerm extends Worded {
  readonly comments: readonly number[];
  readonly voices: number;
}

/**
 * Reads the newest hours. Which terms are frequent enough is first estimated in `all`, which must be empty, so that the millions of phrases that
 * one person said are never kept.
 */
export async function countNewest(
  stream: Stream,
  read: Reading["read"],
  all: TermSketch,
): Promise<NewestTerms> {
  const { hear, counts: heard } = voices();
  const comments: HeardComment[] = [];
  const wordsOf: (readonly string[])[] = [];
  for await (const said of stream) {
    const voice = hear(said);
    if (voice === undefined) continue;
    const { id, postId, language, topics, likes, publishedAt } = said;
    const words = read(said.text);
    comments.push({ id, postId, language, topics, likes, publishedAt, voice });
    wordsOf.push(words);
    for (const term of termsOf(words)) {
      all.add(term);
    }
  }
  const holding = new Map<string, number[]>();
  for (const [position, words] of wordsOf.entries()) {
    for (const term of termsOf(words)) {
      if (all.count(term) < fewestVoices) continue;
      const known = holding.get(term);
      if (known === undefined) holding.set(term, [position]);
      else known.push(position);
    }
  }
  const terms = [...holding].flatMap(([term, positions]) => {
    const held = positions.flatMap((position) => comments[position] ?? []);
    const speakers = new Set(held.map(({ voice }) => voice)).size;
    if (speakers < fewestVoices) return [];
    return [{ term, ...whereSaid(held), comments: positions, voices: speakers }];
  });
  return { voices: heard(), comments, terms };
}

/** Of the comments of one term. A comment on several policy issues counts for each. */
function whereSaid(held: readonly HeardComment[]): Omit<Worded, "term"> {
  const posts = new Map<DocumentId, number>();
  const topics = new Map<string, number>();
  for (const comment of held) {
    posts.set(comment.postId, (posts.get(comment.postId) ?? 0) + 1);
    for (const { id } of comment.topics) topics.set(id, (topics.get(id) ?? 0) + 1);
  }
  topics.delete(otherTopic);
  const [topic] = [...topics].find(([, count]) => count * 2 > held.length) ?? [null];
  return { language: languageOf(held), posts, topic };
}

/** What an earlier week said of the terms of the newest hours. */
export interface EarlierTerms {
  readonly voices: VoiceCounts;
  /** Voices of each term, in the order of the terms. */
  readonly counts: readonly number[];
}

/** Reads the same hours of a week before: only the given terms are counted, and each voice once. */
export async function countEarlier(
  stream: Stream,
  read: Reading["read"],
  terms: readonly NewestTerm[],
  all: TermSketch,
): Promise<EarlierTerms> {
  const positions = new Map(terms.map(({ term }, position) => [term, position]));
  const { hear, counts: heard } = voices();
  const counts = terms.map(() => 0);
  const counted = new Set<number>();
  for await (const said of stream) {
    const voice = hear(said);
    if (voice === undefined) continue;
    for (const term of termsOf(read(said.text))) {
      all.add(term);
      const position = positions.get(term);
      if (position === undefined) continue;
      const once = voice * terms.length + position;
      if (counted.has(once)) continue;
      counted.add(once);
      counts[position] = (counts[position] ?? 0) + 1;
    }
  }
  return { voices: heard(), counts };
}
