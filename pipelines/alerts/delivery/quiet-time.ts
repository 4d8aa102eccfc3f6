import type { AlertSeverity } from "../../../schemas/alert.ts";
import { compareSeverity } from "../../../schemas/alert.ts";
import type { QueuedAlert } from "../../../schemas/alert-outbox.ts";
import type { StateCode } from "../../../schemas/states.ts";
import { malaysiaAheadMs } from "../../core/malaysian-day.ts";
import type { WorkingCalendar } from "../../stats/calendar/working-calendar.ts";

/** When a destination wants to be told. Times of day are Malaysian, such as `22:00`. */
export interface DeliveryTimes {
  /** Whose calendar says which days are free. */
  readonly state: StateCode;
  readonly quietHours?:
    | { readonly from: string; readonly to: string; readonly freeDays: boolean }
    | undefined;
  readonly digest?: { readonly below: AlertSeverity; readonly at: string } | undefined;
}

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** Passes quiet hours and waits for no digest: what somebody must be woken for. */
export function isUrgent({ kind, severity }: Pick<QueuedAlert, "kind" | "severity">): boolean {
  return severity === "severe" && kind !== "closed";
}

/** Is this a moment at which only urgent alerts are sent? Quiet hours may go over midnight; equal ends mean none. */
export function isQuiet(
  { state, quietHours }: DeliveryTimes,
  atMs: number,
  calendar: WorkingCalendar,
): boolean {
  if (quietHours === undefined) return false;
  const local = localOf(atMs);
  if (quietHours.freeDays && !calendar.isWorkingDay(state, local.day)) return true;
  const [from, to] = [minutesOf(quietHours.from), minutesOf(quietHours.to)];
  return from <= to
    ? local.minutes >= from && local.minutes < to
    : local.minutes >= from || local.minutes < to;
}

/** From when an alert may be sent, quiet hours apart: at once, or with the next digest after it was queued. */
export function dueAtMs(
  alert: Pick<QueuedAlert, "kind" | "severity" | "queuedAt">,
  { state, digest }: DeliveryTimes,
  calendar: WorkingCalendar,
): number {
  const queuedMs = Date.parse(alert.queuedAt);
  if (digest === undefined || isUrgent(alert) || compareSeverity(alert.severity, digest.below) >= 0)
    return queuedMs;
  const { day } = localOf(queuedMs);
  const today = Date.parse(day) - malaysiaAheadMs + minutesOf(digest.at) * minuteMs;
  if (calendar.isWorkingDay(state, day) && queuedMs < today) return today;
  const next = calendar.addWorkingDays(state, day, 1);
  return Date.parse(next) - malaysiaAheadMs + minutesOf(digest.at) * minuteMs;
}

function localOf(atMs: number): { readonly day: string; readonly minutes: number } {
  const local = atMs + malaysiaAheadMs;
  return {
    day: new Date(local).toISOString().slice(0, 10),
    minutes: Math.floor((((local % dayMs) + dayMs) % dayMs) / minuteMs),
  };
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
