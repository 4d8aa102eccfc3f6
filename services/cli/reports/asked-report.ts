import { z } from "zod";
import { reportPeriods } from "../../../pipelines/reports/report-periods.ts";
import type { ReportSubject } from "../../../pipelines/reports/report-scope.ts";
import { subjectOf } from "../../../pipelines/reports/report-scope.ts";
import { dayAfter } from "../../../pipelines/stats/calendar/calendar-day.ts";
import { workingCalendar } from "../../../pipelines/stats/calendar/working-calendar.ts";
import type { Config } from "../../../schemas/config.ts";
import { ListeningError } from "../../../schemas/errors.ts";
import type { ReportKind, ReportScope } from "../../../schemas/report.ts";
import { readScope } from "../../../schemas/report-scope-text.ts";
import { configuredTaxonomy } from "../config-file.ts";
import { localDay } from "../local-time.ts";

type Places = Pick<Config, "channels" | "topics">;

/** A scope with what it means. */
export interface KnownScope {
  readonly scope: ReportScope;
  readonly subject: ReportSubject;
}

/** The scope that a text names. Throws USAGE where it names none, or one that is not there. */
export function knownScope(text: string, config: Places): KnownScope {
  const scope = readScope(text);
  if (scope === undefined)
    throw new ListeningError(
      "USAGE",
      `${text} is no scope: write nation, state:MY-01, district:MY-01/Name, topic:ID or channel:ID`,
      { retryable: false },
    );
  return { scope, subject: subjectOf(scope, config.channels, configuredTaxonomy(config)) };
}

/** A day of the period that is asked for; where no day is named, of the last that is over. Throws USAGE on what is no day. */
export function askedDay(
  kind: ReportKind,
  { state }: Pick<ReportSubject, "state">,
  day: string | undefined,
  nowMs: number,
  { calendar }: Pick<Config, "calendar">,
): string {
  if (day !== undefined) {
    if (z.iso.date().safeParse(day).success) return day;
    throw new ListeningError("USAGE", `--date ${day}: write a day such as 2026-11-24`, { retryable: false });
  }
  const today = localDay(new Date(nowMs).toISOString());
  const { period } = reportPeriods(kind, today, state, workingCalendar(calendar.holidays));
  return dayAfter(localDay(period.from), -1);
}
