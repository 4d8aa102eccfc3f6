import type { LinearWeights } from "../training/fit-linear.ts";

/** A linear model as it is kept: weights in 8 bits, a scale for each class. */
export interface LinearModel {
  /** `task-linear@version`. */
  readonly name: string;
  readonly labels: readonly string[];
  /** How many buckets, from the first on, have weights. */
  readonly buckets: number;
  /** `weights[bucket * labels.length + label]`, in steps of the label's scale. */
  readonly weights: Int8Array;
  readonly scales: Float64Array;
  readonly biases: Float64Array;
  /** Scores are divided by it before they become probabilities; above 1 it makes the model less sure of itself. */
  readonly temperature: number;
  /** A label whose probability is below this is unsure; 0 when the task has no such limit. */
  readonly threshold: number;
}

const largestStep = 127;

/** The 8-bit form of trained weights: the largest weight of a class becomes 127 steps. */
export function quantise(
  { classes, weights, biases }: LinearWeights,
  {
    name,
    labels,
    temperature,
    threshold,
  }: Pick<LinearModel, "name" | "labels" | "temperature" | "threshold">,
): LinearModel {
  const scales = new Float64Array(classes);
  for (let at = 0; at < weights.length; at++) {
    scales[at % classes] = Math.max(scales[at % classes] ?? 0, Math.abs(weights[at] ?? 0) / largestStep);
  }
  const steps = Int8Array.from(weights, (weight, at) => {
    const scale = scales[at % classes] ?? 0;
    return scale === 0 ? 0 : Math.round(weight / scale);
  });
  return {
    name,
    labels,
    buckets: weights.length / classes,
    weights: steps,
    scales,
    biases,
    temperature,
    threshold,
  };
}
