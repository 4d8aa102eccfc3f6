import { makeAlert } from "../../../pipelines/alerts/issue/make-alert.ts";
import { sameIssue } from "../../../pipelines/alerts/issue/same-issue.ts";
import type { Due, IssueMemory } from "../../../pipelines/alerts/issue/step-issue.ts";
import { afterAlert, isSameTime } from "../../../pipelines/alerts/issue/step-issue.ts";
import type { Subject } from "../../../pipelines/alerts/issue/subject.ts";
import { instantOf, stepsPerDay } from "../../../pipelines/trends/series/steps.ts";
import type { Alert } from "../../../schemas/alert.ts";
import type { LookDependencies } from "./watch-options.ts";

/** What began longer ago raises no alert any more: it is history, from which only is learnt. */
export const staleSteps = 7 * stepsPerDay;

/** What is kept of what is watched. */
export interface Watched {
  readonly subject: Subject;
  readonly memory: IssueMemory;
}

export interface DueIssue extends Watched {
  /** `undefined`: only grave words can make an alert due. */
  readonly due: Due | undefined;
  /** The newest step that was taken, and the first that is not known. */
  readonly step: number;
  readonly end: number;
  /** All that is watched, itself too. */
  readonly all: readonly Watched[];
}

export interface Raised {
  /** What is kept of the subject now. */
  readonly memory: IssueMemory;
  /** `undefined` where the alert of another subject already told of it. */
  readonly alert: Alert | undefined;
}

/** The alert of an issue; `undefined` where it is history, or where its evidence makes none due. */
export async function raiseAlert(
  { index, clock, tools }: Pick<LookDependencies, "clock" | "index" | "tools">,
  { subject, memory, due, step, end, all }: DueIssue,
): Promise<Raised | undefined> {
  const { issue } = memory;
  if (issue === null || end - issue.since > staleSteps) return undefined;
  const cause = { subject, issue, due, to: instantOf(step + 1), nowMs: clock.now() };
  const alert = await makeAlert(tools, cause);
  if (alert === undefined) return undefined;
  const told = all.flatMap(({ subject: other, memory: { issue: its } }) =>
    other.id !== subject.id && its !== null && its.alerts > 0 && isSameTime(its.active, step) ? [other] : [],
  );
  const isTold = (await sameIssue(index, subject, alert, told)) !== undefined;
  return { memory: afterAlert(memory), alert: isTold ? undefined : alert };
}

/** Whether an issue is going on of which nobody was told: grave words make an alert due whatever the shares are. */
export function mayBeGrave({ episode, issue }: IssueMemory): boolean {
  return episode !== null && episode.closed === null && issue?.alerts === 0;
}
