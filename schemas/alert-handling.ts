import { z } from "zod";
import { Instant } from "./item.ts";

const done = { by: z.string().min(1).describe("Who said so."), at: Instant };
const note = z.string().nullable().describe("In their own words; `null` for none.");

/** What people did about an episode. */
export const HandlingStep = z.discriminatedUnion("action", [
  z.object({ action: z.literal("acknowledged"), ...done, note }),
  z.object({ action: z.literal("assigned"), ...done, to: z.string().min(1), note }),
  z.object({ action: z.literal("snoozed"), ...done, until: Instant, note }),
]);
export type HandlingStep = Readonly<z.infer<typeof HandlingStep>>;

/** Everything people did about one episode, oldest first. Nothing is ever taken away. */
export const AlertHandling = z.object({ steps: z.array(HandlingStep).min(1).readonly() });
export type AlertHandling = Readonly<z.infer<typeof AlertHandling>>;
