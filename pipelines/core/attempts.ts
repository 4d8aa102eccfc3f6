import type { Attempts, DeliveryOutcome } from "../../schemas/attempts.ts";
import type { Delivery } from "../ports/notifier.ts";

const hourMs = 3_600_000;
/** No adapter's attempt takes longer; after that its worker is dead, and another may try. */
const attemptMs = 6 * 60_000;
const longestWaitMs = 15 * 60_000;
const expiresMs = 72 * hourMs;

/** The first attempt, claimed so that no other worker makes it. */
export function firstAttempt(nowMs: number): Attempts {
  const since = instant(nowMs);
  return { since, attempts: 1, nextAt: instant(nowMs + attemptMs), reached: [], reason: null };
}

/** With the next attempt claimed; `undefined` while it is too early for one, or another worker makes one. */
export function attemptAgain<T extends Attempts>(before: T, nowMs: number): T | undefined {
  if (Date.parse(before.nextAt) > nowMs) return undefined;
  return { ...before, attempts: before.attempts + 1, nextAt: instant(nowMs + attemptMs) };
}

/** With an attempt's claim running from now on, as when what it needs has been made ready; `undefined` where another worker has claimed since. */
export function keepClaim<T extends Attempts>(now: T, claimed: Attempts, nowMs: number): T | undefined {
  return now.attempts === claimed.attempts ? { ...now, nextAt: instant(nowMs + attemptMs) } : undefined;
}

/** What an attempt leads to: the end, with a note on who did not get it, or another attempt. `random` is uniform from 0 to below 1. */
export function afterAttempt<T extends Attempts>(
  made: T,
  delivery: Delivery,
  nowMs: number,
  random: () => number,
):
  | { readonly kind: "over"; readonly outcome: DeliveryOutcome; readonly note: string | null }
  | { readonly kind: "again"; readonly next: T } {
  if (delivery.kind === "delivered") return { kind: "over", outcome: "delivered", note: delivery.refused };
  const { reason } = delivery;
  if (delivery.kind === "refused") return { kind: "over", outcome: "refused", note: reason };
  if (nowMs - Date.parse(made.since) >= expiresMs) return { kind: "over", outcome: "expired", note: reason };
  // Half of the wait is by chance, so that many do not come back at once, and half is not, so that nobody is hurried.
  const longest = Math.min(longestWaitMs, 10_000 * 2 ** Math.min(20, made.attempts - 1));
  const waitMs = Math.max(delivery.afterMs ?? 0, longest / 2 + (random() * longest) / 2);
  return {
    kind: "again",
    next: { ...made, reached: delivery.reached, reason, nextAt: instant(nowMs + waitMs) },
  };
}

function instant(ms: number): string {
  return new Date(ms).toISOString();
}
