/** A phrase to look for, as people write it, and what it means. */
export interface Phrase<T> {
  readonly phrase: string;
  readonly means: T;
  /** Whether people write `di` and `ke` onto it, as names of places (`dikelantan`). */
  readonly takesPrefix?: boolean;
}

/** Where a phrase stands: from the word `from` to before the word `to`. */
export interface FoundPhrase<T> {
  readonly means: T;
  readonly from: number;
  readonly to: number;
}

interface Node<T> {
  readonly next: Map<string, Node<T>>;
  readonly means: T[];
}

/** What hangs on Malay words: `tnbnya`, `jalanla`. Longest first. */
const clitics = ["nya", "lah", "kah", "pun", "la"];
/** Words of their own, though another word and a clitic would be written so. */
const noClitic = new Set(["adalah", "masalah", "salah", "setelah", "kalah", "olah"]);
const prefixes = ["di", "ke"];
/** What is known about words is forgotten beyond this many, so that memory stays flat. */
const rememberedWords = 50_000;

/**
 * Finds phrases in worded texts in one walk: at each place the longest, and after it the walk goes on behind it. So a
 * longer phrase hides what stands in it (`air asia` is no water), and two meanings of one phrase are both given. A word
 * equals that of a phrase also with a clitic, and a name of a place with `di` or `ke` before it.
 */
export function createPhraseFinder<T>(
  phrases: Iterable<Phrase<T>>,
  read: (text: string) => readonly string[],
): (words: readonly string[]) => readonly FoundPhrase<T>[] {
  const root: Node<T> = { next: new Map(), means: [] };
  const vocabulary = new Set<string>();
  const prefixed = new Set<string>();
  for (const { phrase, means, takesPrefix = false } of phrases) {
    const words = read(phrase);
    const [first] = words;
    if (first === undefined) throw new TypeError(`a phrase without a word: ${phrase}`);
    if (takesPrefix) prefixed.add(first);
    let node = root;
    for (const word of words) {
      vocabulary.add(word);
      const next: Node<T> = node.next.get(word) ?? { next: new Map(), means: [] };
      node.next.set(word, next);
      node = next;
    }
    if (!node.means.includes(means)) node.means.push(means);
  }

  const base = (word: string): string => {
    if (vocabulary.has(word) || noClitic.has(word)) return word;
    for (const clitic of clitics) {
      const rest = word.endsWith(clitic) ? word.slice(0, -clitic.length) : "";
      if (vocabulary.has(rest)) return rest;
    }
    const prefix = prefixes.find((each) => word.startsWith(each) && prefixed.has(word.slice(each.length)));
    return prefix === undefined ? word : word.slice(prefix.length);
  };
  const memory = new Map<string, string>();
  const keyOf = (word: string): string => {
    const known = memory.get(word);
    if (known !== undefined) return known;
    if (memory.size >= rememberedWords) memory.clear();
    const key = base(word);
    memory.set(word, key);
    return key;
  };

  return (words) => {
    const keys = words.map(keyOf);
    const found: FoundPhrase<T>[] = [];
    for (let from = 0; from < keys.length;) {
      let node = root.next.get(keys[from] ?? "");
      let longest = node;
      let to = from + 1;
      for (let at = from + 1; node !== undefined && node.next.size > 0; at++) {
        node = node.next.get(keys[at] ?? "");
        if (node === undefined || node.means.length === 0) continue;
        longest = node;
        to = at + 1;
      }
      if (longest === undefined || longest.means.length === 0) {
        from += 1;
        continue;
      }
      for (const means of longest.means) found.push({ means, from, to });
      from = to;
    }
    return found;
  };
}

/** The phrases of a list, separated by `;` or line breaks. */
export function phrasesIn(list: string): readonly string[] {
  return list
    .split(/[;\n]/u)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== "");
}
