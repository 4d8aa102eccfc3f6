import type { Report } from "../../../schemas/report.ts";
import { saidChange } from "./said-change.ts";
import type { Advice } from "./sentences.ts";

/** What to do with an issue, by what is known of it: first a person takes it over, then people are answered. */
export function adviceFor(issue: Report["issues"][number], alerts: Report["alerts"]): Advice {
  const waiting = alerts.some(
    ({ id, acknowledgedAt, closedAt }) =>
      issue.alertIds.includes(id) && acknowledgedAt === null && closedAt === null,
  );
  if (waiting) return "acknowledge";
  if (issue.kind === "emerging") return "newIssue";
  if (issue.sentiment === null) return "wait";
  if (issue.negative === null) return "unknown";
  const negative = saidChange(issue.negative, 0).verdict;
  if (negative === "rose") return "answer";
  if (negative === "fell") return "eased";
  if (negative === "tooFew") return "wait";
  // Half of the comments may be negative: that is not nothing.
  if (issue.sentiment.corrected.negative.interval.high >= 0.5) return "unclear";
  return issue.volume !== null && rises.has(saidChange(issue.volume, 1).verdict) ? "watch" : "none";
}

const rises: ReadonlySet<string> = new Set(["rose", "fromNothing"]);
