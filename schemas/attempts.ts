import { z } from "zod";
import { Instant } from "./item.ts";

/** How the delivery of one message goes. Until it is over, every attempt sends the very same. */
export const Attempts = z.object({
  since: Instant.describe("Of the first attempt."),
  attempts: z.int().positive(),
  nextAt: Instant.describe(
    "When it may be tried again; while an attempt runs, when that is given up for lost.",
  ),
  reached: z
    .array(z.string())
    .readonly()
    .describe("Who of a list is done with, in words of the adapter's own."),
  reason: z.string().nullable().describe("Why the last attempt failed; `null` while the first runs."),
});
export type Attempts = Readonly<z.infer<typeof Attempts>>;

/** How a delivery ended. */
export const DeliveryOutcome = z.enum(["delivered", "refused", "expired"]);
export type DeliveryOutcome = z.infer<typeof DeliveryOutcome>;
