import type { HeldOut } from "../../../pipelines/enrich/evaluation/calibration.ts";
import { bestTemperature, logLoss } from "../../../pipelines/enrich/evaluation/calibration.ts";
import { labelWeights } from "../../../pipelines/enrich/evaluation/label-weights.ts";
import type { Mixture } from "../../../pipelines/enrich/encoder/encoder-files.ts";
import type { EncoderTask } from "../../../pipelines/enrich/encoder/heads.ts";
import { encoderLabels } from "../../../pipelines/enrich/encoder/heads.ts";
import { mixed } from "../../../pipelines/enrich/encoder/mix.ts";
import type { SupervisedTask } from "./supervised.ts";
import { flagThreshold, sureThreshold } from "./supervised.ts";

/** What two models say of a row of the calibration part, and the position of the right label. */
export interface TwoOpinions {
  readonly linear: Float64Array;
  readonly encoder: Float64Array;
  readonly label: number;
}

/** A share coarser than this could not be told apart on a few hundred rows. */
const shares = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8];

/**
 * The encoder's share at which the calibration part is likeliest, each with its own best temperature; then a threshold.
 * Languages get weights: "mixed" would be said half as often as people say it. With sentiment they changed nothing.
 */
export function fitMixture(task: EncoderTask, rows: readonly TwoOpinions[]): Mixture {
  const tried = shares.map((share) => {
    const held = mixedRows(rows, share);
    const temperature = Math.round(bestTemperature(held) * 1000) / 1000;
    return { share, temperature, held, loss: logLoss(held, temperature) };
  });
  const { share, temperature, held } = tried.reduce((least, each) => (each.loss < least.loss ? each : least));
  return {
    encoder: share,
    temperature,
    threshold: thresholds[task](held, temperature),
    labelWeights: task === "language" ? labelWeights(held, temperature) : encoderLabels[task].map(() => 1),
  };
}

const thresholds: Readonly<Record<EncoderTask, SupervisedTask["thresholdOf"]>> = {
  sentiment: sureThreshold,
  sarcasm: flagThreshold,
  language: () => 0,
};

/** The logarithms of the mean: dividing them by a temperature is what `mixed` does. */
function mixedRows(rows: readonly TwoOpinions[], share: number): HeldOut[] {
  return rows.map(({ linear, encoder, label }) => ({
    scores: mixed(linear, encoder, { encoder: share, temperature: 1 }).map((each) => Math.log(each)),
    label,
  }));
}
