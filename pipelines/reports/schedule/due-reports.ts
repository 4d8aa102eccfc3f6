import type { ReportRun } from "../../../schemas/issued-report.ts";
import type { Instant } from "../../../schemas/item.ts";
import type { ReportSchedule } from "../../../schemas/reports-config.ts";
import type { ReportScope } from "../../../schemas/report.ts";
import type { StateCode } from "../../../schemas/states.ts";
import { malaysianDay } from "../../core/malaysian-day.ts";
import { dayAfter } from "../../stats/calendar/calendar-day.ts";
import type { WorkingCalendar } from "../../stats/calendar/working-calendar.ts";
import type { ReportPeriods } from "../report-periods.ts";
import type { ReportSubject } from "../report-scope.ts";
import { reportPeriods, startOfDay } from "../report-periods.ts";

/** A schedule with what its scope means. */
export interface ScopedSchedule {
  readonly schedule: ReportSchedule;
  readonly scope: ReportScope;
  readonly subject: Pick<ReportSubject, "state" | "channels">;
}

/** When a schedule's report is due, and of what. */
export interface ScheduledReport extends ScopedSchedule {
  readonly periods: ReportPeriods;
  readonly dueAt: Instant;
}

export interface DueReport extends ScheduledReport {
  /** The version that a run chose which did not end; absent: none was. */
  readonly begun?: ReportRun;
  /** Periods since the last report whose own were never made, as when nothing ran for days. */
  readonly skipped: number;
}

const minuteMs = 60_000;
const mostSkipped = 366;

/**
 * What is due by now and was not made: of each schedule the last period alone, however long nothing ran. `runs` is by the schedule's
 * name. Going back, the clock makes nothing due again.
 */
export function dueReports(
  schedules: readonly ScopedSchedule[],
  calendar: WorkingCalendar,
  nowMs: number,
  runs: ReadonlyMap<string, ReportRun>,
): readonly DueReport[] {
  return schedules.flatMap((scoped) => {
    const last = lastDue(scoped, calendar, nowMs);
    const run = runs.get(scoped.schedule.name);
    if (run === undefined) return [{ ...last, skipped: 0 }];
    const { from, to } = last.periods.period;
    if (run.period.to > to || (run.period.to === to && run.isDone)) return [];
    if (run.period.to === to) return [{ ...last, begun: run, skipped: 0 }];
    let skipped = 0;
    for (let day = before(from); startOfDay(day) >= run.period.to && skipped < mostSkipped; skipped += 1)
      day = before(scheduled(scoped, day, calendar).periods.period.from);
    return [{ ...last, skipped }];
  });
}

/** Of the last period whose report is due by now. */
export function lastDue(scoped: ScopedSchedule, calendar: WorkingCalendar, nowMs: number): ScheduledReport {
  let found = scheduled(scoped, malaysianDay(new Date(nowMs).toISOString()), calendar);
  while (Date.parse(found.dueAt) > nowMs)
    found = scheduled(scoped, before(found.periods.period.from), calendar);
  return found;
}

/** Of the period after that. */
export function nextDue(scoped: ScopedSchedule, calendar: WorkingCalendar, nowMs: number): ScheduledReport {
  const { periods } = lastDue(scoped, calendar, nowMs);
  return scheduled(scoped, malaysianDay(periods.period.to), calendar);
}

function scheduled(scoped: ScopedSchedule, day: string, calendar: WorkingCalendar): ScheduledReport {
  const { schedule, subject } = scoped;
  const periods = reportPeriods(schedule.kind, day, subject.state, calendar);
  const state = schedule.state ?? subject.state;
  const dueDay = dueDayOf(schedule, malaysianDay(periods.period.to), state, calendar);
  const [hour = "", minute = ""] = schedule.at.split(":");
  const dueMs = Date.parse(startOfDay(dueDay)) + (Number(hour) * 60 + Number(minute)) * minuteMs;
  return { ...scoped, periods, dueAt: new Date(dueMs).toISOString() };
}

/** The first working day after the period, but in the next one, so that no two are due at once. */
function dueDayOf(
  { kind }: ReportSchedule,
  next: string,
  state: StateCode,
  calendar: WorkingCalendar,
): string {
  if (kind === "daily" || calendar.isWorkingDay(state, next)) return next;
  const first = calendar.addWorkingDays(state, next, 1);
  return kind === "weekly" && first >= dayAfter(next, 7) ? dayAfter(next, 6) : first;
}

function before(start: Instant): string {
  return dayAfter(malaysianDay(start), -1);
}
