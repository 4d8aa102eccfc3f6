import porterStemmer from "natural/lib/natural/stemmers/porter_stemmer.js";

/** Particles and possessives that hang on Malay words: `banjirnya`, `hujanlah`. Longest first. */
const clitics = ["nya", "lah", "kah", "pun", "ku", "mu"];
const shortestBase = 4;

/** A Malay word without what hangs on it; `undefined` when nothing does. */
export function withoutClitic(word: string): string | undefined {
  const clitic = clitics.find((each) => word.endsWith(each) && word.length - each.length >= shortestBase);
  return clitic === undefined ? undefined : word.slice(0, -clitic.length);
}

/** Porter's stem of an English word: `flooded`, `floods` and `flooding` are `flood`. */
export function englishStem(word: string): string {
  return porterStemmer.stem(word);
}

const inflections = new Set(["", "s", "es", "d", "ed", "ing", "y", "ies", "'s"]);
const shortestEnglishBase = 4;

/**
 * Do two words with one stem differ in an inflection only? Porter goes further than that: for him a hospital and
 * hospitality, a university and the universe, an animal and an anime are one.
 */
export function isInflectionOf(word: string, other: string): boolean {
  let shared = 0;
  while (shared < word.length && word[shared] === other[shared]) shared += 1;
  return (
    shared >= shortestEnglishBase &&
    inflections.has(word.slice(shared)) &&
    inflections.has(other.slice(shared))
  );
}
