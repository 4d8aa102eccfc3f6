import { z } from "zod";
import { Instant } from "./item.ts";

/**
 * Why a hub does not push, or may soon no longer. `unconfirmed`: it was asked and has not asked back at our address yet;
 * `unreachable`: it did not answer, or broke; `refused`: it did not take the request; `denied`: it said no.
 */
const SubscriptionFault = z.enum(["unconfirmed", "unreachable", "refused", "denied"]);
export type SubscriptionFault = z.infer<typeof SubscriptionFault>;

/** What we asked of a hub (WebSub) for one channel. */
export const Subscription = z.object({
  terms: z.string().describe("Stands for hub, address and secret: under others, it is to be asked for anew."),
  askedAt: Instant.describe("When the hub was last asked."),
  confirmedAt: Instant.nullable().describe(
    "When the hub last asked back; `null`: never, or it said no since.",
  ),
  endsAt: Instant.nullable().describe("Nothing is pushed after it; `null` before the hub granted a time."),
  failure: z
    .object({ at: Instant, fault: SubscriptionFault })
    .nullable()
    .describe("What came of the last request; `null` once the hub has asked back."),
  failures: z.int().nonnegative().describe("Requests in a row for which the hub has not asked back."),
  nextAt: Instant.describe("The hub is not asked again before."),
});
export type Subscription = Readonly<z.infer<typeof Subscription>>;
