import type { Instant } from "../../schemas/item.ts";

/**
 * How far Malaysia's clocks are ahead of UTC: without summer time since 1 January 1982 (IANA tz database, zone Asia/Singapore, to
 * which Asia/Kuala_Lumpur links). Before that it was 7:30 h, which no comment on a social network is old enough to meet.
 */
export const malaysiaAheadMs = 8 * 3_600_000;

/** The day on a Malaysian calendar, such as `2026-11-24`. */
export function malaysianDay(instant: Instant): string {
  return new Date(Date.parse(instant) + malaysiaAheadMs).toISOString().slice(0, 10);
}
