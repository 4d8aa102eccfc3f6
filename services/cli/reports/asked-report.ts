import { z } from "zod";
import { reportPeriods } from "../../../pipelines/reports/report-periods.ts";
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

/** The scope that a text names. Throws USAGE where it names none, or one that is not there. */
export function knownScope(text: string, config: Places): ReportScope {
  const scope = readScope(text);
  if (scope === undefined)
    throw new ListeningError(
      "USAGE",
      `${text} is no scope: write nation, state:MY-01, district:MY-01/Name, topic:ID or channel:ID`,
      { retryable: false },
    );
  subjectOf(scope, config.channels, configuredTaxonomy(config));
  return scope;
}

/** A day of the period that is asked for; where no day is named, of the last that is over. Throws USAGE on what is no day. */
export function askedDay(
  kind: ReportKind,
  scope: ReportScope,
  day: string | undefined,
  nowMs: number,
  config: Places & Pick<Config, "calendar">,
): string {
  if (day !== undefined) {
    if (z.iso.date().safeParse(day).success) return day;
    throw new ListeningError("USAGE", `--date ${day}: write a day such as 2026-11-24`, { retryable: false });
  }
  const { state } = subjectOf(scope, config.channels, configuredTaxonomy(config));
  const today = localDay(new Date(nowMs).toISOString());
  const { period } = reportPeriods(kind, today, state, workingCalendar(config.calendar.holidays));
  return dayAfter(localDay(period.from), -1);
}
