import type { SparseVector } from "../features/weighting.ts";
import { softmax } from "../linear/softmax.ts";
import { minimise } from "./lbfgs.ts";

/** A text to learn from. */
export interface Sample {
  readonly vector: SparseVector;
  /** The probability of each class: 1 for a person's label, a teacher's otherwise. */
  readonly target: readonly number[];
  /** How much it counts, against the sum of all. */
  readonly weight: number;
}

export interface FitOptions {
  readonly classes: number;
  /** Strength of the penalty on large weights, against the mean loss. */
  readonly l2: number;
  readonly iterations: number;
}

/** Weights of a multinomial logistic regression: `weights[bucket * classes + label]`. */
export interface LinearWeights {
  readonly classes: number;
  readonly weights: Float64Array;
  readonly biases: Float64Array;
}

/**
 * Fits by L-BFGS. The same samples in the same order always give the same weights, bit for bit.
 */
export function fitLinear(
  samples: readonly Sample[],
  buckets: number,
  { classes, l2, iterations }: FitOptions,
): LinearWeights {
  const { columnOf, bucketOf } = columnsOf(samples, buckets);
  const columns = bucketOf.length;
  const rows = samples.map(({ vector, target, weight }) => ({
    columns: vector.buckets.map((bucket) => columnOf[bucket] ?? 0),
    values: vector.values,
    target,
    weight,
  }));
  const total = samples.reduce((sum, { weight }) => sum + weight, 0);
  const biasAt = columns * classes;
  const scores = new Float64Array(classes);
  const fitted = minimise(
    (point, gradient) => {
      let value = 0;
      gradient.fill(0);
      for (let at = 0; at < biasAt; at++) {
        const weight = point[at] ?? 0;
        value += (l2 / 2) * weight * weight;
        gradient[at] = l2 * weight;
      }
      for (let row = 0; row < rows.length; row++) {
        const sample = rows[row];
        if (sample === undefined) continue;
        const share = sample.weight / total;
        for (let label = 0; label < classes; label++) scores[label] = point[biasAt + label] ?? 0;
        const { columns, values } = sample;
        for (let at = 0; at < columns.length; at++) {
          const offset = (columns[at] ?? 0) * classes;
          const feature = values[at] ?? 0;
          for (let label = 0; label < classes; label++)
            scores[label] = (scores[label] ?? 0) + feature * (point[offset + label] ?? 0);
        }
        softmax(scores);
        for (let label = 0; label < classes; label++) {
          const wanted = sample.target[label] ?? 0;
          if (wanted > 0) value -= share * wanted * Math.log(Math.max(scores[label] ?? 0, 1e-300));
          scores[label] = ((scores[label] ?? 0) - wanted) * share;
          gradient[biasAt + label] = (gradient[biasAt + label] ?? 0) + (scores[label] ?? 0);
        }
        for (let at = 0; at < columns.length; at++) {
          const offset = (columns[at] ?? 0) * classes;
          const feature = values[at] ?? 0;
          for (let label = 0; label < classes; label++) {
            gradient[offset + label] = (gradient[offset + label] ?? 0) + feature * (scores[label] ?? 0);
          }
        }
      }
      return value;
    },
    biasAt + classes,
    { iterations, tolerance: 1e-6 },
  );
  const weights = new Float64Array(buckets * classes);
  for (let column = 0; column < columns; column++) {
    const bucket = bucketOf[column] ?? 0;
    for (let label = 0; label < classes; label++)
      weights[bucket * classes + label] = fitted[column * classes + label] ?? 0;
  }
  return { classes, weights, biases: fitted.slice(biasAt) };
}

/** Only buckets that occur get a column: most of the space is empty for one data set. */
function columnsOf(
  samples: readonly Sample[],
  buckets: number,
): { columnOf: Int32Array; bucketOf: number[] } {
  const columnOf = new Int32Array(buckets).fill(-1);
  const bucketOf: number[] = [];
  for (const { vector } of samples) {
    for (const bucket of vector.buckets) {
      if (columnOf[bucket] !== -1) continue;
      columnOf[bucket] = bucketOf.length;
      bucketOf.push(bucket);
    }
  }
  return { columnOf, bucketOf };
}
