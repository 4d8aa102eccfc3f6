import { createHash } from "node:crypto";
import type { Alert } from "../../../schemas/alert.ts";
import { compareSeverity } from "../../../schemas/alert.ts";
import type {
  AlertOutbox,
  MessageOnItsWay,
  QueuedAlert,
  SettledAlert,
} from "../../../schemas/alert-outbox.ts";
import type { Instant } from "../../../schemas/item.ts";
import type { Delivery } from "../../ports/notifier.ts";
import { afterAttempt, attemptAgain, firstAttempt } from "../../core/attempts.ts";
import type { WorkingCalendar } from "../../stats/calendar/working-calendar.ts";
import type { DeliveryTimes } from "./quiet-time.ts";
import { dueAtMs, isQuiet, isUrgent } from "./quiet-time.ts";

export interface ClaimOptions extends DeliveryTimes {
  /** Most messages whose first attempt is within any hour. */
  readonly mostPerHour: number;
}

const hourMs = 3_600_000;
/** An alert that waited so long was held up; those held up come together. */
const heldUpMs = 5 * 60_000;
const mostInDigest = 20;
const rememberedMs = 7 * 24 * hourMs;

const emptyOutbox: AlertOutbox = { waiting: [], onItsWay: null, sentAt: [], settled: [] };

/** With the alert waiting, unless it waits already, is on its way or is settled: then the same outbox. */
export function enqueue(outbox: AlertOutbox = emptyOutbox, alert: Alert, nowMs: number): AlertOutbox {
  const { id: alertId, episodeId, kind, severity } = alert;
  const known = [...outbox.waiting, ...(outbox.onItsWay?.alerts ?? []), ...outbox.settled];
  if (known.some((each) => each.alertId === alertId)) return outbox;
  return {
    ...outbox,
    waiting: [...outbox.waiting, { alertId, episodeId, kind, severity, queuedAt: instant(nowMs) }],
  };
}

/**
 * With the next attempt claimed, so that no other worker makes it; the same outbox when there is none to make. A message
 * that failed is tried again before another begins. `snoozedUntil` says of an episode until when people want no word of it.
 */
export function claim(
  outbox: AlertOutbox,
  options: ClaimOptions,
  calendar: WorkingCalendar,
  snoozedUntil: (episodeId: string) => Instant | null,
  nowMs: number,
): AlertOutbox {
  const { onItsWay } = outbox;
  if (onItsWay !== null) {
    const again = attemptAgain(onItsWay, nowMs);
    return again === undefined ? outbox : { ...outbox, onItsWay: again };
  }
  const sentAt = outbox.sentAt.filter((at) => Date.parse(at) > nowMs - hourMs);
  const quiet = isQuiet(options, nowMs, calendar);
  const ready = outbox.waiting.filter((alert) => {
    if (quiet && !isUrgent(alert)) return false;
    const snoozed = snoozedUntil(alert.episodeId);
    return dueAtMs(alert, options, calendar) <= nowMs && (snoozed === null || Date.parse(snoozed) <= nowMs);
  });
  const chosen = chooseAlerts(ready, options.mostPerHour - sentAt.length, nowMs);
  if (chosen.length === 0) return outbox;
  const message: MessageOnItsWay = { id: messageId(chosen), alerts: chosen, ...firstAttempt(nowMs) };
  const waiting = outbox.waiting.filter((alert) => !chosen.includes(alert));
  return { ...outbox, waiting, onItsWay: message, sentAt: [...sentAt, message.since] };
}

/** The alerts of the next message, most severe first: those held up together, the last that the hour allows with all that remain. */
function chooseAlerts(ready: readonly QueuedAlert[], allowed: number, nowMs: number): readonly QueuedAlert[] {
  if (allowed <= 0) return [];
  const order = ready.toSorted(
    (a, b) => compareSeverity(b.severity, a.severity) || Date.parse(a.queuedAt) - Date.parse(b.queuedAt),
  );
  const heldUp = order.filter(({ queuedAt }) => nowMs - Date.parse(queuedAt) >= heldUpMs);
  const together = allowed === 1 ? order : heldUp;
  return together.length > 1 ? together.slice(0, mostInDigest) : order.slice(0, 1);
}

/** After an attempt at the message `id`; the same outbox when that message is on its way no more. `random` is uniform from 0 to below 1. */
export function settle(
  outbox: AlertOutbox,
  id: string,
  delivery: Delivery,
  nowMs: number,
  random: () => number,
): AlertOutbox {
  const { onItsWay } = outbox;
  if (onItsWay === null || onItsWay.id !== id) return outbox;
  const over = (outcome: SettledAlert["outcome"], note: string | null): AlertOutbox => {
    const kept = outbox.settled.filter(({ at }) => Date.parse(at) > nowMs - rememberedMs);
    const settled = onItsWay.alerts.map(({ alertId }) => ({ alertId, at: instant(nowMs), outcome, note }));
    return { ...outbox, onItsWay: null, settled: [...kept, ...settled] };
  };
  const after = afterAttempt(onItsWay, delivery, nowMs, random);
  if (after.kind === "over") return over(after.outcome, after.note);
  return { ...outbox, onItsWay: after.next };
}

/** One alert's message has its id; a digest's is made of those in it. */
function messageId(alerts: readonly QueuedAlert[]): string {
  const [only, ...others] = alerts;
  if (only !== undefined && others.length === 0) return only.alertId;
  const ids = alerts.map(({ alertId }) => alertId).join("\n");
  return `digest-${createHash("sha256").update(ids).digest("hex").slice(0, 24)}`;
}

function instant(ms: number): Instant {
  return new Date(ms).toISOString();
}
