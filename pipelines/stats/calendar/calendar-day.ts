const dayMs = 86_400_000;

/** The day `count` days after another, both such as `2026-11-24`. Throws a `RangeError` on what is no day. */
export function dayAfter(day: string, count = 1): string {
  return new Date(Date.parse(day) + count * dayMs).toISOString().slice(0, 10);
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(day: string): number {
  return new Date(day).getUTCDay();
}
