import { characterKind, kindOfUnit } from "./wording/character-kinds.ts";

/** Shorter texts are the same by chance: thousands of people write `semoga cepat sembuh` by themselves. */
const leastWords = 5;
const leastLetters = 24;

/**
 * A key that equal and nearly equal messages share: only the letters of the spelled-out words count, each run of one
 * letter once; case, emoji, punctuation, numbers, handles, links and short forms don't. 16 hexadecimal digits (64 bits
 * of FNV-1a: no protection against someone who wants a collision). `null` for texts too short to tell.
 */
export function copyKeyOf(words: readonly string[]): string | null {
  let wordCount = 0;
  let letterCount = 0;
  let high = 0x811c9dc5;
  let low = 0x2f0b4c47;
  let previous = 0;
  for (const word of words) {
    if (!isLetter(word.charCodeAt(0))) continue;
    wordCount += 1;
    for (let at = 0; at < word.length; at++) {
      const unit = word.charCodeAt(at);
      if (unit === previous || !isLetter(unit)) continue;
      previous = unit;
      letterCount += 1;
      high = Math.imul(high ^ unit, 0x01000193);
      low = Math.imul(low ^ unit, 0x5bd1e995) ^ (low >>> 15);
    }
  }
  if (wordCount < leastWords || letterCount < leastLetters) return null;
  return hex(high) + hex(low);
}

function isLetter(unit: number): boolean {
  const kind = kindOfUnit(unit);
  return kind === characterKind.letter || kind === characterKind.ideograph;
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, "0");
}
