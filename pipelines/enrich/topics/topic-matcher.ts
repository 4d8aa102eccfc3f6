import { stateNames } from "../../../schemas/states.ts";
import type { Taxonomy } from "../../../schemas/taxonomy.ts";
import { englishStem, isInflectionOf, withoutClitic } from "./stem.ts";
import { createUngluer } from "./unglue.ts";

/** Where the taxonomy's names occur in a text. */
export interface TopicMatch {
  /** Position of the topic in the taxonomy. */
  readonly topic: number;
  readonly from: number;
  readonly length: number;
  /** The name has two words or more; glued together they are one word of the text. */
  readonly phrase: boolean;
  /** It is a hint of the topic, no word of it: see `Topic`. */
  readonly hint: boolean;
  /** The configuration added the name. */
  readonly added: boolean;
}

const languages = ["ms", "en"] as const;
type NameLanguage = (typeof languages)[number];

/** A name of an issue as words; `rest` after the first. */
interface Name {
  readonly rest: readonly string[];
  readonly topic: number;
  readonly hint: boolean;
  readonly added: boolean;
}

/** The words of names that a word of a text may stand for, by the language of the name. */
type Keys = Readonly<Record<NameLanguage, readonly string[]>>;

/** What to compare with names, and the word of the text that it is or is a part of. */
interface Part {
  readonly keys: Keys;
  readonly at: number;
}

/** A name within the parts of a text. */
interface Span {
  readonly topic: number;
  readonly hint: boolean;
  readonly added: boolean;
  readonly start: number;
  readonly length: number;
}

const noKeys: Keys = { ms: [], en: [] };
/** What is known about words is forgotten beyond this many, so that memory stays flat. */
const rememberedWords = 50_000;
/** What people glue to the name of an issue and is no name of one: `#pahangbanjir`. */
const places = ["malaysia", ...Object.values(stateNames)].flatMap((name) => name.toLowerCase().split(" "));

/**
 * Finds names of issues in worded texts. A word of the text equals a word of a name when it is written alike, or so
 * without a Malay clitic, or when both have the same English stem and the name is English. Words glued together, as in
 * tags, are taken apart.
 */
export function createTopicMatcher(
  { topics }: Pick<Taxonomy, "topics">,
  read: (text: string) => readonly string[],
): (words: readonly string[]) => readonly TopicMatch[] {
  const names = { ms: new Map<string, Name[]>(), en: new Map<string, Name[]>() };
  const known = { ms: new Set<string>(), en: new Set<string>() };
  for (const [topic, { id, words, hints, added }] of topics.entries()) {
    const isAdded = new Set(added);
    for (const language of languages) {
      const all = [
        ...words[language].map((name) => ({ name, hint: false, added: isAdded.has(name) })),
        ...(hints?.[language] ?? []).map((name) => ({ name, hint: true, added: false })),
      ];
      for (const { name, ...kind } of all) {
        const [first, ...rest] = read(name);
        if (first === undefined) throw new TypeError(`topic ${id} has a name without a word`);
        const alike = names[language].get(first) ?? [];
        names[language].set(first, [...alike, { rest, topic, ...kind }]);
        for (const word of [first, ...rest]) known[language].add(word);
      }
    }
  }
  const partsOf = createPartReader(known);
  return (words) => {
    const parts: Part[] = [];
    for (const [at, word] of words.entries()) for (const keys of partsOf(word)) parts.push({ keys, at });
    const spans = spansOf(parts, names);
    return spans
      .filter((span) => !spans.some((other) => covers(other, span)))
      .map(({ topic, hint, added, start, length }) => {
        const from = parts[start]?.at ?? 0;
        const to = parts[start + length - 1]?.at ?? from;
        return { topic, from, length: to - from + 1, phrase: length > 1, hint, added };
      });
  };
}

function spansOf(
  parts: readonly Part[],
  names: Readonly<Record<NameLanguage, ReadonlyMap<string, readonly Name[]>>>,
): Span[] {
  const spans: Span[] = [];
  for (const [start, { keys }] of parts.entries()) {
    for (const language of languages) {
      for (const key of keys[language]) {
        for (const { rest, topic, hint, added } of names[language].get(key) ?? []) {
          const follows = rest.every(
            (next, offset) => parts[start + 1 + offset]?.keys[language].includes(next) === true,
          );
          if (follows) spans.push({ topic, hint, added, start, length: rest.length + 1 });
        }
      }
    }
  }
  return spans;
}

/** `cukai jalan` is about vehicles: the `cukai` in it says nothing about taxes any more. */
function covers(longer: Span, span: Span): boolean {
  const within = longer.start <= span.start && span.start + span.length <= longer.start + longer.length;
  return within && longer.length > span.length;
}

/** What a word of a text may stand for: one set of keys, or one for each word it is glued together from. */
function createPartReader(
  known: Readonly<Record<NameLanguage, ReadonlySet<string>>>,
): (word: string) => readonly Keys[] {
  const keysOfStem = new Map<string, string[]>();
  for (const key of known.en) {
    const stem = englishStem(key);
    keysOfStem.set(stem, [...(keysOfStem.get(stem) ?? []), key]);
  }
  const unglue = createUngluer(new Set([...known.ms, ...known.en, ...places]));
  const keysOf = (word: string): Keys => {
    const bare = withoutClitic(word);
    const alike = bare === undefined ? [word] : [word, bare];
    const inflected = (keysOfStem.get(englishStem(word)) ?? []).filter((key) => isInflectionOf(word, key));
    return {
      ms: alike.filter((key) => known.ms.has(key)),
      en: [...new Set([...alike.filter((key) => known.en.has(key)), ...inflected])],
    };
  };
  const memory = new Map<string, readonly Keys[]>();
  return (word) => {
    const remembered = memory.get(word);
    if (remembered !== undefined) return remembered;
    const keys = keysOf(word);
    const isKnown = keys.ms.length > 0 || keys.en.length > 0;
    const parts = isKnown ? [keys] : (unglue(word)?.map(keysOf) ?? [noKeys]);
    if (memory.size >= rememberedWords) memory.clear();
    memory.set(word, parts);
    return parts;
  };
}
