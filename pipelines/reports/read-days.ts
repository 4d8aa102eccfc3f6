import type { Report, ReportPeriod } from "../../schemas/report.ts";
import type { HoursOfChannel } from "../ports/search-index.ts";
import { totalOf } from "../stats/net-sentiment.ts";
import { seriesModels } from "../trends/model-joins.ts";
import { enoughWithin } from "../trends/shares/enough-within.ts";
import type { AskedPeriod } from "./period-counts.ts";
import { readSamples } from "./period-counts.ts";
import { unreadDays } from "./read-coverage.ts";
import { daysWithin, startOfDay } from "./report-periods.ts";

/** The comments of each day of a period; `null` for a day of which nothing was read. */
export async function readDays(
  asked: AskedPeriod,
  period: ReportPeriod,
  hours: readonly HoursOfChannel[],
  exact: boolean,
): Promise<Report["volume"]["byDay"]> {
  const samples = await readSamples(asked, { step: "day" }, Infinity);
  const isUnread = unreadDays(hours);
  return await Promise.all(
    daysWithin(period).map(async (date, at, all) => {
      const from = startOfDay(date);
      const sample = samples.get(from);
      if (sample === undefined) return { date, comments: isUnread(from) ? null : 0, counts: null };
      const { counts } = sample;
      const next = all[at + 1];
      const to = next === undefined ? period.to : startOfDay(next);
      const enough = await enoughWithin(asked, totalOf(counts), { from, to }, exact);
      return { date, comments: totalOf(counts), counts: enough ? counts : null };
    }),
  );
}

/**
 * Which models labelled the sentiment of a period, and where one took over from another: within it, or between the period
 * before and this one.
 */
export async function readModels(
  { index, scope, filter }: AskedPeriod,
  before: AskedPeriod | null,
  step: "hour" | "day",
): Promise<Pick<Report, "models" | "joins">> {
  const [steps, earlier] = await Promise.all([
    index.aggregate({ scope, filter, by: [{ step }, { field: "sentimentModel" }] }),
    before === null
      ? []
      : before.index.aggregate({
          scope,
          filter: before.filter,
          by: [{ step: "day" }, { field: "sentimentModel" }],
        }),
  ]);
  const { joins } = seriesModels([...earlier, ...steps]);
  return {
    models: seriesModels(steps).models.map((each) => ({ task: "sentiment", ...each })),
    joins,
  };
}
