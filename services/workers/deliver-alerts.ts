import type { ClaimOptions } from "../../pipelines/alerts/delivery/outbox.ts";
import { claim, enqueue, settle } from "../../pipelines/alerts/delivery/outbox.ts";
import { snoozedUntil } from "../../pipelines/alerts/delivery/handling.ts";
import { updateState } from "../../pipelines/core/update-state.ts";
import type { Delivery, Message, Notifier } from "../../pipelines/ports/notifier.ts";
import type { Collection, StateStore } from "../../pipelines/ports/state-store.ts";
import type { WorkingCalendar } from "../../pipelines/stats/calendar/working-calendar.ts";
import type { AlertSeverity } from "../../schemas/alert.ts";
import { Alert, compareSeverity } from "../../schemas/alert.ts";
import { AlertHandling } from "../../schemas/alert-handling.ts";
import type { MessageOnItsWay } from "../../schemas/alert-outbox.ts";
import { AlertOutbox } from "../../schemas/alert-outbox.ts";
import type { StateCode } from "../../schemas/states.ts";
import type { WorkerDependencies } from "./dependencies.ts";
import { runWorker } from "./run-worker.ts";

/** One document an alert, under its id. */
export const alerts: Collection<Alert> = { name: "alerts", schema: Alert };

/** One document a destination, under its name. */
export const alertOutboxes: Collection<AlertOutbox> = { name: "alert-outboxes", schema: AlertOutbox };

/** One document an episode, under its id: what people did about it. */
export const alertHandlings: Collection<AlertHandling> = { name: "alert-handlings", schema: AlertHandling };

/** Who is told of which alerts, and when. */
export interface DestinationRule extends ClaimOptions {
  readonly name: string;
  readonly atLeast: AlertSeverity;
  /** Absent: alerts about all states and the whole nation. */
  readonly states?: readonly StateCode[] | undefined;
  /** Absent: alerts about all topics. */
  readonly topics?: readonly string[] | undefined;
  /** Names of the rules whose alerts it is told, whatever else stands here; absent: none. */
  readonly rules?: readonly string[] | undefined;
}

export interface ToldDestination {
  readonly rule: DestinationRule;
  readonly notifier: Notifier;
}

type Dependencies = Pick<WorkerDependencies, "clock" | "logger" | "metrics" | "random"> & {
  readonly state: StateStore;
  readonly calendar: WorkingCalendar;
};

const lookEveryMs = 5_000;

/**
 * Keeps an alert and queues it for every destination that wants it. May be called again with the same alert, whatever
 * crashed in between: each destination has it once.
 */
export async function queueAlert(
  { state, clock }: Pick<Dependencies, "state" | "clock">,
  alert: Alert,
  rules: readonly DestinationRule[],
): Promise<void> {
  await updateState(state, alerts, alert.id, (kept) => kept ?? alert);
  for (const rule of rules) {
    if (isWanted(alert, rule))
      await updateState(state, alertOutboxes, rule.name, (outbox) => enqueue(outbox, alert, clock.now()));
  }
}

function isWanted(
  { severity, series, rule }: Alert,
  { atLeast, states, topics, rules }: DestinationRule,
): boolean {
  if (rule !== null) return rules?.includes(rule) ?? false;
  return (
    compareSeverity(severity, atLeast) >= 0 &&
    (states === undefined || (series.state !== null && states.includes(series.state))) &&
    (topics === undefined || (series.topic !== null && topics.includes(series.topic)))
  );
}

/** Sends what is queued, each destination by itself, until `signal` aborts: one that hangs holds up no other. */
export async function deliverAlerts(
  dependencies: Dependencies,
  destinations: readonly ToldDestination[],
  signal: AbortSignal,
): Promise<void> {
  await Promise.all(
    destinations.map((destination) =>
      runWorker("deliver", dependencies, signal, async (attempt) => {
        while (!signal.aborted) {
          const sent = await deliverNext(dependencies, destination, signal);
          attempt.succeeded();
          if (!sent) await dependencies.clock.sleep(lookEveryMs, signal).catch(() => {});
        }
      }),
    ),
  );
}

/** Makes the destination's next attempt; `false` when there is none to make now. */
export async function deliverNext(
  dependencies: Dependencies,
  { rule, notifier }: ToldDestination,
  signal: AbortSignal,
): Promise<boolean> {
  const { state, clock, logger, metrics, random } = dependencies;
  const message = await claimNext(dependencies, rule);
  if (message === undefined) return false;
  const after = (delivery: Delivery) =>
    updateState(state, alertOutboxes, rule.name, (outbox) =>
      outbox === undefined ? undefined : settle(outbox, message.id, delivery, clock.now(), random),
    );
  const delivery = await attemptAt(dependencies, message, notifier, signal).catch(async (error: unknown) => {
    // Nobody knows whether it arrived; the next to look need not wait until this attempt counts as lost.
    if (signal.aborted)
      await after({ kind: "retry", reason: "stopped", afterMs: null, reached: message.reached });
    throw error;
  });
  await after(delivery);
  metrics.count("alert_attempts_total", { destination: rule.name, outcome: delivery.kind });
  const fields = {
    destination: rule.name,
    message: message.id,
    alerts: message.alerts.length,
    attempts: message.attempts,
  };
  if (delivery.kind !== "delivered")
    logger.warn({ ...fields, reason: delivery.reason }, `alerts.${delivery.kind}`);
  else if (delivery.refused !== null)
    logger.warn({ ...fields, reason: delivery.refused }, "alerts.delivered");
  else logger.info(fields, "alerts.delivered");
  return true;
}

async function attemptAt(
  { state }: Dependencies,
  message: MessageOnItsWay,
  notifier: Notifier,
  signal: AbortSignal,
): Promise<Delivery> {
  const content = await contentOf(state, message);
  if (content === undefined) return { kind: "refused", reason: "its alerts are kept no more" };
  return await notifier.deliver(content, message.reached, signal);
}

async function claimNext(
  { state, clock, calendar }: Dependencies,
  rule: DestinationRule,
): Promise<MessageOnItsWay | undefined> {
  const outbox = (await state.get(alertOutboxes, rule.name))?.value;
  if (outbox === undefined) return undefined;
  const snoozes = new Map<string, ReturnType<typeof snoozedUntil>>();
  for (const { episodeId } of outbox.waiting)
    snoozes.set(episodeId, snoozedUntil((await state.get(alertHandlings, episodeId))?.value));
  let claimed: MessageOnItsWay | undefined;
  await updateState(state, alertOutboxes, rule.name, (current) => {
    if (current === undefined) return undefined;
    const next = claim(current, rule, calendar, (episodeId) => snoozes.get(episodeId) ?? null, clock.now());
    claimed = next === current ? undefined : (next.onItsWay ?? undefined);
    return next;
  });
  return claimed;
}

/** `undefined` when none of its alerts is kept any more. */
async function contentOf(
  state: StateStore,
  { id, alerts: queued }: MessageOnItsWay,
): Promise<Message | undefined> {
  const found: Alert[] = [];
  for (const { alertId } of queued) {
    const kept = await state.get(alerts, alertId);
    if (kept !== undefined) found.push(kept.value);
  }
  const [first, ...others] = found;
  if (first === undefined) return undefined;
  return others.length === 0 ? { kind: "alert", id, alert: first } : { kind: "digest", id, alerts: found };
}
