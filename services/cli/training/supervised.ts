import type { HeldOut, Reliance } from "../../../pipelines/enrich/evaluation/calibration.ts";
import {
  bestTemperature,
  calibrationError,
  relianceAt,
} from "../../../pipelines/enrich/evaluation/calibration.ts";
import type { Judged, Scores } from "../../../pipelines/enrich/evaluation/scores.ts";
import { scoresOf } from "../../../pipelines/enrich/evaluation/scores.ts";
import type { LinearModel } from "../../../pipelines/enrich/linear/linear-model.ts";
import type { FoldedSource } from "../../../pipelines/enrich/training/cross-validate.ts";
import {
  foldOf,
  heldOutScores,
  linearScores,
  trainLinear,
} from "../../../pipelines/enrich/training/cross-validate.ts";
import type { FitOptions } from "../../../pipelines/enrich/training/fit-linear.ts";
import type { LabelledRow } from "./labelled-rows.ts";
import { togetherOf } from "./labelled-rows.ts";
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
  /** The first set is the main one: its held-out rows calibrate the model. */
  readonly sets: readonly TrainingSet[];
  /** Sets that nothing is learnt from. */
  readonly unseen: readonly Omit<TrainingSet, "share">[];
  readonly threshold: number;
}

/** What the model card says of a supervised model. */
export interface SupervisedMetrics {
  readonly model: string;
  readonly trainedOn: readonly { readonly name: string; readonly rows: number; readonly share: number }[];
  /** Each training set, scored by models that did not learn from the row's fold. */
  readonly crossValidation: Readonly<Record<string, Scores>>;
  /** Sets that nothing was learnt from, scored by the final model. */
  readonly unseen: Readonly<Record<string, Scores>>;
  readonly calibration: {
    readonly temperature: number;
    readonly errorBefore: number;
    readonly errorAfter: number;
  };
  readonly reliance: readonly Reliance[];
  readonly threshold: number;
}

/** Cross-validates, calibrates on the held-out rows, and trains on everything. */
export function trainSupervised(
  task: SupervisedTask,
  reader: TextReader,
  rarity: Uint8Array,
): { readonly model: LinearModel; readonly metrics: SupervisedMetrics } {
  const { labels, labelOf, keep, sets, unseen } = task;
  const options = { ...task.fit, classes: labels.length };
  const labelled = (rows: readonly LabelledRow[]) =>
    rows.filter((row) => labels.includes(labelOf(row) ?? ""));
  const sample = (row: LabelledRow) => ({
    vector: reader.vector(keep(reader.read(row.text)), rarity),
    label: labels.indexOf(labelOf(row) ?? ""),
    fold: foldOf(togetherOf(row)),
  });
  const sources: FoldedSource[] = sets.map(({ name, share, rows }) => ({
    name,
    share,
    samples: labelled(rows).map(sample),
  }));
  const held = heldOutScores(sources, options);
  const judge = (rows: readonly LabelledRow[], scores: readonly Float64Array[]): Judged[] =>
    rows.map((row, at) => ({
      gold: labelOf(row) ?? "",
      said: labels[bestOf(scores[at])] ?? "",
      language: row.lang ?? null,
    }));

  const main = sources[0];
  const heldOut: HeldOut[] = (main?.samples ?? []).map(({ label }, at) => ({
    label,
    scores: scoresAt(held, main, at),
  }));
  const temperature = rounded(bestTemperature(heldOut));
  const model = trainLinear(sources, options, {
    name: task.name,
    labels,
    temperature,
    threshold: task.threshold,
  });
  const metrics: SupervisedMetrics = {
    model: task.name,
    trainedOn: sources.map(({ name, share, samples }) => ({ name, rows: samples.length, share })),
    crossValidation: Object.fromEntries(
      sets.map(({ name, rows }) => [name, scoresOf(judge(labelled(rows), held.get(name) ?? []), labels)]),
    ),
    unseen: Object.fromEntries(
      unseen.map(({ name, rows }) => {
        const scores = labelled(rows).map((row) => linearScores(model, sample(row).vector));
        return [name, scoresOf(judge(labelled(rows), scores), labels)];
      }),
    ),
    calibration: {
      temperature,
      errorBefore: calibrationError(heldOut, 1),
      errorAfter: calibrationError(heldOut, temperature),
    },
    reliance: [0.4, 0.45, 0.5, 0.55, 0.6, 0.7, 0.8].map((threshold) =>
      relianceAt(heldOut, temperature, threshold),
    ),
    threshold: task.threshold,
  };
  return { model, metrics };
}

function scoresAt(
  held: ReadonlyMap<string, Float64Array[]>,
  source: FoldedSource | undefined,
  at: number,
): Float64Array {
  const scores = held.get(source?.name ?? "")?.[at];
  if (scores === undefined) throw new TypeError("every sample was held out once");
  return scores;
}

function bestOf(scores: Float64Array = new Float64Array(0)): number {
  return scores.indexOf(Math.max(...scores));
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
