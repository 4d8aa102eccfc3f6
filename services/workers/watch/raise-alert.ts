import { makeAlert } from "../../../pipelines/alerts/issue/make-alert.ts";
import { sameIssue } from "../../../pipelines/alerts/issue/same-issue.ts";
import type { Due, IssueMemory } from "../../../pipelines/alerts/issue/step-issue.ts";
import { afterAlert, isSameTime, newIssue } from "../../../pipelines/alerts/issue/step-issue.ts";
import { instantOf, stepsPerDay } from "../../../pipelines/trends/series/steps.ts";
import type { Alert } from "../../../schemas/alert.ts";
import type { Taxonomy } from "../../../schemas/taxonomy.ts";
import type { LookDependencies } from "./watch-options.ts";

/** What began longer ago raises no alert any more: it is history, from which only is learnt. */
const staleSteps = 7 * stepsPerDay;

export interface DueIssue {
  readonly topic: Taxonomy["topics"][number];
  /** `undefined`: only grave words can make an alert due. */
  readonly due: Due | undefined;
  /** The newest step that was taken, and the first that is not known. */
  readonly step: number;
  readonly end: number;
}

export interface Raised {
  /** What is kept of the topic now. */
  readonly memory: IssueMemory;
  /** `undefined` where another topic's alert already told of it. */
  readonly alert: Alert | undefined;
}

/** The alert of a topic's issue; `undefined` where it is history, or where its evidence makes none due. */
export async function raiseAlert(
  { index, clock, tools }: Pick<LookDependencies, "clock" | "index" | "tools">,
  issues: ReadonlyMap<string, IssueMemory>,
  { topic, due, step, end }: DueIssue,
): Promise<Raised | undefined> {
  const memory = issues.get(topic.id) ?? newIssue;
  const { issue } = memory;
  if (issue === null || end - issue.since > staleSteps) return undefined;
  const alert = await makeAlert(tools, {
    topic,
    issue,
    due,
    to: instantOf(step + 1),
    nowMs: clock.now(),
  });
  if (alert === undefined) return undefined;
  const told = [...issues].flatMap(([id, { issue: other }]) =>
    other !== null && id !== topic.id && other.alerts > 0 && isSameTime(other.active, step) ? [id] : [],
  );
  const isTold = (await sameIssue(index, alert, told)) !== undefined;
  return { memory: afterAlert(memory), alert: isTold ? undefined : alert };
}
