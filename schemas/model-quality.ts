import { z } from "zod";
import { SentimentLabel } from "./analysed.ts";

const count = z.int().nonnegative();
const share = z.number().min(0).max(1);

/** How a tier of models did at a task, on comments that nothing was learnt from. */
const TaskQuality = z.object({
  n: count,
  accuracy: share,
  macroF1: share,
  /** 95 % interval of `macroF1`, by drawing posts anew. */
  interval: z.object({ low: share, high: share }).nullable(),
  /** Expected calibration error; `null` where the task has no confidence. */
  ece: share.nullable(),
  perClass: z.record(z.string(), z.object({ precision: share, recall: share, n: count })),
  perLanguage: z.record(z.string(), z.object({ n: count, macroF1: share })),
});
export type TaskQuality = Readonly<z.infer<typeof TaskQuality>>;

/** How often a sentiment (outer) was said to be another one (inner). */
export const SentimentConfusion = z.record(SentimentLabel, z.record(SentimentLabel, count)).readonly();
export type SentimentConfusion = Readonly<Record<SentimentLabel, Readonly<Record<SentimentLabel, number>>>>;

const TierQuality = z.object({
  sentiment: TaskQuality.extend({ confusion: SentimentConfusion }),
  sarcasm: TaskQuality,
  language: TaskQuality,
  topics: TaskQuality,
});

/** What `npm run train` measured of the models that come with Suara: the same figures as on their card. */
export const ModelQuality = z.object({ fast: TierQuality, accurate: TierQuality });
export type ModelQuality = Readonly<z.infer<typeof ModelQuality>>;
