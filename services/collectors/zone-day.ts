const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** The date in a time zone at a moment (ms since 1970), as `2026-11-24`. Throws a `RangeError` for an unknown zone. */
export function dateIn(timeZone: string, atMs: number): string {
  let format = dayFormats.get(timeZone);
  if (format === undefined) {
    // Sweden writes dates as ISO 8601 does.
    format = new Intl.DateTimeFormat("sv-SE", {
      timeZone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
    });
    dayFormats.set(timeZone, format);
  }
  return format.format(atMs);
}

/** No day of any zone is longer: 24 hours, and a clock set back by at most 3 in all the history of zones. */
const longestDayMs = 27 * 3_600_000;

/**
 * How many ms after `nowMs` the zone's next day begins. Looks for the first moment with another date, so that days of 23
 * and 25 hours, and midnights that a zone skips, need no rule of their own.
 */
export function untilNextDayMs(timeZone: string, nowMs: number): number {
  const today = dateIn(timeZone, nowMs);
  let still = 0;
  let over = longestDayMs;
  while (over - still > 1) {
    const middle = Math.floor((still + over) / 2);
    if (dateIn(timeZone, nowMs + middle) === today) still = middle;
    else over = middle;
  }
  return over;
}
