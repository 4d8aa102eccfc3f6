import type { DocumentId } from "../../../schemas/item.ts";
import type { TermLanguage } from "./said.ts";
import { soundKey } from "./sound-key.ts";
import { between } from "./terms-of.ts";

export interface Worded {
  readonly term: string;
  readonly language: TermLanguage;
  /** Under which posts its comments stand, and how many under each. */
  readonly posts: ReadonlyMap<DocumentId, number>;
  /** The policy issue that more than half of its comments are about; `null` where there is none. */
  readonly topic: string | null;
}

/** Posts are much alike from this cosine on. */
const leastAlike = 0.6;

/**
 * Says which of the terms are likely about one thing although few comments hold both: those that share a rising word, in the
 * spelling of either language; those of different languages whose words name one policy issue; and those that people write
 * mostly under one post, or of one policy issue under much the same posts. A word that did not rise itself (`rakyat`) makes no two terms alike.
 */
export function nearWords(
  terms: readonly Worded[],
  topicsOf: (words: readonly string[]) => readonly number[],
): (a: Worded, b: Worded) => boolean {
  const rising = new Set(
    terms
      .map(({ term }) => term)
      .filter((term) => !term.includes(between))
      .map(soundKey),
  );
  const facts = new Map(
    terms.map(({ term, posts }) => {
      const words = term.split(between);
      const keys = new Set(words.map(soundKey).filter((key) => rising.has(key)));
      return [term, { keys, topics: new Set(topicsOf(words)), mostlyUnder: leading(posts) }];
    }),
  );
  return (a, b) => {
    const [one, other] = [facts.get(a.term), facts.get(b.term)];
    if (one === undefined || other === undefined) return false;
    if (!one.keys.isDisjointFrom(other.keys)) return true;
    if (one.mostlyUnder !== null && one.mostlyUnder === other.mostlyUnder) return true;
    if (a.topic !== null && a.topic === b.topic && cosine(a.posts, b.posts) >= leastAlike) return true;
    return a.language !== b.language && !one.topics.isDisjointFrom(other.topics);
  };
}

/** What more than half of all are; `null` where nothing is. */
export function leading<T>(counts: ReadonlyMap<T, number>): T | null {
  let sum = 0;
  for (const count of counts.values()) sum += count;
  for (const [value, count] of counts) if (count * 2 > sum) return value;
  return null;
}

function cosine<T>(a: ReadonlyMap<T, number>, b: ReadonlyMap<T, number>): number {
  let product = 0;
  for (const [value, count] of a) product += count * (b.get(value) ?? 0);
  return product / Math.sqrt(squares(a) * squares(b));
}

function squares<T>(counts: ReadonlyMap<T, number>): number {
  let sum = 0;
  for (const count of counts.values()) sum += count ** 2;
  return sum;
}
