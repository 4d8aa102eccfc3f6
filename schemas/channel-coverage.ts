import { z } from "zod";
import { Instant } from "./item.ts";

const count = z.int().nonnegative();

/** What a channel's platform counted in an hour and what was held, of the posts of which it tells a count. */
export const CoverageHour = z.object({
  hour: Instant.describe("Its first moment."),
  platformCount: count,
  held: count,
});
export type CoverageHour = Readonly<z.infer<typeof CoverageHour>>;

/** How complete a channel was, hour by hour. */
export const ChannelCoverage = z.object({
  lookedAt: Instant.describe("The first moment of the last hour in which somebody looked."),
  hours: z
    .array(CoverageHour)
    .readonly()
    .describe(
      "Ascending, of the last seven days. An hour in which the channel was not read to its end is absent: a gap.",
    ),
});
export type ChannelCoverage = Readonly<z.infer<typeof ChannelCoverage>>;
