import { wordBuckets } from "../features/feature-space.ts";
import type { FeatureCounts } from "../features/feature-counter.ts";
import { termWeight } from "../features/weighting.ts";
import type { LinearModel } from "./linear-model.ts";

/** One model's share of a scorer's result. */
export interface Scored {
  readonly model: LinearModel;
  /** In the order of the model's labels, divided by its temperature. Used again by the next call: read them before it. */
  readonly scores: Float64Array;
}

/**
 * Scores several models in one walk over a text's features: their weights lie side by side, so that each feature costs
 * one look into memory. Words and pieces are scaled to length 1 of their own, as in training, by dividing at the end.
 * A model without weights for pieces is scored by words alone. Pieces may come from other counts than words, where what is
 * counted differs in words alone.
 */
export function createScorer(
  models: readonly LinearModel[],
  rarity: Uint8Array,
): (words: FeatureCounts, pieces?: FeatureCounts) => readonly Scored[] {
  const buckets = Math.max(...models.map((model) => model.buckets));
  const lanes = models.reduce((sum, { labels }) => sum + labels.length, 0);
  const weights = new Int8Array(buckets * lanes);
  let lane = 0;
  const results = models.map((model) => {
    const classes = model.labels.length;
    const first = lane;
    lane += classes;
    for (let bucket = 0; bucket < model.buckets; bucket++) {
      for (let label = 0; label < classes; label++) {
        weights[bucket * lanes + first + label] = model.weights[bucket * classes + label] ?? 0;
      }
    }
    return { model, first, scores: new Float64Array(classes) };
  });
  const wordsOnly = buckets <= wordBuckets;
  const words = new Float64Array(lanes);
  const pieces = new Float64Array(lanes);

  /** Adds the weights of a part of the features to `sums`; returns what they must be multiplied by. */
  const sum = (
    { buckets: present, counts }: FeatureCounts,
    from: number,
    to: number,
    sums: Float64Array,
  ): number => {
    let square = 0;
    sums.fill(0);
    for (let at = from; at < to; at++) {
      const bucket = present[at] ?? 0;
      const rare = rarity[bucket] ?? 0;
      if (rare === 0) continue;
      const value = termWeight(counts[bucket] ?? 0) * rare;
      square += value * value;
      const offset = bucket * lanes;
      for (let lane = 0; lane < lanes; lane++)
        sums[lane] = (sums[lane] ?? 0) + value * (weights[offset + lane] ?? 0);
    }
    return square === 0 ? 0 : 1 / Math.sqrt(square);
  };

  return (ofWords, ofPieces = ofWords) => {
    const wordFactor = sum(ofWords, 0, ofWords.wordSize, words);
    const pieceFactor = wordsOnly ? 0 : sum(ofPieces, ofPieces.wordSize, ofPieces.size, pieces);
    for (const { model, first, scores } of results) {
      for (let label = 0; label < scores.length; label++) {
        const fromWords = (words[first + label] ?? 0) * wordFactor;
        const fromPieces = (pieces[first + label] ?? 0) * pieceFactor;
        const score = (fromWords + fromPieces) * (model.scales[label] ?? 0) + (model.biases[label] ?? 0);
        scores[label] = score / model.temperature;
      }
    }
    return results;
  };
}
