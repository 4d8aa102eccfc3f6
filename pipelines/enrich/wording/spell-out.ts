import { shortForms } from "./short-forms.ts";

const laughter =
  /^(?:a?(?:h+[aei]+){2,}h*|(?:wk){2,}w?|(?:k+[aeiou]?h+){2,}|(?:kah)+|k{3,}|lo+l+|lma+o+|rofl|xixi\w*|keke\w*)$/u;
const laughs = "haha";
const repeatedLetter = /(\p{L})\1{2,}/gu;
const doubledVowelAtEnd = /([aiu])\1$/u;
const doubled = /^(?<base>\p{L}{2,})[2²](?<suffix>nya|lah|la|an|ku|mu|kan|je|ni|tu)?$/u;
const digitsInWord = /(?<=\p{L})[0134](?=\p{L})/gu;
const letterOf: Readonly<Record<string, string>> = { 0: "o", 1: "i", 3: "e", 4: "a" };

/**
 * The words that a lower-case word, as it was typed, stands for: repeated letters squeezed (`baguuus` is `bagus`),
 * doubling undone (`cakap2` and `cakap-cakap` are `cakap`), laughter made one word, short forms spelled out.
 */
export function spellOut(word: string): readonly string[] {
  const known = shortForms.get(word);
  if (known !== undefined) return known;
  if (word.length < 3) return [word];
  return spellOutLong(word);
}

function spellOutLong(word: string): readonly string[] {
  if (laughter.test(word)) return [laughs];
  const letters = word.replace(digitsInWord, (digit) => letterOf[digit] ?? digit);
  const squeezed = letters.replace(repeatedLetter, "$1").replace(doubledVowelAtEnd, "$1");
  const single = undouble(squeezed);
  return single === word ? [word] : (shortForms.get(single) ?? [single]);
}

function undouble(word: string): string {
  const { base, suffix = "" } = doubled.exec(word)?.groups ?? {};
  if (base !== undefined) return base + suffix;
  const hyphen = word.indexOf("-");
  if (hyphen < 2) return word;
  const first = word.slice(0, hyphen);
  const second = word.slice(hyphen + 1);
  // `kanak-kanak`, and with a suffix `tiba-tibanya`
  return second.startsWith(first) && second.length <= first.length + 3 ? second : word;
}
