import type { Instant } from "../../schemas/item.ts";

const malaysiaAheadMs = 8 * 3_600_000; // Asia/Kuala_Lumpur has had no other offset since 1982

/** The day on a Malaysian calendar, such as `2026-11-24`. */
export function malaysianDay(instant: Instant): string {
  return new Date(Date.parse(instant) + malaysiaAheadMs).toISOString().slice(0, 10);
}
