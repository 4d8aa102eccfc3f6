import type { HoursOfChannel } from "../ports/search-index.ts";
import { compareText } from "./compare-text.ts";

type HourOfAChannel = HoursOfChannel["hours"][number] & Pick<HoursOfChannel, "channelId">;

/** Puts hours, which come ascending, under their channels: those ascending by id. */
export function hoursByChannel(hours: readonly HourOfAChannel[]): readonly HoursOfChannel[] {
  const channels = Map.groupBy(hours, ({ channelId }) => channelId);
  return [...channels]
    .sort(([a], [b]) => compareText(a, b))
    .map(([channelId, ofChannel]) => ({
      channelId,
      hours: ofChannel.map(({ hour, platformCount, held }) => ({ hour, platformCount, held })),
    }));
}
