import { characterKind, kindOf, kindOfUnit } from "./character-kinds.ts";
import { signOf } from "./emoji-kinds.ts";
import { spellOut } from "./spell-out.ts";

/** Characters of a text that are looked at; what follows changes no label. The longest real comments have about 9,000. */
export const longestText = 4_000;
/** Words beyond this many characters are cut: nobody writes them, and they would only feed the models noise. */
const longestWord = 40;
/** What is already known about spellings is forgotten beyond this many, so that memory stays flat. */
const rememberedSpellings = 50_000;

export const placeholders = {
  handle: "<user>",
  link: "<url>",
  email: "<email>",
  number: "<number>",
} as const;
const masks = new Set(["<phone>", "<email>", "<ic>", "<card>", "<user>", "<url>"]);

const at = 0x40;
const apostrophe = 0x27;
const hyphen = 0x2d;
const lessThan = 0x3c;
const questionMark = 0x3f;
const exclamationMark = 0x21;
const fullStop = 0x2e;
const underscore = 0x5f;

/**
 * A reader of a text as models, topics and copies see it: words spelled out, in lower case, one said twice in a row
 * once (`jalan jalan`); emoji by their kind, runs of `?` and `!`, and placeholders such as `<url>` are words too. It remembers spellings it has met, which changes its speed and nothing else.
 */
export function createWordReader(): (text: string) => readonly string[] {
  const spellings = new Map<string, readonly string[]>();
  const spell = (word: string): readonly string[] => {
    const known = spellings.get(word);
    if (known !== undefined) return known;
    const spelled = spellOut(word);
    if (spellings.size >= rememberedSpellings) spellings.clear();
    spellings.set(word, spelled);
    return spelled;
  };
  return (text) => readWords(folded(text), spell);
}

// NUL counts as foreign here, so that it is taken out with the other invisible characters.
const beyondAscii = /\P{ASCII}|\p{Cc}/u;
const ignoredCharacters = /[\p{Cf}\p{Variation_Selector}\p{Emoji_Modifier}]|(?!\s)\p{Cc}/gu;
const curlyApostrophes = /[\u2018\u2019\u02bc]/gu;

/** Lower case and NFKC, without invisible characters and skin tones; one kind of apostrophe. Characters beyond `longestText` are cut. */
function folded(text: string): string {
  const cut = text.length > longestText ? text.slice(0, longestText) : text;
  if (!beyondAscii.test(cut)) return cut.toLowerCase();
  return cut
    .normalize("NFKC")
    .toLowerCase()
    .replace(ignoredCharacters, "")
    .replace(curlyApostrophes, "'")
    .slice(0, longestText);
}

function readWords(text: string, spell: (word: string) => readonly string[]): readonly string[] {
  const words: string[] = [];
  let from = 0;
  while (from < text.length) {
    const unit = text.charCodeAt(from);
    const kind = kindOfUnit(unit);
    if (kind === characterKind.letter || kind === characterKind.digit) {
      const to = endOfWord(text, from);
      const end = endOfLink(text, from, to);
      if (end > to) {
        words.push(text.charCodeAt(to) === at ? placeholders.email : placeholders.link);
        from = end;
        continue;
      }
      addWord(text.slice(from, Math.min(to, from + longestWord)), spell, words);
      from = to;
    } else if (kind === characterKind.ideograph) {
      words.push(text.charAt(from));
      from += 1;
    } else if (kind === characterKind.surrogate) {
      from = addAstral(text, from, words);
    } else if (kind === characterKind.symbol) {
      addOnce(signOf(text.charAt(from)), words);
      from += 1;
    } else if (kind === characterKind.mark) {
      from = addMark(text, from, unit, words);
    } else {
      from += 1;
    }
  }
  return words;
}

function addWord(word: string, spell: (word: string) => readonly string[], words: string[]): void {
  if (/^\d+$/u.test(word)) {
    words.push(word.length > 2 ? placeholders.number : word);
    return;
  }
  const spelled = spell(word);
  for (const each of spelled) addOnce(each, words);
}

/** `hati hati` and `😂😂😂` say it once; how often says little. */
function addOnce(word: string, words: string[]): void {
  if (words.at(-1) !== word) words.push(word);
}

/** The end of a run of letters and digits; an apostrophe or hyphen between letters belongs to it. */
function endOfWord(text: string, from: number): number {
  let to = from + 1;
  for (; to < text.length; to++) {
    const unit = text.charCodeAt(to);
    const kind = kindOfUnit(unit);
    if (kind === characterKind.letter || kind === characterKind.digit) continue;
    const joins = unit === apostrophe || unit === hyphen;
    if (joins && to + 1 < text.length && kindOfUnit(text.charCodeAt(to + 1)) === characterKind.letter)
      continue;
    break;
  }
  return to;
}

/** The end of a link or address of mail that begins with the word; `to` itself when it is an ordinary word. */
function endOfLink(text: string, from: number, to: number): number {
  const isLink = text.startsWith("://", to) || (text.startsWith("www.", from) && to === from + 3);
  const isMail =
    text.charCodeAt(to) === at &&
    to + 1 < text.length &&
    kindOfUnit(text.charCodeAt(to + 1)) === characterKind.letter;
  if (!isLink && !isMail) return to;
  let end = to;
  while (end < text.length && kindOfUnit(text.charCodeAt(end)) !== characterKind.space) end += 1;
  return end;
}

function addMark(text: string, from: number, unit: number, words: string[]): number {
  if (unit === at) {
    let to = from + 1;
    while (to < text.length && isHandle(text.charCodeAt(to))) to += 1;
    if (to > from + 1) words.push(placeholders.handle);
    return to;
  }
  if (unit === lessThan) {
    const to = text.indexOf(">", from) + 1;
    const mask = to > 0 && to - from <= 8 ? text.slice(from, to) : "";
    if (masks.has(mask)) {
      words.push(mask);
      return to;
    }
  }
  if (unit === questionMark || unit === exclamationMark || unit === fullStop)
    return addRun(text, from, unit, words);
  return from + 1;
}

function isHandle(unit: number): boolean {
  const kind = kindOfUnit(unit);
  return (
    kind === characterKind.letter || kind === characterKind.digit || unit === underscore || unit === fullStop
  );
}

/** `?` and `??`, `!` and `!!`, `..`: how many more there are says little. A single full stop is no word. */
function addRun(text: string, from: number, unit: number, words: string[]): number {
  let to = from + 1;
  while (to < text.length && text.charCodeAt(to) === unit) to += 1;
  const mark = String.fromCharCode(unit);
  if (to - from > 1) words.push(mark + mark);
  else if (unit !== fullStop) words.push(mark);
  return to;
}

/** Characters beyond the basic plane: emoji as words of their own, letters and ideographs likewise; a lone half is nothing. */
function addAstral(text: string, from: number, words: string[]): number {
  const codePoint = text.codePointAt(from) ?? 0;
  if (codePoint <= 0xffff) return from + 1;
  const kind = kindOf(codePoint);
  const character = String.fromCodePoint(codePoint);
  if (kind === characterKind.ideograph) words.push(character);
  else if (kind !== characterKind.ignored) addOnce(signOf(character), words);
  return from + 2;
}
