import { characterKind, kindOfUnit } from "../wording/character-kinds.ts";
import {
  bucketCount,
  longestPiece,
  pieceBits,
  shortestPiece,
  wordBits,
  wordBuckets,
} from "./feature-space.ts";
import { bucketOf, emptyHash, grown, hashOfWord } from "./word-hash.ts";

/** How often each feature occurs in one text. The arrays are used again by the next call: read them before it. */
export interface FeatureCounts {
  /** The buckets that occur, each once: those of words first. */
  readonly buckets: Int32Array;
  /** By bucket, not by position. */
  readonly counts: Uint16Array;
  readonly wordSize: number;
  readonly size: number;
}

const pairSalt = 0x2545f491;
const space = 0x20;

/**
 * Counts hashed words, pairs of words and pieces of words, in one pass without making substrings:
 * a piece's hash grows from that of the piece one character shorter. Without `countPieces`, words and pairs alone.
 */
export function createFeatureCounter(countPieces = true): (words: readonly string[]) => FeatureCounts {
  const counts = new Uint16Array(bucketCount);
  const buckets = new Int32Array(bucketCount);
  let size = 0;
  const add = (bucket: number) => {
    const count = counts[bucket] ?? 0;
    if (count === 0) buckets[size++] = bucket;
    if (count < 0xffff) counts[bucket] = count + 1;
  };
  const addWord = (hash: number) => add(bucketOf(hash, wordBits));
  const addPieces = (word: string) => {
    const end = word.length + 1;
    for (let from = -1; from < end - 1; from++) {
      let hash = emptyHash;
      const to = Math.min(from + longestPiece, end);
      for (let at = from; at < to; at++) {
        const unit = at < 0 || at === word.length ? space : word.charCodeAt(at);
        hash = grown(hash, unit);
        if (at - from >= shortestPiece - 1) add(wordBuckets + bucketOf(hash, pieceBits));
      }
    }
  };
  return (words) => {
    for (let each = 0; each < size; each++) counts[buckets[each] ?? 0] = 0;
    size = 0;
    let previous = 0;
    for (const word of words) {
      const hash = hashOfWord(word);
      addWord(hash);
      if (previous !== 0) addWord(grown(previous, pairSalt) ^ hash);
      previous = hash;
    }
    const wordSize = size;
    if (countPieces) for (const word of words) if (hasPieces(word)) addPieces(word);
    return { buckets, counts, wordSize, size };
  };
}

/** Placeholders, emoji and punctuation are whole or nothing. */
function hasPieces(word: string): boolean {
  const kind = kindOfUnit(word.charCodeAt(0));
  return kind === characterKind.letter || kind === characterKind.digit;
}
