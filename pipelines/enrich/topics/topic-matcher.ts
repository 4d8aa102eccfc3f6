import type { Taxonomy } from "../../../schemas/taxonomy.ts";
import { englishStem, isInflectionOf, withoutClitic } from "./stem.ts";

/** A name of an issue as words; `keys` after the first. */
interface Name {
  readonly rest: readonly string[];
  readonly topic: number;
}

/** Where the taxonomy's names occur in a text. */
export interface TopicMatch {
  /** Position of the topic in the taxonomy. */
  readonly topic: number;
  readonly from: number;
  readonly length: number;
}

const none: readonly string[] = [];
/** What is known about words is forgotten beyond this many, so that memory stays flat. */
const rememberedWords = 50_000;

/**
 * Finds names of issues in worded texts. A word of the text equals a word of a name when it is written alike, or so
 * without a Malay clitic, or when both have the same English stem and the name is English.
 */
export function createTopicMatcher(
  { topics }: Taxonomy,
  read: (text: string) => readonly string[],
): (words: readonly string[]) => readonly TopicMatch[] {
  const names = new Map<string, Name[]>();
  const keysOfStem = new Map<string, string[]>();
  const malayKeys = new Set<string>();
  const addName = (words: readonly string[], topic: number) => {
    const [first, ...rest] = words;
    if (first === undefined) throw new TypeError(`topic ${topics[topic]?.id} has a name without a word`);
    const known = names.get(first) ?? [];
    known.push({ rest, topic });
    names.set(first, known);
  };
  for (const [topic, { words }] of topics.entries()) {
    for (const name of words.ms) {
      const keys = read(name);
      for (const key of keys) malayKeys.add(key);
      addName(keys, topic);
    }
    for (const name of words.en) {
      const keys = read(name);
      for (const key of keys) {
        const stem = englishStem(key);
        keysOfStem.set(stem, [...(keysOfStem.get(stem) ?? []), key]);
      }
      addName(keys, topic);
    }
  }
  const englishKeys = new Set([...keysOfStem.values()].flat());
  const inflectedKeysOf = (word: string) =>
    (keysOfStem.get(englishStem(word)) ?? []).filter((key) => isInflectionOf(word, key));
  const memory = new Map<string, readonly string[]>();
  const keysOf = (word: string): readonly string[] => {
    const known = memory.get(word);
    if (known !== undefined) return known;
    const isKey = (key: string | undefined): key is string =>
      key !== undefined && (malayKeys.has(key) || englishKeys.has(key));
    const keys = [...new Set([word, withoutClitic(word), ...inflectedKeysOf(word)].filter(isKey))];
    if (memory.size >= rememberedWords) memory.clear();
    const found = keys.length === 0 ? none : keys;
    memory.set(word, found);
    return found;
  };
  return (words) => {
    const matches: TopicMatch[] = [];
    for (let from = 0; from < words.length; from++) {
      for (const key of keysOf(words[from] ?? "")) {
        for (const { rest, topic } of names.get(key) ?? []) {
          const follows = rest.every((next, offset) => keysOf(words[from + 1 + offset] ?? "").includes(next));
          if (follows) matches.push({ topic, from, length: rest.length + 1 });
        }
      }
    }
    return matches.filter((match) => !matches.some((other) => covers(other, match)));
  };
}

/** `cukai jalan` is about vehicles: the `cukai` in it says nothing about taxes any more. */
function covers(longer: TopicMatch, match: TopicMatch): boolean {
  const within = longer.from <= match.from && match.from + match.length <= longer.from + longer.length;
  return within && longer.length > match.length;
}
