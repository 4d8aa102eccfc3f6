import type { Client, estypes } from "@elastic/elasticsearch";
import { hoursByChannel } from "../../../pipelines/core/hours-by-channel.ts";
import type { HourCounts, HoursOfChannel, HoursQuery } from "../../../pipelines/ports/search-index.ts";
import type { CompositeKey } from "./composite-buckets.ts";
import { compositeBuckets } from "./composite-buckets.ts";
import { asking } from "./elastic-errors.ts";
import { aliasOf } from "./mapping.ts";
import { hoursWhere } from "./search-filter.ts";

const fields = {
  hour: "channelHour.hour",
  channelId: "channel.id",
  platformCount: "channelHour.platformCount",
  held: "channelHour.held",
} as const;

/**
 * What was held of channels, hour by hour. Each channel has one document an hour, so to count what occurs together is to read
 * them, which is faster: a month of a department is some ten thousands, of which each as a hit is put together by itself.
 */
export async function findHours(
  client: Client,
  prefix: string,
  query: HoursQuery,
): Promise<readonly HoursOfChannel[]> {
  const buckets = compositeBuckets<unknown>(client, {
    index: aliasOf(prefix, "hours"),
    query: hoursWhere(query),
    sources: Object.entries(fields).map(([name, field]) => ({
      [name]: { terms: { field, missing_bucket: field === fields.platformCount } },
    })),
    aggs: {},
  });
  return hoursByChannel((await Array.fromAsync(buckets)).map(({ key }) => hourOf(key)));
}

/** How many hours those are. */
export async function countHours(client: Client, prefix: string, query: HoursQuery): Promise<HourCounts> {
  const { hits, aggregations } = await asking(() =>
    client.search<unknown, { read: estypes.AggregationsValueCountAggregate }>({
      index: aliasOf(prefix, "hours"),
      ignore_unavailable: true,
      query: hoursWhere(query),
      size: 0,
      track_total_hits: true,
      aggs: { read: { value_count: { field: fields.platformCount } } },
    }),
  );
  const looked = typeof hits.total === "object" ? hits.total.value : (hits.total ?? 0);
  return { looked, read: aggregations?.read.value ?? 0 };
}

function hourOf({ hour, channelId, platformCount, held }: CompositeKey) {
  return {
    channelId: String(channelId),
    hour: new Date(Number(hour)).toISOString(),
    platformCount: typeof platformCount === "number" ? platformCount : null,
    held: Number(held),
  };
}
