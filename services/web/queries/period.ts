import type { Scope, SearchIndex } from "../../../pipelines/ports/search-index.ts";
import type { Instant } from "../../../schemas/item.ts";
import { dayMs, plusDays, startOfDay } from "../malaysian-time.ts";
import type { Period, View } from "../view.ts";

/** How long the moving periods are. */
export const periodDays: Readonly<Record<Exclude<Period, "all">, number>> = {
  "1d": 1,
  "3d": 3,
  "7d": 7,
  "30d": 30,
  "90d": 90,
};

export interface ResolvedPeriod {
  /** The view with the moments it covers; both open for `all`. */
  readonly view: View;
  /** The newest comment held that is not dated after today, whoever wrote it. */
  readonly newest: Instant | undefined;
  /** The newest comment is older than yesterday, so that the period ends before today. */
  readonly stale: boolean;
}

/**
 * Turns a moving period into whole Malaysian days. It ends with the day of the newest comment, today at the latest: were
 * it to end now, a collector that stopped a month ago would show an empty page instead of the last month known; were a
 * comment dated in the future to count, it would carry the period off with it.
 */
export async function resolvePeriod(
  index: SearchIndex,
  scope: Scope,
  view: View,
  usual: Period,
  nowMs: number,
): Promise<ResolvedPeriod> {
  const today = startOfDay(new Date(nowMs).toISOString());
  const tomorrow = plusDays(today, 1);
  const { hits } = await index.search({ scope, filter: { to: tomorrow }, order: "newest", size: 1 });
  const newest = hits[0]?.comment.publishedAt;
  const stale = newest !== undefined && Date.parse(today) - Date.parse(startOfDay(newest)) > dayMs;
  if (view.from !== undefined || view.to !== undefined) {
    return { view: { ...view, period: undefined }, newest, stale };
  }
  const period = view.period ?? usual;
  if (period === "all") return { view: { ...view, period: undefined }, newest, stale };
  const to = newest === undefined ? tomorrow : plusDays(startOfDay(newest), 1);
  return { view: { ...view, period: undefined, from: plusDays(to, -periodDays[period]), to }, newest, stale };
}
