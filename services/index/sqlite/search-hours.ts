import type { DatabaseSync } from "node:sqlite";
import { hoursByChannel } from "../../../pipelines/core/hours-by-channel.ts";
import type { HourCounts, HoursOfChannel, HoursQuery } from "../../../pipelines/ports/search-index.ts";
import type { Dictionary } from "./search-dictionary.ts";
import { placesOf, timeOf } from "./search-filter.ts";
import type { HourRow } from "./search-rows.ts";
import { condition, oneOf, valuesOf, where } from "./search-sql.ts";

/** Writes what was held of a channel in an hour, within the caller's transaction; it yields to an equal or higher version only. */
export function hourWriter(db: DatabaseSync): (row: HourRow, version: number, place: number) => void {
  const put = db.prepare(
    `INSERT INTO hours (id, version, hour, place, platform_count, held) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET version = excluded.version, hour = excluded.hour, place = excluded.place,
       platform_count = excluded.platform_count, held = excluded.held
     WHERE excluded.version >= version`,
  );
  return ({ id, hour, platformCount, held }, version, place) =>
    void put.run(id, version, hour, place, platformCount, held);
}

/** What was held of channels, hour by hour. Call it within a read transaction. */
export function hoursReader(
  db: DatabaseSync,
  { places }: Dictionary,
): (query: HoursQuery) => readonly HoursOfChannel[] {
  return (query) => {
    const conditions = conditionsOf(query, places);
    const rows = db
      .prepare(`SELECT place, hour, platform_count, held FROM hours ${where(conditions)} ORDER BY hour, id`)
      .all(...valuesOf(conditions));
    return hoursByChannel(
      rows.map(({ place, hour, platform_count: platformCount, held }) => ({
        channelId: places.get(Number(place))?.id ?? "",
        hour: new Date(Number(hour)).toISOString(),
        platformCount: platformCount === null ? null : Number(platformCount),
        held: Number(held),
      })),
    );
  };
}

/** How many hours those are. Call it within a read transaction. */
export function hourCounter(db: DatabaseSync, { places }: Dictionary): (query: HoursQuery) => HourCounts {
  return (query) => {
    const conditions = conditionsOf(query, places);
    const counted = db
      .prepare(`SELECT count(*) AS looked, count(platform_count) AS read FROM hours ${where(conditions)}`)
      .get(...valuesOf(conditions));
    return { looked: Number(counted?.["looked"]), read: Number(counted?.["read"]) };
  };
}

function conditionsOf({ scope, channelIds, from, to }: HoursQuery, places: Dictionary["places"]) {
  const own = channelIds === undefined ? {} : { channelIds };
  return [
    oneOf("place", placesOf(scope, own, places)),
    condition("hour >= ? AND hour < ?", timeOf(from) ?? null, timeOf(to) ?? Infinity),
  ].filter((each) => each !== undefined);
}
