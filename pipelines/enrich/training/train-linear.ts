import { bucketCount } from "../features/feature-space.ts";
import type { SparseVector } from "../features/weighting.ts";
import type { LinearModel } from "../linear/linear-model.ts";
import { quantise } from "../linear/linear-model.ts";
import type { SampleSource } from "./balance.ts";
import { balance } from "./balance.ts";
import type { FitOptions } from "./fit-linear.ts";
import { fitLinear } from "./fit-linear.ts";

/** Trains on all sources and gives the model in its 8-bit form. */
export function trainLinear(
  sources: readonly SampleSource[],
  options: FitOptions,
  description: Pick<LinearModel, "name" | "labels" | "temperature" | "threshold">,
): LinearModel {
  return quantise(fitLinear(balance(sources), bucketCount, options), description);
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
