import type { Client, estypes } from "@elastic/elasticsearch";
import { hoursByChannel } from "../../../pipelines/core/hours-by-channel.ts";
import type { HoursOfChannel, HoursQuery } from "../../../pipelines/ports/search-index.ts";
import type { Channel } from "../../../schemas/channel.ts";
import type { ChannelHour } from "../../../schemas/channel-coverage.ts";
import { asking } from "./elastic-errors.ts";
import { aliasOf } from "./mapping.ts";
import { hoursWhere } from "./search-filter.ts";

const hoursPage = 5_000;

interface StoredHour {
  readonly channel: Channel;
  readonly channelHour: ChannelHour;
}

/** What was held of channels, hour by hour. Pages follow each other by hour and id, which never change. */
export async function findHours(
  client: Client,
  prefix: string,
  query: HoursQuery,
): Promise<readonly HoursOfChannel[]> {
  const found: StoredHour[] = [];
  let after: estypes.SortResults | undefined;
  do {
    const { hits } = await asking(() =>
      client.search<StoredHour>({
        index: aliasOf(prefix, "hours"),
        ignore_unavailable: true,
        query: hoursWhere(query),
        sort: [{ "channelHour.hour": { order: "asc", format: "epoch_millis" } }, { "channelHour.id": "asc" }],
        size: hoursPage,
        track_total_hits: false,
        ...(after !== undefined && { search_after: after }),
      }),
    );
    found.push(...hits.hits.map(({ _source }) => _source).filter((source) => source !== undefined));
    after = hits.hits.length < hoursPage ? undefined : hits.hits.at(-1)?.sort;
  } while (after !== undefined);
  return hoursByChannel(
    found.map(({ channel, channelHour: { hour, platformCount, held } }) => ({
      channelId: channel.id,
      hour,
      platformCount,
      held,
    })),
  );
}
