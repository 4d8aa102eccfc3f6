import { z } from "zod";
import { Alert } from "./alert.ts";
import { Instant } from "./item.ts";

/** An alert that was raised, and what people did about it. */
export const AlertRecord = z.strictObject({
  alert: Alert,
  acknowledged: z
    .strictObject({ by: z.string().min(1), at: Instant })
    .nullable()
    .describe("`null` while nobody said that they look after it."),
});
export type AlertRecord = Readonly<z.infer<typeof AlertRecord>>;
