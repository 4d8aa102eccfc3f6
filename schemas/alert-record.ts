import type { HandlingStep } from "./alert-handling.ts";
import type { SettledAlert } from "./alert-outbox.ts";
import type { Alert } from "./alert.ts";
import type { Instant } from "./item.ts";

/** How far one destination has been told of an alert. */
export interface AlertDelivery {
  readonly destination: string;
  /** `waiting`: for its time, such as the end of quiet hours; `sending`: it was tried, and is tried again. */
  readonly progress: "waiting" | "sending" | SettledAlert["outcome"];
  /** Since when it waits or is sent, or when its delivery was over. */
  readonly at: Instant;
  /** Why it failed so far, or in the end; of a delivered one, who of a list was refused. In English; `null` for nothing of that. */
  readonly reason: string | null;
}

/** An alert with all that became of it. */
export interface AlertRecord {
  readonly alert: Alert;
  /** What people did about its episode, oldest first. */
  readonly steps: readonly HandlingStep[];
  /** Of the destinations that want it, by name. One whose delivery was over more than a week ago is not known any more. */
  readonly deliveries: readonly AlertDelivery[];
}
