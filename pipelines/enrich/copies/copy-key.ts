import { emptyHash, grown } from "../features/word-hash.ts";
import { characterKind, kindOfUnit } from "../wording/character-kinds.ts";
import { wordsAnyoneSays } from "./words-anyone-says.ts";

/** Shorter texts are the same by chance: thousands of people write `semoga cepat sembuh` by themselves. */
const leastWords = 5;
const leastLetters = 24;
/** Of messages with so many words of their own, a part is enough; of shorter ones, all must be the same. */
const longMessage = 12;
/** Words in a row that stand for a long message, in any order: fewer are the same by chance, more seldom survive an edit. */
const partWords = 4;
/** A character of Chinese says less than a word. */
const partIdeographs = 10;

interface Words {
  readonly count: number;
  readonly letters: number;
  readonly ideographs: number;
}

/** Hashes of the words of the message at hand, used again for each: a reader is not called from two places at once. */
const high: number[] = [];
const low: number[] = [];

/**
 * A key that equal and nearly equal messages share. Of the spelled-out words only those count that not anyone says
 * (`words-anyone-says.ts`), each by its first letter and its consonants, so that case, emoji, punctuation, numbers, handles,
 * links, a prefix such as FORWARDED and short forms make no difference. Of a short message all words count, whatever their
 * order; of a long one the four neighbours with the smallest hash (min-hashing: Broder, On the resemblance and containment
 * of documents, 1997), so that most changes elsewhere leave the key as it is. 16 hexadecimal digits (no protection
 * against someone who wants a collision); `null` for texts too short to tell.
 */
export function copyKeyOf(words: readonly string[]): string | null {
  const { count, letters, ideographs } = hashWords(words);
  if (count < leastWords || letters < leastLetters) return null;
  const chinese = ideographs > count / 2;
  const part = chinese ? partIdeographs : partWords;
  const long = count >= (chinese ? 2 * partIdeographs : longMessage);
  return smallest(count, long ? part : count);
}

function hashWords(words: readonly string[]): Words {
  let count = 0;
  let letters = 0;
  let ideographs = 0;
  for (const word of words) {
    const kind = kindOfUnit(word.charCodeAt(0));
    const isIdeograph = kind === characterKind.ideograph;
    if (!isIdeograph && (kind !== characterKind.letter || word.length < 3 || wordsAnyoneSays.has(word)))
      continue;
    high[count] = hashOf(word, emptyHash);
    low[count] = hashOf(word, 0x2f0b4c47);
    count += 1;
    letters += word.length;
    if (isIdeograph) ideographs += 1;
  }
  return { count, letters, ideographs };
}

/** The smallest hash of any `part` words in a row; sums, because the order within them doesn't matter. */
function smallest(count: number, part: number): string {
  let highSum = 0;
  let lowSum = 0;
  let bestHigh = 0xffff_ffff;
  let bestLow = 0xffff_ffff;
  for (let at = 0; at < count; at++) {
    highSum = (highSum + (high[at] ?? 0) - (at >= part ? (high[at - part] ?? 0) : 0)) | 0;
    lowSum = (lowSum + (low[at] ?? 0) - (at >= part ? (low[at - part] ?? 0) : 0)) | 0;
    if (at < part - 1) continue;
    const mixed = mix(highSum);
    if (mixed > bestHigh || (mixed === bestHigh && mix(lowSum) >= bestLow)) continue;
    bestHigh = mixed;
    bestLow = mix(lowSum);
  }
  return hex(bestHigh) + hex(bestLow);
}

/** FNV-1a over a word's first letter and its consonants, each run of one letter once. */
function hashOf(word: string, seed: number): number {
  let hash = seed;
  let previous = 0;
  for (let at = 0; at < word.length; at++) {
    const unit = word.charCodeAt(at);
    if (unit === previous || (at > 0 && isVowel(unit))) continue;
    previous = unit;
    hash = grown(hash, unit);
  }
  return mix(hash);
}

function isVowel(unit: number): boolean {
  return unit === 0x61 || unit === 0x65 || unit === 0x69 || unit === 0x6f || unit === 0x75;
}

/** The last step of MurmurHash3 (Austin Appleby, public domain): any change of a bit changes half of the others. */
function mix(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

function hex(value: number): string {
  return value.toString(16).padStart(8, "0");
}
