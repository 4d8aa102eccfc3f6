import type { FeatureCounts } from "./feature-counter.ts";

/** 1 + ln(count), for the counts that occur; larger ones are as the last. */
const termWeights = Float64Array.from({ length: 256 }, (_, count) => (count === 0 ? 0 : 1 + Math.log(count)));
const mostCounted = termWeights.length - 1;

/** A sublinear term frequency: the tenth `haha` says less than the first. */
export function termWeight(count: number): number {
  return termWeights[Math.min(count, mostCounted)] ?? 0;
}

/** Of how many texts each bucket occurs in. */
export interface DocumentFrequencies {
  readonly texts: number;
  readonly frequencies: Uint32Array;
}

/** How rare a bucket is, in steps of `rarityStep`: ln((1 + texts) / (1 + frequency)) + 1; `0` for one too rare to learn from. */
export function rarityOf({ texts, frequencies }: DocumentFrequencies, leastTexts: number): Uint8Array {
  return Uint8Array.from(frequencies, (frequency) =>
    frequency < leastTexts
      ? 0
      : Math.min(255, Math.round((Math.log((1 + texts) / (1 + frequency)) + 1) / rarityStep)),
  );
}

/** 255 steps reach an inverse document frequency of 16: more than a word seen once in a million texts has. */
export const rarityStep = 1 / 16;

export interface SparseVector {
  readonly buckets: Int32Array;
  readonly values: Float64Array;
  /** How many of them, from the first on, are words and pairs of words. */
  readonly wordSize: number;
}

/** TF-IDF, words and pieces each scaled to length 1 of their own. Copies what it needs of `counts`. */
export function weigh(counts: FeatureCounts, rarity: Uint8Array): SparseVector {
  const buckets: number[] = [];
  const values: number[] = [];
  weighPart(counts, 0, counts.wordSize, rarity, buckets, values);
  const wordSize = buckets.length;
  weighPart(counts, counts.wordSize, counts.size, rarity, buckets, values);
  return { buckets: Int32Array.from(buckets), values: Float64Array.from(values), wordSize };
}

function weighPart(
  counts: FeatureCounts,
  from: number,
  to: number,
  rarity: Uint8Array,
  buckets: number[],
  values: number[],
): void {
  let square = 0;
  const first = values.length;
  for (let at = from; at < to; at++) {
    const bucket = counts.buckets[at] ?? 0;
    const value = termWeight(counts.counts[bucket] ?? 0) * (rarity[bucket] ?? 0) * rarityStep;
    if (value === 0) continue;
    buckets.push(bucket);
    values.push(value);
    square += value * value;
  }
  const length = Math.sqrt(square);
  for (let at = first; at < values.length; at++) values[at] = (values[at] ?? 0) / length;
}
