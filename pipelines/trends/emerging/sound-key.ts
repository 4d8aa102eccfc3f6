/**
 * A key that a word shares with its like in the other language: `subsidi` and `subsidies`, `ekonomi` and `economy`, `polis` and
 * `police`. Follows how Malay respells what it borrows (Dewan Bahasa dan Pustaka, Pedoman Umum Pembentukan Istilah):
 * by sound, with `k` for `c`, `i` for `y` and `-si` for `-tion`; endings that make no other word are cut.
 */
export function soundKey(word: string): string {
  if (word.length < shortestWord) return word;
  return respelled.reduce((key, [spelling, sound]) => key.replace(spelling, sound), word);
}

/** Shorter words sound alike by chance. */
const shortestWord = 5;

/** One after the other. */
const respelled: readonly (readonly [RegExp, string])[] = [
  [/(?:nya|lah|kah)$/u, ""],
  [/[ts]ions?$/u, "si"],
  [/ph/gu, "f"],
  [/ch/gu, "k"],
  [/c(?=[eiy])/gu, "s"],
  [/[cq]/gu, "k"],
  [/x/gu, "ks"],
  [/y/gu, "i"],
  [/(\p{L})\1+/gu, "$1"],
  [/ies$/u, "i"],
  [/[es]+$/u, ""],
];
