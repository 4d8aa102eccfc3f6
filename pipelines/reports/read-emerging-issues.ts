import type { Report, ReportPeriod } from "../../schemas/report.ts";
import type { EmergingAnswer, IssueWithExamples } from "../trends/emerging/read-emerging.ts";
import {
  countTimes,
  longestPeriodMs,
  readEmerging,
  weeksBefore,
  weeksCompared,
} from "../trends/emerging/read-emerging.ts";
import type { Reading } from "../trends/emerging/reading.ts";
import type { AskedPeriod } from "./period-counts.ts";
import { enoughVoices } from "../stats/small-cells.ts";
import { rememberingIndex, rememberingReading } from "./remembering.ts";

export interface EmergingIssues extends Pick<Report, "emerging" | "emergingSample"> {
  readonly issues: readonly IssueWithExamples[];
}

/** Comments of a period that are all read, and with those of the weeks before: text by text, some seconds. */
const mostOfPeriod = 10_000;
const mostInAll = 50_000;
/** Of more a sample is read, half as large: each of its spans is a question of its own. */
const sampleOfMost = 1 / 2;

/**
 * What began to be spoken of in a period, week by week; each issue once, as of the week in which most spoke of it, and counted as
 * what was read stands for.
 */
export async function readEmergingIssues(
  { index, scope, filter }: AskedPeriod,
  period: Pick<ReportPeriod, "from" | "to">,
  comments: number,
  reading: Reading,
): Promise<EmergingIssues> {
  const oneIn = await oneInOf({ index, scope, filter }, period, comments);
  const [kept, read] = [rememberingIndex(index), rememberingReading(reading)];
  const answers: EmergingAnswer[] = [];
  for (const week of weeksOf(period))
    answers.push(await readEmerging(kept, { scope, filter, ...week }, read, oneIn));
  const judged = answers.flatMap(({ verdict }) => (verdict.kind === "judged" ? [verdict.issues] : []));
  const found = new Map<string, IssueWithExamples>();
  for (const issue of judged.flat().filter(({ voices }) => enoughVoices({ value: voices }))) {
    const known = found.get(nameOf(issue));
    if (known === undefined || known.comments < issue.comments) found.set(nameOf(issue), issue);
  }
  const issues = [...found.values()]
    .map((issue) => ({ ...issue, comments: issue.comments * oneIn }))
    .sort((a, b) => b.comments - a.comments || (nameOf(a) < nameOf(b) ? -1 : 1));
  if (judged.length === 0) return { emerging: "tooShort", issues };
  if (oneIn === 1) return { emerging: "searched", issues };
  const heard = answers.reduce((sum, answer) => sum + answer.comments, 0);
  return { emerging: "sampled", emergingSample: { oneIn, comments: heard }, issues };
}

/** One in how many comments can be read. */
async function oneInOf(
  { index, scope, filter }: AskedPeriod,
  { from, to }: Pick<ReportPeriod, "from" | "to">,
  comments: number,
): Promise<number> {
  const asked = { scope, filter, from, to };
  const back = Array.from({ length: weeksCompared }, (_, week) => weeksBefore(asked, week + 1));
  // Of a week or more the weeks before lie side by side, and with the period.
  const isLong = Date.parse(to) - Date.parse(from) >= longestPeriodMs;
  const beginning = back.at(-1)?.from ?? from;
  const inAll = await countTimes(index, isLong ? [{ ...asked, from: beginning }] : [asked, ...back]);
  const tooMany = Math.max(comments / mostOfPeriod, inAll / mostInAll);
  return tooMany <= 1 ? 1 : Math.ceil(tooMany / sampleOfMost);
}

/** The phrases it is known by. */
export const nameOf = ({ phrases }: Pick<IssueWithExamples, "phrases">): string =>
  phrases.map(({ phrase }) => phrase).join(", ");

function weeksOf({ from, to }: Pick<ReportPeriod, "from" | "to">) {
  const [startMs, endMs] = [Date.parse(from), Date.parse(to)];
  const weeks = Math.ceil((endMs - startMs) / longestPeriodMs);
  return Array.from({ length: weeks }, (_, n) => ({
    from: new Date(startMs + n * longestPeriodMs).toISOString(),
    to: new Date(Math.min(endMs, startMs + (n + 1) * longestPeriodMs)).toISOString(),
  }));
}
