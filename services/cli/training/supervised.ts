import {
  bestFlagThreshold,
  bestTemperature,
  calibrationError,
  probabilitiesOf,
  surenessOf,
  thresholdFor,
} from "../../../pipelines/enrich/evaluation/calibration.ts";
import type { HeldOut } from "../../../pipelines/enrich/evaluation/calibration.ts";
import type { LinearModel } from "../../../pipelines/enrich/linear/linear-model.ts";
import type { SampleSource } from "../../../pipelines/enrich/training/balance.ts";
import type { FitOptions } from "../../../pipelines/enrich/training/fit-linear.ts";
import { partOf } from "../../../pipelines/enrich/training/partition.ts";
import { linearScores } from "../../../pipelines/enrich/linear/linear-scores.ts";
import { trainLinear } from "../../../pipelines/enrich/training/train-linear.ts";
import type { LabelledRow } from "./labelled-rows.ts";
import { togetherOf } from "./labelled-rows.ts";
import type { TaughtRow } from "./soft-labels.ts";
import type { TextReader } from "./texts-as-features.ts";

/** A set that a model learns from. */
export interface TrainingSet {
  readonly name: string;
  readonly rows: readonly LabelledRow[];
  readonly share: number;
}

export interface SupervisedTask {
  /** `task-linear@version`. */
  readonly name: string;
  readonly labels: readonly string[];
  readonly labelOf: (row: LabelledRow) => string | null | undefined;
  /** What of a text is learnt from. */
  readonly keep: (words: readonly string[]) => readonly string[];
  readonly fit: Omit<FitOptions, "classes">;
  /** The first set is the main one: its calibration part calibrates the model, and its dev part is left out. */
  readonly sets: readonly TrainingSet[];
  /** What somebody else says of a row of the main set, and how much of the label that makes; `undefined` where nobody did. */
  readonly secondReading?: {
    readonly labelOf: (row: LabelledRow) => string | undefined;
    readonly share: number;
  };
  /** Comments that the encoder labelled, and how much they count together; without rows: none. */
  readonly taught: { readonly rows: readonly TaughtRow[]; readonly share: number };
  /** The threshold for sureness, from what is right on the calibration part. */
  readonly thresholdOf: (rows: readonly HeldOut[], temperature: number) => number;
}

/** What the model card says of how a linear model was made. */
export interface SupervisedMetrics {
  readonly model: string;
  readonly trainedOn: readonly { readonly name: string; readonly rows: number; readonly share: number }[];
  readonly calibration: {
    readonly n: number;
    readonly temperature: number;
    readonly errorBefore: number;
    readonly errorAfter: number;
  };
  readonly threshold: number;
}

/** Trains on the train part and the other sets, and calibrates on the calibration part. */
export function trainSupervised(
  task: SupervisedTask,
  reader: TextReader,
  rarity: Uint8Array,
): { readonly model: LinearModel; readonly metrics: SupervisedMetrics } {
  const { labels, labelOf, keep, sets, taught } = task;
  const options = { ...task.fit, classes: labels.length };
  const main = sets[0]?.rows ?? [];
  const vectorOf = (text: string) => reader.vector(keep(reader.read(text)), rarity);
  const labelled = (rows: readonly LabelledRow[]) =>
    rows.filter((row) => labels.includes(labelOf(row) ?? ""));
  const trainedOn = sets.map(({ name, share, rows }, at) => {
    const own = at === 0 ? rows.filter((row) => partOf(togetherOf(row)) === "train") : rows;
    return { name, share, rows: labelled(own) };
  });
  const targetOf = (row: LabelledRow, isMain: boolean) => {
    const second = isMain ? task.secondReading?.labelOf(row) : undefined;
    const share = second !== undefined && labels.includes(second) ? (task.secondReading?.share ?? 0) : 0;
    return labels.map((label) => (label === labelOf(row) ? 1 - share : 0) + (label === second ? share : 0));
  };
  const sources: SampleSource[] = trainedOn.map(({ share, rows }, at) => ({
    share,
    samples: rows.map((row) => ({ vector: vectorOf(row.text), target: targetOf(row, at === 0) })),
  }));
  if (taught.rows.length > 0) {
    const samples = taught.rows.map(({ text, probabilities }) => ({
      vector: vectorOf(text),
      target: probabilities,
    }));
    sources.push({ share: taught.share, samples });
  }

  const uncalibrated = trainLinear(sources, options, {
    name: task.name,
    labels,
    temperature: 1,
    threshold: 0,
  });
  const held: HeldOut[] = labelled(main)
    .filter((row) => partOf(togetherOf(row)) === "calibration")
    .map((row) => ({
      scores: linearScores(uncalibrated, vectorOf(row.text)),
      label: labels.indexOf(labelOf(row) ?? ""),
    }));
  const temperature = rounded(bestTemperature(held));
  const threshold = task.thresholdOf(held, temperature);
  const errorAt = (at: number) => calibrationError(held.map((row) => surenessOf(row, at)));
  return {
    model: { ...uncalibrated, temperature, threshold },
    metrics: {
      model: task.name,
      trainedOn: [
        ...trainedOn.map(({ name, share, rows }) => ({ name, share, rows: rows.length })),
        ...(taught.rows.length === 0
          ? []
          : [{ name: "comments labelled by the encoder", share: taught.share, rows: taught.rows.length }]),
      ],
      calibration: {
        n: held.length,
        temperature,
        errorBefore: errorAt(1),
        errorAfter: errorAt(temperature),
      },
      threshold,
    },
  };
}

/** Sure are labels that are right in so many of a hundred comments. */
const surePrecision = 0.75;

/** The threshold from which on labels are right in 75 % of the calibration part. */
export function sureThreshold(rows: readonly HeldOut[], temperature: number): number {
  return thresholdFor(
    rows.map((row) => surenessOf(row, temperature)),
    surePrecision,
  );
}

/** The threshold at which a flag, the second of two labels, has the best F1 on the calibration part. */
export function flagThreshold(rows: readonly HeldOut[], temperature: number): number {
  return bestFlagThreshold(
    rows.map(({ scores, label }) => ({
      probability: probabilitiesOf(scores, temperature)[1] ?? 0,
      is: label === 1,
    })),
  );
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
