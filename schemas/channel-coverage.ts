import { z } from "zod";
import type { Platform } from "./channel.ts";
import { DocumentId, documentId, Instant } from "./item.ts";

const count = z.int().nonnegative();

/** What a channel's platform counted in an hour and what was held, of the posts of which it tells a count. */
export const ChannelHour = z.object({
  id: DocumentId,
  channelId: z.string(),
  hour: Instant.describe("Its first moment."),
  observedAt: Instant.describe("When somebody looked, in that hour."),
  platformCount: count
    .nullable()
    .describe("`null` when the channel had not been read to its end lately: a gap, whatever is held."),
  held: count,
});
export type ChannelHour = Readonly<z.infer<typeof ChannelHour>>;

/** One a channel and hour, so that whoever looks again in that hour replaces what was seen before. */
export function channelHourId(platform: Platform, channelId: string, hour: Instant): DocumentId {
  return documentId(platform, `${channelId}@${hour}`);
}

/** An hour in which the channel had been read. */
export interface CoverageHour extends Pick<ChannelHour, "hour" | "held"> {
  readonly platformCount: number;
}

/** How complete a channel was, hour by hour. */
export interface ChannelCoverage {
  /** The first moment of the last hour in which somebody looked. */
  readonly lookedAt: Instant;
  /** Ascending, of the last seven days. An hour in which the channel was not read to its end is absent: a gap. */
  readonly hours: readonly CoverageHour[];
}
