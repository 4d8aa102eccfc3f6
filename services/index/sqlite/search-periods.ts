import { malaysiaAheadMs } from "../../../pipelines/core/malaysian-day.ts";

/* Malaysian time as whole numbers. */
export const fiveMinutesMs = 300_000;
export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

/** Half-open, in whatever unit its holder says; either end may be infinite. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Days since 1 January 1970 in Malaysia. */
export function dayOf(ms: number): number {
  return Math.floor((ms + malaysiaAheadMs) / dayMs);
}

/** First millisecond of a Malaysian day, in UTC. */
export function startOfDay(day: number): number {
  return day * dayMs - malaysiaAheadMs;
}

/** The Monday of the day's week. Day 0 was a Thursday. */
export function mondayOf(day: number): number {
  return Math.floor((day + 3) / 7) * 7 - 3;
}

/** Months since January 1970, of a Malaysian day. */
export function monthOf(day: number): number {
  if (!Number.isFinite(day)) return day;
  const date = new Date(day * dayMs);
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
}

export function firstDayOfMonth(month: number): number {
  return Number.isFinite(month) ? Date.UTC(1970, month, 1) / dayMs : month;
}

/** A span of time cut into whole months, whole days, and what is left at its ends in milliseconds. */
export interface Cut {
  readonly months: readonly Span[];
  readonly days: readonly Span[];
  readonly rest: readonly Span[];
}

/** Cuts a span of milliseconds. Without `months`, whole months are left in days. */
export function cut({ from, to }: Span, { months }: { readonly months: boolean }): Cut {
  const firstDay = dayOf(from - 1) + 1;
  const endDay = dayOf(to);
  if (firstDay >= endDay) return { months: [], days: [], rest: filled([{ from, to }]) };
  const rest = filled([
    { from, to: startOfDay(firstDay) },
    { from: startOfDay(endDay), to },
  ]);
  const firstMonth = monthOf(firstDay - 1) + 1;
  const endMonth = monthOf(endDay);
  if (!months || firstMonth >= endMonth) return { months: [], days: [{ from: firstDay, to: endDay }], rest };
  const days = filled([
    { from: firstDay, to: firstDayOfMonth(firstMonth) },
    { from: firstDayOfMonth(endMonth), to: endDay },
  ]);
  return { months: [{ from: firstMonth, to: endMonth }], days, rest };
}

const filled = (spans: readonly Span[]) => spans.filter(({ from, to }) => from < to);

// SQLite's division rounds towards zero; a shift of whole days that no date is below makes it round down.
const shiftDays = 1_000_000;

/** SQL: the Malaysian day of a column of milliseconds. */
export function daySql(column: string): string {
  return `((${column} + ${malaysiaAheadMs + shiftDays * dayMs}) / ${dayMs} - ${shiftDays})`;
}

/** SQL: whole steps of 5 minutes since 1970 of a column of milliseconds. Malaysia's are those of UTC. */
export function fiveMinutesSql(column: string): string {
  return `((${column} + ${shiftDays * dayMs}) / ${fiveMinutesMs} - ${(shiftDays * dayMs) / fiveMinutesMs})`;
}

/** SQL: whole hours since 1970 of a column of milliseconds. Malaysia's hours are those of UTC. */
export function hourSql(column: string): string {
  return `((${column} + ${shiftDays * dayMs}) / ${hourMs} - ${shiftDays * 24})`;
}
