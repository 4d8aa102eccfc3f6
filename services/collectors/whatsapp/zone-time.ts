import type { Instant } from "../../../schemas/item.ts";
import type { Day } from "./date-order.ts";
import type { LocalMinute } from "./read-chat.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/**
 * Makes a function from the minute a clock shows in a time zone to the moment. An hour that a clock skips counts from
 * before the change, one that comes twice is taken as the first. Throws a `RangeError` for an unknown zone.
 */
export function zoneClock(timeZone: string): (local: LocalMinute) => Instant {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  const offsetAt = (atMs: number) => Date.parse(`${format.format(atMs).replace(" ", "T")}Z`) - atMs;
  // Zones change at full or half hours; asking once for each hour of a chat spares most of the work.
  const offsets = new Map<number, number>();
  const offsetNear = (shownMs: number) => {
    const hour = Math.floor(shownMs / hourMs);
    const known = offsets.get(hour);
    if (known !== undefined) return known;
    const before = offsetAt(hour * hourMs - 24 * hourMs);
    const offset =
      offsetAt(hour * hourMs - before) === before ? before : offsetAt(hour * hourMs + 24 * hourMs);
    offsets.set(hour, offset);
    return offset;
  };
  return ({ year, month, day, hour, minute }) => {
    const shownMs = Date.UTC(year, month - 1, day, hour, minute);
    return new Date(shownMs - offsetNear(shownMs)).toISOString();
  };
}

/** A day as `2026-11-24`. */
export function isoDay({ year, month, day }: Day): string {
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
