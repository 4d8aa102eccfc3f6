import { createHash } from "node:crypto";
import { bucketCount } from "../features/feature-space.ts";
import type { SparseVector } from "../features/weighting.ts";
import type { LinearModel } from "../linear/linear-model.ts";
import { quantise } from "../linear/linear-model.ts";
import { balance } from "./balance.ts";
import type { FitOptions } from "./fit-linear.ts";
import { fitLinear } from "./fit-linear.ts";

export const foldCount = 4;

/** Which fold a row is in: by the first byte of the MD5 of what must stay together, such as a post. */
export function foldOf(together: string): number {
  return (createHash("md5").update(together).digest()[0] ?? 0) % foldCount;
}

/** A labelled text with its fold. */
export interface FoldedSample {
  readonly vector: SparseVector;
  readonly label: number;
  readonly fold: number;
}

export interface FoldedSource {
  readonly name: string;
  readonly share: number;
  readonly samples: readonly FoldedSample[];
}

/** Trains on all sources and gives the model in its 8-bit form. */
export function trainLinear(
  sources: readonly FoldedSource[],
  options: FitOptions,
  description: Pick<LinearModel, "name" | "labels" | "temperature" | "threshold">,
): LinearModel {
  return quantise(fitLinear(balance(sources), bucketCount, options), description);
}

/**
 * The scores of every sample by a model that did not learn from its fold, by source and in its order. The model is the
 * 8-bit one, as it will be used.
 */
export function heldOutScores(
  sources: readonly FoldedSource[],
  options: FitOptions,
): ReadonlyMap<string, Float64Array[]> {
  const held = new Map(
    sources.map(({ name, samples }) => [name, samples.map((): Float64Array => new Float64Array(0))]),
  );
  const labels = Array.from({ length: options.classes }, (_, label) => String(label));
  for (let fold = 0; fold < foldCount; fold++) {
    const others = sources.map((source) => ({
      ...source,
      samples: source.samples.filter((each) => each.fold !== fold),
    }));
    const model = trainLinear(others, options, { name: "fold", labels, temperature: 1, threshold: 0 });
    for (const { name, samples } of sources) {
      const scores = held.get(name) ?? [];
      for (const [at, sample] of samples.entries())
        if (sample.fold === fold) scores[at] = linearScores(model, sample.vector);
    }
  }
  return held;
}

/** The scores of one text, in the order of the model's labels; what `createScorer` computes in its faster way. */
export function linearScores(
  { weights, scales, biases, buckets }: LinearModel,
  { buckets: present, values }: SparseVector,
): Float64Array {
  const classes = scales.length;
  const scores = new Float64Array(classes);
  for (let at = 0; at < present.length; at++) {
    const bucket = present[at] ?? 0;
    if (bucket >= buckets) continue;
    for (let label = 0; label < classes; label++) {
      scores[label] = (scores[label] ?? 0) + (values[at] ?? 0) * (weights[bucket * classes + label] ?? 0);
    }
  }
  return scores.map((score, label) => score * (scales[label] ?? 0) + (biases[label] ?? 0));
}
