import type { Report } from "../../../schemas/report.ts";
import type { SaidChange } from "./said-change.ts";
import { saidChange } from "./said-change.ts";
import type { ChangeSentences } from "./sentences.ts";
import type { Voice } from "./voice.ts";
import type { Written } from "./written.ts";

export type Change = NonNullable<Report["volume"]["change"]>;

/** Tells the change of a count, known as a ratio, as so many per cent more or fewer. */
export function tellRatio(change: Change, from: string, { sentences, written }: Voice): string {
  const said = saidChange(change, 1);
  if (said.verdict === "fromNothing") return sentences.fromNothing(from);
  return tell(said, 1, sentences.volume, from, written.percent, written);
}

/** Tells the change of a share, known as a difference, in percentage points. */
export function tellDifference(
  change: Change,
  sentences: ChangeSentences,
  from: string,
  { written }: Voice,
): string {
  const points = (size: number) => written.points(size).replace("+", "");
  return tell(saidChange(change, 0), 0, sentences, from, points, written);
}

/** The verb says the direction, so that size and interval stand without a sign, the smaller first. */
function tell(
  said: SaidChange,
  unchanged: 0 | 1,
  sentences: ChangeSentences,
  from: string,
  write: (size: number) => string,
  { between }: Written,
): string {
  if (said.verdict === "tooFew" || said.verdict === "fromNothing") return sentences.tooFew(from);
  if (said.verdict === "noMeasurableChange") return sentences.noMeasurableChange(from);
  const { value, interval } = said.estimate;
  const ends = [Math.abs(interval.low - unchanged), Math.abs(interval.high - unchanged)] as const;
  const sizes = { low: Math.min(...ends), high: Math.max(...ends) };
  return sentences[said.verdict](write(Math.abs(value - unchanged)), between(sizes, write), from);
}
