import { z } from "zod";
import { Instant } from "./item.ts";

const compared = {
  from: Instant,
  to: Instant,
  expected: z.number().nonnegative().describe("Mean count of the same hours in the weeks before."),
  probability: z
    .number()
    .min(0)
    .max(1)
    .describe("Of so few comments or fewer in these hours, if the channel kept to its habit."),
};

/** What a channel's newest comments say against its habit. */
export const HabitVerdict = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("unknown").describe("Too few weeks are held to know its habit.") }),
  z.object({
    kind: z.literal("unread").describe("It was not read to its end lately, so nobody knows what came."),
    since: Instant.nullable().describe("`null`: never."),
  }),
  z.object({ kind: z.literal("usual") }),
  z.object({ kind: z.literal("silent").describe("No comment in these hours."), ...compared }),
  z.object({
    kind: z.literal("low").describe("Far fewer comments in these hours than usual."),
    ...compared,
    count: z.int().nonnegative(),
  }),
]);
export type HabitVerdict = Readonly<z.infer<typeof HabitVerdict>>;

/** The verdict, and when it was reached. */
export const ChannelHabit = z.object({
  judgedAt: Instant,
  verdict: HabitVerdict,
  alarmedAt: Instant.nullable().describe(
    "When the alarm was raised that still stands, also while the channel is unread; `null` where none does.",
  ),
});
export type ChannelHabit = Readonly<z.infer<typeof ChannelHabit>>;
