import { z } from "zod";

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

const TierQuality = z.object({
  sentiment: TaskQuality,
  sarcasm: TaskQuality,
  language: TaskQuality,
  topics: TaskQuality,
});

/** What `npm run train` measured of the models that come with Suara: the same figures as on their card. */
export const ModelQuality = z.object({ fast: TierQuality, accurate: TierQuality });
export type ModelQuality = Readonly<z.infer<typeof ModelQuality>>;
