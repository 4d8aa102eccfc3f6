import type { AlertRecord } from "../../schemas/alert-record.ts";
import { compareSeverity } from "../../schemas/alert.ts";
import type { Channel } from "../../schemas/channel.ts";
import type { Report, ReportPeriod, ReportScope } from "../../schemas/report.ts";
import { countedBy } from "../alerts/counted-by.ts";
import { isTellable } from "../alerts/tellable.ts";
import { compareText } from "../core/compare-text.ts";

export type ReportAlert = Report["alerts"][number];

/** An alert of a report with what it was about; `term`: what emerged, where no topic covers it. */
export interface PeriodAlert {
  readonly alert: ReportAlert;
  readonly term: string | null;
  /** Of the same episode, newest first. */
  readonly records: readonly AlertRecord[];
}

/**
 * Episodes that went on in some of the period and may be told, each once: the most severe first, then the newest. One begins with its rise, however
 * late that was noticed: a report of the day before must not say that nothing happened. What became of them is said as of when it
 * is read.
 */
export function periodAlerts(
  records: readonly AlertRecord[],
  period: Pick<ReportPeriod, "from" | "to">,
  scope: ReportScope,
  channels: readonly Channel[],
): readonly PeriodAlert[] {
  const episodes = Map.groupBy(records, ({ alert }) => alert.episodeId);
  return [...episodes.values()]
    .flatMap((all) => periodAlert(all, period) ?? [])
    .filter(({ records: [first] }) => first !== undefined && isAbout(first, scope, channels))
    .sort(
      ({ alert: a }, { alert: b }) =>
        compareSeverity(b.severity, a.severity) ||
        compareText(b.raisedAt, a.raisedAt) ||
        compareText(a.id, b.id),
    );
}

function periodAlert(
  records: readonly AlertRecord[],
  { from, to }: Pick<ReportPeriod, "from" | "to">,
): PeriodAlert | undefined {
  const byTime = records.toSorted((a, b) => compareText(a.alert.raisedAt, b.alert.raisedAt));
  const raised = byTime.filter(
    ({ alert }) => alert.kind !== "closed" && alert.since < to && isTellable(alert),
  );
  const [opened, last] = [raised[0], raised.at(-1)];
  const closedAt = byTime.findLast(({ alert }) => alert.kind === "closed")?.alert.raisedAt ?? null;
  if (opened === undefined || last === undefined || (closedAt !== null && closedAt < from)) return undefined;
  const { alert } = last;
  const acknowledged = opened.steps.find(({ action }) => action === "acknowledged");
  return {
    alert: {
      id: opened.alert.id,
      severity: alert.severity,
      title: alert.title,
      topic: alert.series.topic,
      state: alert.series.state,
      language: alert.series.language,
      since: alert.since,
      raisedAt: opened.alert.raisedAt,
      closedAt,
      acknowledgedAt: acknowledged?.at ?? null,
      observed: alert.observed,
      expected: alert.expected,
    },
    term: alert.series.term,
    records: byTime.toReversed(),
  };
}

function isAbout({ alert }: AlertRecord, scope: ReportScope, channels: readonly Channel[]): boolean {
  const { topics, states, channels: counted } = countedBy(alert);
  const own = channels.some(({ id }) => counted.includes(id));
  switch (scope.kind) {
    case "nation":
      return true;
    case "topic":
      return topics.includes(scope.topic);
    case "state":
      return own || states.includes(scope.state);
    case "district":
    case "channel":
      return own;
  }
}
