import { createHash } from "node:crypto";

export const foldCount = 4;

/** Which fold a row is in: by the first byte of the MD5 of what must stay together, such as a post. */
export function foldOf(together: string): number {
  return firstByte(together) % foldCount;
}

/**
 * The main set in three, whole posts each: `train` to learn from, `calibration` for temperatures, shares and thresholds
 * alone, and `dev`, from which nothing is ever learnt, for the figures on the card. Of unlabelled comments, for which there
 * are no such figures, `dev` is more of `calibration`. The training of the encoder
 * (`services/cli/training/encoder/rows.py`) parts it the same way.
 */
export type Part = "train" | "calibration" | "dev";

const [devBelow, calibrationBelow] = [26, 42];

/** The part of a row of the main set; `together` as for `foldOf`. */
export function partOf(together: string): Part {
  const byte = firstByte(together);
  if (byte < devBelow) return "dev";
  return byte < calibrationBelow ? "calibration" : "train";
}

/**
 * The gold set in two, whole videos each: rules, words and thresholds are tuned on the `tuning` half; the `measured` one
 * is only ever measured. `together` is the video, or the comment's own id where it has none.
 */
export type GoldHalf = "tuning" | "measured";

const tuningBelow = 128;

export function goldHalfOf(together: string): GoldHalf {
  return firstByte(together) < tuningBelow ? "tuning" : "measured";
}

function firstByte(together: string): number {
  return createHash("md5").update(together).digest()[0] ?? 0;
}
