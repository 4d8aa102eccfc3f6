import type { Client, estypes } from "@elastic/elasticsearch";
import { hoursByChannel } from "../../../pipelines/core/hours-by-channel.ts";
import type { HoursOfChannel, HoursQuery } from "../../../pipelines/ports/search-index.ts";
import { asking } from "./elastic-errors.ts";
import { aliasOf } from "./mapping.ts";
import { hoursWhere } from "./search-filter.ts";

/** As many as Elasticsearch gives at once. */
const hoursPage = 10_000;

/** Read from the columns: a month of a department is some ten thousands, whose sources would take seconds to unpack. */
const columns = {
  channelId: "channel.id",
  hour: "channelHour.hour",
  platformCount: "channelHour.platformCount",
  held: "channelHour.held",
} as const;

/** What was held of channels, hour by hour. Pages follow each other by hour and id, which never change. */
export async function findHours(
  client: Client,
  prefix: string,
  query: HoursQuery,
): Promise<readonly HoursOfChannel[]> {
  const found: ReturnType<typeof hourOf>[] = [];
  let after: estypes.SortResults | undefined;
  do {
    const { hits } = await asking(() =>
      client.search({
        index: aliasOf(prefix, "hours"),
        ignore_unavailable: true,
        query: hoursWhere(query),
        sort: [{ "channelHour.hour": { order: "asc", format: "epoch_millis" } }, { "channelHour.id": "asc" }],
        size: hoursPage,
        stored_fields: "_none_", // not the id either, for which a block of documents would be unpacked each
        docvalue_fields: Object.values(columns).map((field) =>
          field === columns.hour ? { field, format: "epoch_millis" } : { field },
        ),
        track_total_hits: false,
        ...(after !== undefined && { search_after: after }),
      }),
    );
    found.push(...hits.hits.map(hourOf));
    after = hits.hits.length < hoursPage ? undefined : hits.hits.at(-1)?.sort;
  } while (after !== undefined);
  return hoursByChannel(found);
}

function hourOf({ fields }: estypes.SearchHit) {
  const value = (column: keyof typeof columns): unknown =>
    (fields?.[columns[column]] as readonly unknown[] | undefined)?.[0];
  const platformCount = value("platformCount");
  return {
    channelId: String(value("channelId")),
    hour: new Date(Number(value("hour"))).toISOString(),
    platformCount: platformCount === undefined ? null : Number(platformCount),
    held: Number(value("held")),
  };
}
