import { bucketCount } from "../features/feature-space.ts";
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
