import type { Alert } from "../../schemas/alert.ts";
import type { Instant } from "../../schemas/item.ts";

/** What is sent to a destination in one piece. `id` is the same whenever the same message is tried again. */
export type Message =
  | { readonly kind: "alert"; readonly id: string; readonly alert: Alert }
  /** Several alerts that waited together: most severe first, at least two. */
  | { readonly kind: "digest"; readonly id: string; readonly alerts: readonly Alert[] }
  /** Says only that the destination works. */
  | { readonly kind: "test"; readonly id: string; readonly at: Instant };

/** What became of one attempt. No `reason` quotes a secret, an address of a person or anything people wrote. */
export type Delivery =
  /** The other side has it. `refused` says who of a list will never get it; `null` when everybody has it. */
  | { readonly kind: "delivered"; readonly refused: string | null }
  /** Nobody knows that it arrived, or only some have it: try the same message again. */
  | {
      readonly kind: "retry";
      readonly reason: string;
      /** Not before so many ms have passed, as the other side asked; `null` when it did not. */
      readonly afterMs: number | null;
      /** Who has it already, in words of the adapter's own; to be handed back with the next attempt. */
      readonly reached: readonly string[];
    }
  /** The other side will never take this message, though it may take others. */
  | { readonly kind: "refused"; readonly reason: string };

/** One destination of alerts. */
export interface Notifier {
  /**
   * One attempt, within a time limit of its own. Repeating a message is safe as far as the other side can tell by its
   * id; those `reached` before do not get it again. Every failure is an outcome: rejects only when `signal` aborts.
   */
  deliver(message: Message, reached: readonly string[], signal: AbortSignal): Promise<Delivery>;

  /** Why nothing can be sent at present; `undefined` when all is well. Sends no message. Rejects only when `signal` aborts. */
  check(signal: AbortSignal): Promise<string | undefined>;
}
