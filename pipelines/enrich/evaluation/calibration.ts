import { softmax } from "../linear/softmax.ts";

/** The scores a model gave a row it had not learnt from, and the position of the right label. */
export interface HeldOut {
  readonly scores: Float64Array;
  readonly label: number;
}

/** How sure a model was of what it said, and whether that was right. */
export interface Sureness {
  readonly confidence: number;
  readonly right: boolean;
}

const bins = 15;

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

/** Mean negative log likelihood of the right labels, in nats: what calibration makes small. */
export function logLoss(rows: readonly HeldOut[], temperature: number): number {
  const sum = rows.reduce(
    (total, { scores, label }) =>
      total - Math.log(Math.max(probabilitiesOf(scores, temperature)[label] ?? 0, 1e-12)),
    0,
  );
  return sum / rows.length;
}

/** Expected calibration error over 15 bins of equal width of the confidence, as in the same paper. */
export function calibrationError(rows: readonly Sureness[]): number {
  const all = Array.from({ length: bins }, () => ({ confidence: 0, right: 0 }));
  for (const { confidence, right } of rows) {
    const bin = all[Math.min(bins - 1, Math.floor(confidence * bins))];
    if (bin === undefined) continue;
    bin.confidence += confidence;
    if (right) bin.right += 1;
  }
  return all.reduce((sum, { confidence, right }) => sum + Math.abs(confidence - right), 0) / rows.length;
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
export function relianceAt(rows: readonly Sureness[], threshold: number): Reliance {
  const sure = rows.filter(({ confidence }) => confidence >= threshold);
  const right = sure.filter((each) => each.right).length;
  return {
    threshold,
    precision: sure.length === 0 ? 0 : right / sure.length,
    share: rows.length === 0 ? 0 : sure.length / rows.length,
  };
}

/** The lowest threshold in hundredths from which on labels are right in `precision` of the rows; 1 where there is none. */
export function thresholdFor(rows: readonly Sureness[], precision: number): number {
  for (let hundredths = 0; hundredths < 100; hundredths++) {
    if (relianceAt(rows, hundredths / 100).precision >= precision) return hundredths / 100;
  }
  return 1;
}

/** The threshold in hundredths at which a flag's F1 is best: from it on a text has the flag. */
export function bestFlagThreshold(
  rows: readonly { readonly probability: number; readonly is: boolean }[],
): number {
  const f1At = (threshold: number) => {
    const flagged = rows.filter(({ probability }) => probability >= threshold);
    const right = flagged.filter(({ is }) => is).length;
    return (2 * right) / (flagged.length + rows.filter(({ is }) => is).length);
  };
  const all = Array.from({ length: 100 }, (_, hundredths) => hundredths / 100);
  return all.reduce((best, each) => (f1At(each) > f1At(best) ? each : best));
}

export function surenessOf({ scores, label }: HeldOut, temperature: number): Sureness {
  const probabilities = probabilitiesOf(scores, temperature);
  const confidence = Math.max(...probabilities);
  return { confidence, right: probabilities.indexOf(confidence) === label };
}

/** Of the labels, in the order of the scores, at a temperature. */
export function probabilitiesOf(scores: Float64Array, temperature: number): Float64Array {
  const probabilities = scores.map((score) => score / temperature);
  softmax(probabilities);
  return probabilities;
}
