import type { HeldOut } from "../../../pipelines/enrich/evaluation/calibration.ts";
import {
  bestFlagThreshold,
  bestTemperature,
  logLoss,
} from "../../../pipelines/enrich/evaluation/calibration.ts";
import type { Mixture } from "../../../pipelines/enrich/encoder/encoder-files.ts";
import type { Opinion } from "../../../pipelines/enrich/encoder/heads.ts";
import { mixed } from "../../../pipelines/enrich/encoder/mix.ts";
import { sureThreshold } from "./supervised.ts";

/** What two models say of a row of the calibration part, and the position of the right label. */
export interface TwoOpinions {
  readonly linear: Float64Array;
  readonly encoder: Float64Array;
  readonly label: number;
}

/** A share coarser than this could not be told apart on a few hundred rows. */
const shares = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8];

/** The encoder's share at which the calibration part is likeliest, each with its own best temperature; then a threshold. */
export function fitMixture(task: keyof Opinion, rows: readonly TwoOpinions[]): Mixture {
  const tried = shares.map((share) => {
    const held = mixedRows(rows, share);
    const temperature = Math.round(bestTemperature(held) * 1000) / 1000;
    return { share, temperature, held, loss: logLoss(held, temperature) };
  });
  const best = tried.reduce((least, each) => (each.loss < least.loss ? each : least));
  return {
    encoder: best.share,
    temperature: best.temperature,
    threshold: thresholdOf(task, rows, best),
  };
}

function thresholdOf(
  task: keyof Opinion,
  rows: readonly TwoOpinions[],
  {
    share,
    temperature,
    held,
  }: { readonly share: number; readonly temperature: number; readonly held: readonly HeldOut[] },
): number {
  if (task === "language") return 0;
  if (task === "sentiment") return sureThreshold(held, temperature);
  return bestFlagThreshold(
    rows.map(({ linear, encoder, label }) => ({
      probability: mixed(linear, encoder, { encoder: share, temperature })[1] ?? 0,
      is: label === 1,
    })),
  );
}

/** The logarithms of the mean: dividing them by a temperature is what `mixed` does. */
function mixedRows(rows: readonly TwoOpinions[], share: number): HeldOut[] {
  return rows.map(({ linear, encoder, label }) => ({
    scores: mixed(linear, encoder, { encoder: share, temperature: 1 }).map((each) => Math.log(each)),
    label,
  }));
}
