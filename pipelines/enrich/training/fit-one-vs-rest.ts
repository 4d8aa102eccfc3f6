import type { SparseVector } from "../features/weighting.ts";
import type { LinearWeights } from "./fit-linear.ts";

/** A text with every label it has; none is a label too few to matter. */
export interface MultiLabelSample {
  readonly vector: SparseVector;
  readonly labels: ReadonlySet<number>;
}

export interface OneVsRestOptions {
  readonly labels: number;
  readonly epochs: number;
  readonly rate: number;
  /** How much a text that has a label counts against one that has not. */
  readonly positiveWeight: number;
}

/**
 * One logistic regression for each label, all fitted at once by AdaGrad (Duchi, Hazan and Singer 2011). Samples are taken
 * in a fixed stride through their order, so the same samples always give the same weights. Stopping after a few epochs
 * keeps weights small, and so does starting from labels that nobody has.
 */
export function fitOneVsRest(
  samples: readonly MultiLabelSample[],
  buckets: number,
  { labels, epochs, rate, positiveWeight }: OneVsRestOptions,
): LinearWeights {
  const weights = new Float64Array(buckets * labels);
  const squares = new Float64Array(buckets * labels).fill(smallest);
  const biases = new Float64Array(labels).fill(startingBias);
  const biasSquares = new Float64Array(labels).fill(smallest);
  const steps = new Float64Array(labels);
  const stride = strideFor(samples.length);
  for (let turn = 0; turn < epochs * samples.length; turn++) {
    const sample = samples[(turn * stride) % samples.length];
    if (sample === undefined) continue;
    const { buckets: present, values } = sample.vector;
    steps.set(biases);
    for (let at = 0; at < present.length; at++) {
      const offset = (present[at] ?? 0) * labels;
      const value = values[at] ?? 0;
      for (let label = 0; label < labels; label++) {
        steps[label] = (steps[label] ?? 0) + value * (weights[offset + label] ?? 0);
      }
    }
    for (let label = 0; label < labels; label++) {
      const probability = 1 / (1 + Math.exp(-(steps[label] ?? 0)));
      const gradient = sample.labels.has(label) ? (probability - 1) * positiveWeight : probability;
      steps[label] = gradient;
      const square = (biasSquares[label] ?? 0) + gradient * gradient;
      biasSquares[label] = square;
      biases[label] = (biases[label] ?? 0) - (rate * gradient) / Math.sqrt(square);
    }
    for (let at = 0; at < present.length; at++) {
      const offset = (present[at] ?? 0) * labels;
      const value = values[at] ?? 0;
      for (let label = 0; label < labels; label++) {
        const gradient = value * (steps[label] ?? 0);
        if (Math.abs(gradient) < negligible) continue;
        const square = (squares[offset + label] ?? 0) + gradient * gradient;
        squares[offset + label] = square;
        weights[offset + label] = (weights[offset + label] ?? 0) - (rate * gradient) / Math.sqrt(square);
      }
    }
  }
  return { classes: labels, weights, biases };
}

/** What AdaGrad divides by at first: large enough that the first step of a rare word is no leap. */
const smallest = 0.1;
/** A probability of 1 in 50. */
const startingBias = -4;
/** Smaller steps than this change no 8-bit weight. */
const negligible = 1e-3;

/** A step that visits every position once before any again: near the golden section and coprime with the length. */
function strideFor(length: number): number {
  let stride = Math.max(1, Math.round(length * 0.618));
  while (greatestCommonDivisor(stride, length) > 1) stride += 1;
  return stride;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
