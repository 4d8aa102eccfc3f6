import { negatedWords } from "./negated-words.ts";
import { shortForms } from "./short-forms.ts";

const laughter =
  /(?:h+a+){3}|^(?:a?(?:h+[aei]+){2,}h*|(?:wk+){2,}w?|(?:k+[aeiou]?h+){2,}|(?:kah)+|(?:ki){3,}k?|(?:ha|ka?h|wk)[2-9]|k{3,}|lo+l+|lma+o+|rofl|xixi\w*|keke\w*)$/u;
const laughs = "haha";

const apostrophes = /'/gu;
const contraction = /^(?<word>\p{L}+)'(?<verb>ll|re|ve)$/u;
const verbOf: Readonly<Record<string, string>> = { ll: "will", re: "are", ve: "have" };
/** Between letters, in a word that ends with one: `b0d0h`, but not `b40`, `5km`, `4x4`, `mh370`, `h1n1` or `rm1k`. */
const digitsInWord = /(?<=\p{L})(?<!^rm)[0134](?=\p{L}(?:.*\p{L})?$)/gu;
const letterOf: Readonly<Record<string, string>> = { 0: "o", 1: "i", 3: "e", 4: "a" };

const repeatedLetter = /(\p{L})\1{2,}/gu;
const doubledVowelAtEnd = /([aiu])\1$/u;
/** Letters that no common word of either language ends with two of. */
const doubledConsonantAtEnd = /(?<=[aeiou].*)([hkwy])\1$/u;
/** Words that keep two of a letter when more were typed, by their form with one: `goood` is not `god`. */
const doubleLettered: ReadonlyMap<string, string> = new Map(
  "good cool see free too need feel boo food look soon sweet keep week all well hell hello still happy pretty funny sorry class maaf saat"
    .split(" ")
    .map((word) => [word.replace(/(\p{L})\1/gu, "$1"), word]),
);

const doubled = /^(?<base>\p{L}{2,})[2²]x?(?<suffix>nya|lah|la|an|ku|mu|kan|je|ni|tu)?$/u;
const negation = /^(?:x|tak|tk)(?<rest>\p{L}{3,})$/u;
/** A Bangla is no `abang lah`. */
const hung = /^(?!bangla$)(?<base>\p{L}{3,}?)(?<clitic>nya|nye|nyer|lah|la|kan)$/u;

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
  const { word: noun, verb = "" } = contraction.exec(word)?.groups ?? {};
  if (noun !== undefined) return [noun, verbOf[verb] ?? verb];
  const letters = word.replace(digitsInWord, (digit) => letterOf[digit] ?? digit).replace(apostrophes, "");
  const single = undouble(squeezed(letters));
  return shortForms.get(single) ?? negative(single) ?? withClitic(single) ?? [single];
}

function squeezed(word: string): string {
  const single = word.replace(repeatedLetter, "$1");
  const squeezed = single.replace(doubledVowelAtEnd, "$1").replace(doubledConsonantAtEnd, "$1");
  return single === word ? squeezed : (doubleLettered.get(squeezed) ?? squeezed);
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

/** `xperlu` and `takperlu` are `tidak perlu`; only with words that are known to be negated, for there are `xiaomi` and `takziah`. */
function negative(word: string): readonly string[] | undefined {
  const rest = negation.exec(word)?.groups?.["rest"];
  if (rest === undefined) return undefined;
  const [said = "", ...more] = shortForms.get(rest) ?? [rest];
  return more.length === 0 && negatedWords.has(said) ? ["tidak", said] : undefined;
}

/** A short form keeps what hangs on it: `dgnnya`, `org2lah`. */
function withClitic(word: string): readonly string[] | undefined {
  const { base = "", clitic = "" } = hung.exec(word)?.groups ?? {};
  const spelled = shortForms.get(base);
  const last = spelled?.at(-1);
  if (spelled === undefined || last === undefined) return undefined;
  if (clitic.startsWith("la")) return [...spelled, "la"];
  return [...spelled.slice(0, -1), last + (clitic.startsWith("ny") ? "nya" : clitic)];
}
