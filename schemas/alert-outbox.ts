import { z } from "zod";
import { AlertKind, AlertSeverity } from "./alert.ts";
import { Attempts, DeliveryOutcome } from "./attempts.ts";
import { Instant } from "./item.ts";

/** An alert that a destination is still to be told. */
export const QueuedAlert = z.object({
  alertId: z.string(),
  episodeId: z.string(),
  kind: AlertKind,
  severity: AlertSeverity,
  queuedAt: Instant,
});
export type QueuedAlert = Readonly<z.infer<typeof QueuedAlert>>;

/** A message on its way. */
export const MessageOnItsWay = Attempts.extend({
  id: z.string(),
  alerts: z.array(QueuedAlert).min(1).readonly().describe("One, or those of a digest."),
});
export type MessageOnItsWay = Readonly<z.infer<typeof MessageOnItsWay>>;

/** An alert whose delivery is over. */
export const SettledAlert = z.object({
  alertId: z.string(),
  at: Instant,
  outcome: DeliveryOutcome,
  note: z
    .string()
    .nullable()
    .describe("Who of a list was refused, or why all were; `null` when everybody has it."),
});
export type SettledAlert = Readonly<z.infer<typeof SettledAlert>>;

/** All that is known of one destination: what it is to be told, is being told and was told. One document, written by compare-and-set. */
export const AlertOutbox = z.object({
  waiting: z.array(QueuedAlert).readonly(),
  onItsWay: MessageOnItsWay.nullable().describe("`null` when nothing is being sent."),
  sentAt: z.array(Instant).readonly().describe("Of each message's first attempt within the last hour."),
  settled: z.array(SettledAlert).readonly().describe("Of the last week, oldest first."),
});
export type AlertOutbox = Readonly<z.infer<typeof AlertOutbox>>;
