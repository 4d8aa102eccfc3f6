import type { Channel } from "../../schemas/channel.ts";
import type { Instant } from "../../schemas/item.ts";
import type { Report } from "../../schemas/report.ts";
import type { HoursOfChannel } from "../ports/search-index.ts";
import { unreadHours } from "../trends/series/unread-hours.ts";

type Coverage = Report["coverage"];

const hourMs = 3_600_000;

/** How completely the channels were read in a period, from what was held of them hour by hour. */
export function coverageOf(
  channels: readonly Channel[],
  hours: readonly HoursOfChannel[],
): Pick<Coverage, "channels" | "gaps"> {
  const byChannel = new Map(hours.map((each) => [each.channelId, each.hours]));
  return {
    channels: channels.map(({ id, platform }) => {
      const looked = byChannel.get(id) ?? [];
      const read = looked.filter(({ platformCount }) => platformCount !== null);
      const last = read.at(-1);
      return {
        channelId: id,
        platform,
        held: last?.held ?? null,
        platformCount: last?.platformCount ?? null,
        hoursRead: read.length,
        hoursMissing: looked.length - read.length,
      };
    }),
    gaps: channels.flatMap(({ id }) => gapsOf(id, byChannel.get(id) ?? [])),
  };
}

/** Hours after each other in which somebody looked and the channel had not been read to its end. */
function gapsOf(channelId: string, hours: HoursOfChannel["hours"]): Coverage["gaps"] {
  const gaps: { channelId: string; from: Instant; to: Instant }[] = [];
  for (const { hour, platformCount } of hours) {
    if (platformCount !== null) continue;
    const [last, to] = [gaps.at(-1), new Date(Date.parse(hour) + hourMs).toISOString()];
    if (last?.to === hour) gaps[gaps.length - 1] = { ...last, to };
    else gaps.push({ channelId, from: hour, to });
  }
  return gaps;
}

/**
 * Whether so much of a day is a gap that no comments held of it mean nothing: in every hour in which somebody looked too many
 * channels had not been read, or nobody looked at all.
 */
export function unreadDays(hours: readonly HoursOfChannel[]): (from: Instant) => boolean {
  const isGap = unreadHours(hours);
  const looked = new Set(hours.flatMap((channel) => channel.hours.map(({ hour }) => Date.parse(hour))));
  return (from) => {
    const day = Array.from({ length: 24 }, (_, n) => Date.parse(from) + n * hourMs);
    return day.every((hour) => !looked.has(hour) || isGap(hour));
  };
}
