import type { Instant } from "../../schemas/item.ts";
import type { ReportKind, ReportPeriod } from "../../schemas/report.ts";
import type { StateCode } from "../../schemas/states.ts";
import { malaysiaAheadMs } from "../core/malaysian-day.ts";
import { dayAfter, weekdayOf } from "../stats/calendar/calendar-day.ts";
import { weekOf } from "../stats/calendar/week.ts";
import type { WorkingCalendar } from "../stats/calendar/working-calendar.ts";

/** A report's time and what it is compared with. */
export interface ReportPeriods {
  readonly period: ReportPeriod;
  readonly comparison: ReportPeriod;
  /** Whether both have the same number of days, working days and holidays. */
  readonly alike: boolean;
}

/** Days of Malaysia's calendar; `to` is the first one after. */
interface Days {
  readonly from: string;
  readonly to: string;
}

/**
 * The day, the week from the day after the state's weekend, or the month that holds `day`, such as `2026-11-24`, and the last period like it: of a week
 * the week before, of a month the month before, of a day the same weekday a week before, or, where one is a working day
 * and the other is not, the last day of its kind. Throws a `RangeError` on what is no day.
 */
export function reportPeriods(
  kind: ReportKind,
  day: string,
  state: StateCode,
  calendar: WorkingCalendar,
): ReportPeriods {
  const days = daysOf(kind, day, state);
  const before =
    kind === "daily" ? oneDay(dayLike(day, state, calendar)) : daysOf(kind, dayAfter(days.from, -1), state);
  const [period, comparison] = [describe(days, state, calendar), describe(before, state, calendar)];
  const alike =
    period.days === comparison.days &&
    period.workingDays === comparison.workingDays &&
    freeDays(period) === freeDays(comparison);
  return { period, comparison, alike };
}

/** The first moment of a day in Malaysia. Throws a `RangeError` on what is no day. */
export function startOfDay(day: string): Instant {
  return new Date(Date.parse(day) - malaysiaAheadMs).toISOString();
}

/** The days from one moment to before another, both midnights in Malaysia. */
export function daysWithin({ from, days }: Pick<ReportPeriod, "from" | "days">): readonly string[] {
  const first = new Date(Date.parse(from) + malaysiaAheadMs).toISOString().slice(0, 10);
  return Array.from({ length: days }, (_, n) => dayAfter(first, n));
}

function daysOf(kind: ReportKind, day: string, state: StateCode): Days {
  if (kind === "daily") return oneDay(day);
  if (kind === "weekly") {
    const begins = weekOf(state, day).weekend[1] + 1;
    const first = dayAfter(day, -((weekdayOf(day) - begins + 7) % 7));
    return { from: first, to: dayAfter(first, 7) };
  }
  const first = `${day.slice(0, 8)}01`;
  return { from: first, to: `${dayAfter(first, 31).slice(0, 8)}01` };
}

const oneDay = (day: string): Days => ({ from: day, to: dayAfter(day) });

/** What is longer ago is compared with no more: people speak of other things by then. */
const longestBack = 35;

function dayLike(day: string, state: StateCode, calendar: WorkingCalendar): string {
  const kind = kindOf(day);
  const before = Array.from({ length: longestBack }, (_, n) => dayAfter(day, -n - 1));
  const weekBefore = dayAfter(day, -7);
  if (kindOf(weekBefore) === kind) return weekBefore;
  return before.find((each) => kindOf(each) === kind) ?? weekBefore;

  function kindOf(each: string): "holiday" | "working" | "weekend" {
    if (calendar.holidaysOn(state, each).length > 0) return "holiday";
    return calendar.isWorkingDay(state, each) ? "working" : "weekend";
  }
}

function describe({ from, to }: Days, state: StateCode, calendar: WorkingCalendar): ReportPeriod {
  const [start, end] = [startOfDay(from), startOfDay(to)];
  const length = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
  const days = Array.from({ length }, (_, n) => dayAfter(from, n));
  return {
    from: start,
    to: end,
    days: length,
    workingDays: days.filter((day) => calendar.isWorkingDay(state, day)).length,
    holidays: days.flatMap((date) =>
      calendar.holidaysOn(state, date).map(({ ms, en }) => ({ date, ms, en })),
    ),
  };
}

/** Several holidays may share a day. */
function freeDays({ holidays }: ReportPeriod): number {
  return new Set(holidays.map(({ date }) => date)).size;
}
