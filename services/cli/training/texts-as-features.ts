import { createFeatureCounter } from "../../../pipelines/enrich/features/feature-counter.ts";
import { bucketCount } from "../../../pipelines/enrich/features/feature-space.ts";
import type { DocumentFrequencies, SparseVector } from "../../../pipelines/enrich/features/weighting.ts";
import { weigh } from "../../../pipelines/enrich/features/weighting.ts";
import { createWordReader } from "../../../pipelines/enrich/wording/words.ts";

/** Words and features of texts, made exactly as the analyser makes them. */
export interface TextReader {
  readonly read: (text: string) => readonly string[];
  readonly vector: (words: readonly string[], rarity: Uint8Array) => SparseVector;
  readonly frequencies: (texts: Iterable<readonly string[]>) => DocumentFrequencies;
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
      for (const words of texts) {
        const { buckets, size } = count(words);
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
