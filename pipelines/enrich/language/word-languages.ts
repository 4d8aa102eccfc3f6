import { bucketOf, hashOfWord } from "../features/word-hash.ts";

/** Words fall into so many buckets; two rare ones may share one. */
const bits = 17;
export const wordLanguageBuckets = 2 ** bits;
/** The table counts in sixteenths of a natural logarithm: 127 of them are odds of nearly 3,000 to 1. */
const step = 1 / 16;
const largestStep = 127;
/** What occurs in fewer texts says nothing. */
const leastTexts = 3;
/** Stands for texts that were not seen, so that a word of one language alone has odds and not certainty. */
const unseen = 0.3;

/** By bucket: ln of how much more often a word occurs in English texts than in Malay ones, in steps; negative for Malay. */
export type WordLanguages = Int8Array;

/** Learns from texts of either language, as words; Malay ones may have English words among them, which are rare there. */
export function learnWordLanguages(
  english: Iterable<readonly string[]>,
  malay: Iterable<readonly string[]>,
): WordLanguages {
  const inEnglish = textsWith(english);
  const inMalay = textsWith(malay);
  return Int8Array.from({ length: wordLanguageBuckets }, (_, bucket) => {
    const e = inEnglish.of[bucket] ?? 0;
    const m = inMalay.of[bucket] ?? 0;
    if (e + m < leastTexts) return 0;
    const odds = ((e + unseen) / (inEnglish.texts + 1)) * ((inMalay.texts + 1) / (m + unseen));
    return Math.max(-largestStep, Math.min(largestStep, Math.round(Math.log(odds) / step)));
  });
}

function textsWith(texts: Iterable<readonly string[]>) {
  const of = new Uint32Array(wordLanguageBuckets);
  let count = 0;
  for (const words of texts) {
    count += 1;
    for (const bucket of new Set(words.map(place))) of[bucket] = (of[bucket] ?? 0) + 1;
  }
  return { of, texts: count };
}

function place(word: string): number {
  return bucketOf(hashOfWord(word), bits);
}

/** In steps of the table: beyond odds of e to 1 a word is rather of one language, beyond 12 to 1 surely. */
const rather = 1 / step;
const surely = 2.5 / step;

/** What a text's language is learnt from and told by: its words, as `lettersOnly` leaves them, and the marks that they make together. */
export function languageWords(letters: readonly string[], table: WordLanguages): readonly string[] {
  return [...letters, ...languageMarks(letters, table)];
}

/**
 * What the words of a text say of its language together, as words that nobody can write, for they hold a space: how many
 * are English, how many Malay, how many English ones in a row. A linear model adds words up; that one English clause makes a Malay
 * comment mixed is no sum.
 */
export function languageMarks(words: readonly string[], table: WordLanguages): readonly string[] {
  let english = 0;
  let malay = 0;
  let surelyEnglish = 0;
  let surelyMalay = 0;
  let run = 0;
  let longestRun = 0;
  for (const word of words) {
    const odds = table[place(word)] ?? 0;
    run = odds > rather ? run + 1 : 0;
    if (run > longestRun) longestRun = run;
    if (odds > rather) english += 1;
    else if (odds < -rather) malay += 1;
    if (odds > surely) surelyEnglish += 1;
    else if (odds < -surely) surelyMalay += 1;
  }
  const tenths = Math.floor((10 * english) / Math.max(1, english + malay));
  return [
    `<english ${Math.min(english, 6)}>`,
    `<malay ${Math.min(malay, 6)}>`,
    `<surely english ${Math.min(surelyEnglish, 6)}>`,
    `<surely malay ${Math.min(surelyMalay, 6)}>`,
    `<both ${Math.min(english, 4)} ${Math.min(malay, 4)}>`,
    `<surely both ${Math.min(surelyEnglish, 4)} ${Math.min(surelyMalay, 4)}>`,
    `<tenths ${tenths}>`,
    `<in a row ${Math.min(longestRun, 5)}>`,
    `<words ${Math.min(Math.floor(words.length / 3), 8)}>`,
  ];
}
