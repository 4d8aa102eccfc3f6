import { permanentRandomNumber } from "../../../pipelines/stats/permanent-random-number.ts";

/** What a label of a comment is for: models learn from one part, and are measured on the other, for ever. */
export type LabelPart = "teaching" | "measuring";

/** Never change them: comments would move from one part to the other, and models be measured on what they learnt. */
const [seed, measuringShare] = ["suara measuring 1", 0.1];

/**
 * A comment's random number, the same in every draw. Measuring draws take the smallest, so that all of them together are
 * one random sample of what is public.
 */
export function measuringNumber(id: string): number {
  return permanentRandomNumber(seed, id);
}

/** One comment in ten is kept for measuring, by its id alone: whoever draws, whenever, and however it was labelled. */
export function labelPartOf(id: string): LabelPart {
  return measuringNumber(id) < measuringShare ? "measuring" : "teaching";
}
