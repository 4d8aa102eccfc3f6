import { createFeatureCounter } from "../../../pipelines/enrich/features/feature-counter.ts";
import { bucketCount } from "../../../pipelines/enrich/features/feature-space.ts";
import type { DocumentFrequencies, SparseVector } from "../../../pipelines/enrich/features/weighting.ts";
import { weigh } from "../../../pipelines/enrich/features/weighting.ts";
import { characterKind, kindOfUnit } from "../../../pipelines/enrich/wording/character-kinds.ts";
import { createWordReader } from "../../../pipelines/enrich/wording/words.ts";

/** Words and features of texts, made exactly as the analyser makes them. */
export interface TextReader {
  readonly read: (text: string) => readonly string[];
  readonly vector: (words: readonly string[], rarity: Uint8Array) => SparseVector;
  readonly frequencies: (texts: Iterable<string>) => DocumentFrequencies;
}

export function createTextReader(): TextReader {
  const read = createWordReader();
  const count = createFeatureCounter();
  return {
    read,
    vector: (words, rarity) => weigh(count(words), rarity),
    frequencies(texts) {
      const frequencies = new Uint32Array(bucketCount);
      let total = 0;
      for (const text of texts) {
        const { buckets, size } = count(read(text));
        for (let at = 0; at < size; at++) {
          const bucket = buckets[at] ?? 0;
          frequencies[bucket] = (frequencies[bucket] ?? 0) + 1;
        }
        total += 1;
      }
      return { texts: total, frequencies };
    },
  };
}

/**
 * Words without emoji, punctuation and placeholders. Language and topics are learnt from this: the Indonesian sets
 * come without punctuation and handles, and a model would take that for the language; and that political tweets begin
 * with handles does not make a handle political.
 */
export function lettersOnly(words: readonly string[]): readonly string[] {
  const isWord = (word: string) => {
    const kind = kindOfUnit(word.charCodeAt(0));
    return kind === characterKind.letter || kind === characterKind.digit;
  };
  return words.filter(isWord);
}
