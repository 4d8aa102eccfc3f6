/**
 * What a word is, and how a person's search is read. Both stores use it, so that the same search finds the same
 * comments in either.
 */

/** Words that follow each other; of the last one, only the beginning is given when `prefix`. */
export interface Term {
  readonly words: readonly string[];
  readonly prefix: boolean;
  /** In quotes: asked for as it is written. */
  readonly quoted: boolean;
}

// A word is letters, digits and private-use characters with the marks on them (the vowel signs of Tamil are marks). An
// emoji's variation selectors and enclosing keycaps are marks too, but of no word.
const inWord = "[[\\p{L}\\p{N}\\p{Co}\\p{M}]--[\\u{20d0}-\\u{20ff}\\u{fe00}-\\u{fe0f}\\u{e0100}-\\u{e01ef}]]";
// Chinese writes no spaces between words; each character counts as one, as in Lucene's standard tokenizer.
const han = "[\\p{Script=Han}&&[\\p{L}\\p{N}]]";
const starts = "[\\p{L}\\p{N}\\p{Co}]";

const words = new RegExp(`${han}|(?=${starts})(?!${han})(?:(?!${han})${inWord})+`, "gv");
const tokens = new RegExp(`"(?<phrase>[^"]*)"|(?<or>\\|)|(?=${starts})(?<run>${inWord}+)(?<star>\\*?)`, "gv");

/** The words of a text in order, as they are written. */
export function wordsIn(text: string): readonly string[] {
  return text.match(words) ?? [];
}

const accents = /[\u0300-\u036f]/gu;

/** The same for words that differ in case or accents only. Marks that are vowels, as Tamil's, are kept. */
export function foldWord(word: string): string {
  return plain.test(word)
    ? word.toLowerCase()
    : word.normalize("NFD").replaceAll(accents, "").toLowerCase().replaceAll("ς", "σ").normalize("NFC");
}

const plain = /^[a-z0-9]*$/iu;

/** The words of a text in order, folded: what both indexes hold of it. */
export function foldedWords(text: string): readonly string[] {
  return wordsIn(text).map(foldWord);
}

/**
 * Reads a search: words that must all occur, `"two words"` in double quotes a phrase, `word*` a beginning; `|` stands between
 * searches of which any is enough; any other punctuation separates words. Never fails; without a word in it, the list is empty.
 */
export function parseSearch(input: string): readonly (readonly Term[])[] {
  const searches: Term[][] = [[]];
  for (const { groups } of input.matchAll(tokens)) {
    const term = {
      words: wordsIn(groups?.["phrase"] ?? groups?.["run"] ?? ""),
      prefix: groups?.["star"] === "*",
      quoted: groups?.["phrase"] !== undefined,
    };
    if (groups?.["or"] !== undefined) searches.push([]);
    else if (term.words.length > 0) searches.at(-1)?.push(term);
  }
  return searches.filter((terms) => terms.length > 0);
}

/** One search for what any of several finds. A quote that nothing closes is left out, for it would reach into the next of them. */
export function anyOfSearches(searches: readonly string[]): string {
  const isOpen = (search: string) => search.split('"').length % 2 === 0;
  return searches
    .map((search) => (isOpen(search) ? search.replace(/"(?=[^"]*$)/u, " ") : search).trim())
    .join(" | ");
}
