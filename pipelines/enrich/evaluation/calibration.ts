import { softmax } from "../linear/softmax.ts";

/** The scores a model gave a row it had not learnt from, and the position of the right label. */
export interface HeldOut {
  readonly scores: Float64Array;
  readonly label: number;
}

/**
 * The temperature at which the probabilities of held-out rows are likeliest (Guo et al. 2017, On Calibration of Modern
 * Neural Networks), by golden-section search between 0.05 and 5.
 */
export function bestTemperature(rows: readonly HeldOut[]): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [0.05, 5];
  while (high - low > 1e-4) {
    const left = high - ratio * (high - low);
    const right = low + ratio * (high - low);
    if (logLoss(rows, left) < logLoss(rows, right)) high = right;
    else low = left;
  }
  return (low + high) / 2;
}

/** Expected calibration error over ten bins of equal width of the confidence, as in the same paper. */
export function calibrationError(rows: readonly HeldOut[], temperature: number): number {
  const bins = Array.from({ length: 10 }, () => ({ confidence: 0, right: 0 }));
  for (const row of rows) {
    const { confidence, right } = confidenceOf(row, temperature);
    const bin = bins[Math.min(9, Math.floor(confidence * 10))];
    if (bin === undefined) continue;
    bin.confidence += confidence;
    if (right) bin.right += 1;
  }
  return bins.reduce((sum, { confidence, right }) => sum + Math.abs(confidence - right), 0) / rows.length;
}

export interface Reliance {
  /** A label is sure when its probability is at least this. */
  readonly threshold: number;
  /** Share of the labels at or above it that are right. */
  readonly precision: number;
  /** Share of all rows at or above it. */
  readonly share: number;
}

/** What calling labels below `threshold` unsure buys. */
export function relianceAt(rows: readonly HeldOut[], temperature: number, threshold: number): Reliance {
  const sure = rows
    .map((row) => confidenceOf(row, temperature))
    .filter(({ confidence }) => confidence >= threshold);
  const right = sure.filter((each) => each.right).length;
  return {
    threshold,
    precision: sure.length === 0 ? 0 : right / sure.length,
    share: sure.length / rows.length,
  };
}

function confidenceOf(
  { scores, label }: HeldOut,
  temperature: number,
): { confidence: number; right: boolean } {
  const probabilities = probabilitiesOf(scores, temperature);
  const confidence = Math.max(...probabilities);
  return { confidence, right: probabilities.indexOf(confidence) === label };
}

function logLoss(rows: readonly HeldOut[], temperature: number): number {
  return rows.reduce(
    (sum, { scores, label }) =>
      sum - Math.log(Math.max(probabilitiesOf(scores, temperature)[label] ?? 0, 1e-12)),
    0,
  );
}

function probabilitiesOf(scores: Float64Array, temperature: number): Float64Array {
  const probabilities = scores.map((score) => score / temperature);
  softmax(probabilities);
  return probabilities;
}
