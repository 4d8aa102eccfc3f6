import type { Report } from "../../../schemas/report.ts";
import type { Interval } from "../../stats/interval.ts";
import { saidChange } from "./said-change.ts";
import type { ChangeSentences } from "./sentences.ts";
import type { Voice } from "./voice.ts";

export type Change = NonNullable<Report["volume"]["change"]>;

/** Tells the change of a count, known as a ratio, as so many per cent more or fewer. */
export function tellRatio(
  change: Change,
  sentences: ChangeSentences,
  from: string,
  { written }: Voice,
): string {
  return tell(change, 1, sentences, from, (size) => written.percent(size), written.between);
}

/** Tells the change of a share, known as a difference, in percentage points. */
export function tellDifference(
  change: Change,
  sentences: ChangeSentences,
  from: string,
  { written }: Voice,
): string {
  const points = (size: number) => written.points(size).replace("+", "");
  return tell(change, 0, sentences, from, points, written.between);
}

/** The verb says the direction, so that size and interval stand without a sign, the smaller first. */
function tell(
  change: Change,
  unchanged: 0 | 1,
  sentences: ChangeSentences,
  from: string,
  write: (size: number) => string,
  between: (interval: Interval, write: (value: number) => string) => string,
): string {
  const said = saidChange(change, unchanged);
  if (said.verdict === "tooFew" || said.verdict === "noMeasurableChange")
    return sentences[said.verdict](from);
  const { value, interval } = said.estimate;
  const ends = [Math.abs(interval.low - unchanged), Math.abs(interval.high - unchanged)] as const;
  const sizes = { low: Math.min(...ends), high: Math.max(...ends) };
  return sentences[said.verdict](write(Math.abs(value - unchanged)), between(sizes, write), from);
}
