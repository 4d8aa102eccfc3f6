import type { Report, ReportPeriod } from "../../schemas/report.ts";
import type { EmergingAnswer, IssueWithExamples } from "../trends/emerging/read-emerging.ts";
import { longestPeriodMs, readEmerging } from "../trends/emerging/read-emerging.ts";
import type { Reading } from "../trends/emerging/reading.ts";
import type { AskedPeriod } from "./period-counts.ts";
import { enoughVoices } from "../stats/small-cells.ts";

export interface EmergingIssues {
  readonly emerging: Report["emerging"];
  readonly issues: readonly IssueWithExamples[];
}

/** Of a month, five times as many are read with the weeks before, text by text: some seconds. */
const mostComments = 10_000;

/** What began to be spoken of in a period, week by week; each issue once, as of the week in which most spoke of it. */
export async function readEmergingIssues(
  { index, scope, filter }: AskedPeriod,
  period: Pick<ReportPeriod, "from" | "to">,
  comments: number,
  reading: Reading,
): Promise<EmergingIssues> {
  if (comments > mostComments) return { emerging: "tooMany", issues: [] };
  const answers: EmergingAnswer[] = [];
  for (const week of weeksOf(period))
    answers.push(await readEmerging(index, { scope, filter, ...week }, reading));
  const judged = answers.flatMap(({ verdict }) => (verdict.kind === "judged" ? [verdict.issues] : []));
  const found = new Map<string, IssueWithExamples>();
  for (const issue of judged.flat().filter(({ voices }) => enoughVoices({ value: voices }))) {
    const known = found.get(nameOf(issue));
    if (known === undefined || known.comments < issue.comments) found.set(nameOf(issue), issue);
  }
  const issues = [...found.values()].sort(
    (a, b) => b.comments - a.comments || (nameOf(a) < nameOf(b) ? -1 : 1),
  );
  const tooMany = answers.some(({ verdict }) => verdict.kind === "too-many");
  if (tooMany) return { emerging: "tooMany", issues };
  return { emerging: judged.length === 0 ? "tooShort" : "searched", issues };
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
