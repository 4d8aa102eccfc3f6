import type { Report } from "../../../schemas/report.ts";
import { adviceFor } from "./advise.ts";
import { saidChange } from "./said-change.ts";
import type { NamedSentence } from "./summary.ts";
import { isQuiet, issueNames } from "./summary.ts";
import type { Voice } from "./voice.ts";

/** What a reader must know or do, in a line: who must act comes before what was said. `null` of a period without a comment. */
export function headlineOf(report: Report, voice: Voice): NamedSentence | null {
  const { sentences, written } = voice;
  const { issues, alerts, change, volume } = report;
  if (volume.comments === 0 && alerts.length === 0) return null;
  const waiting = alerts.filter(
    ({ acknowledgedAt, closedAt }) => acknowledgedAt === null && closedAt === null,
  ).length;
  const advised = (advice: ReturnType<typeof adviceFor>) =>
    issueNames(
      issues.filter((issue) => adviceFor(issue, alerts) === advice),
      voice,
    );
  const [answer, fresh] = [advised("answer"), advised("newIssue")];
  const told = [
    ...(waiting > 0 ? [sentences.alertsWaiting(waiting, written.number(waiting))] : []),
    ...(answer.names.length > 0 ? [sentences.answerNeeded(answer.listed)] : []),
    ...(fresh.names.length > 0 ? [sentences.newlySpokenOf(fresh.listed)] : []),
  ];
  const names = [...answer.names, ...fresh.names];
  if (told.length > 0) return { text: told.join(" "), names };
  if (isQuiet(report)) return { text: sentences.noSignificantChange, names };
  const rose = change !== null && saidChange(change.negative, 0).verdict === "rose";
  return { text: rose ? sentences.negativeRose : sentences.nothingUrgent, names };
}
