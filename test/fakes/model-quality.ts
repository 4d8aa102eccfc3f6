import type { LabelErrors } from "../../pipelines/stats/label-errors.ts";
import type { ModelQuality, TaskQuality } from "../../schemas/model-quality.ts";

const task = (macroF1: number): TaskQuality => ({
  n: 733,
  accuracy: macroF1,
  macroF1,
  interval: { low: macroF1 - 0.04, high: macroF1 + 0.04 },
  ece: 0.02,
  perClass: { negative: { precision: 0.7, recall: 0.71, n: 361 } },
  perLanguage: { ms: { n: 510, macroF1 }, mixed: { n: 162, macroF1: macroF1 - 0.05 } },
});
/** Of 361 negative, 140 neutral and 232 positive comments. */
const confusion = {
  negative: { negative: 253, neutral: 62, positive: 46 },
  neutral: { negative: 29, neutral: 90, positive: 21 },
  positive: { negative: 68, neutral: 25, positive: 139 },
};
const tier = (macroF1: number) => ({
  sentiment: { ...task(macroF1), confusion },
  sarcasm: task(macroF1 - 0.05),
  language: task(macroF1 + 0.15),
  topics: { ...task(macroF1 + 0.2), ece: null },
});

/** What the models' errors are taken to be where no department labelled anything. */
export const fakeErrors: LabelErrors = { source: "shipped", confusion };

/** Made-up figures of the models. */
export const fakeQuality: ModelQuality = { fast: tier(0.62), accurate: tier(0.68) };
