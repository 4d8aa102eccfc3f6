import { compareText } from "../../pipelines/core/compare-text.ts";
import type { StateStore } from "../../pipelines/ports/state-store.ts";
import type { AlertOutbox } from "../../schemas/alert-outbox.ts";
import type { AlertDelivery, AlertRecord } from "../../schemas/alert-record.ts";
import { alertHandlings, alertOutboxes } from "./deliver-alerts.ts";
import { listAlerts } from "./watch/list-alerts.ts";

/** The alerts that were raised with what became of each, the newest first. */
export async function listAlertRecords(state: Pick<StateStore, "list">): Promise<readonly AlertRecord[]> {
  const [raised, handlings, outboxes] = await Promise.all([
    listAlerts(state),
    Array.fromAsync(state.list(alertHandlings)),
    Array.fromAsync(state.list(alertOutboxes)),
  ]);
  const steps = new Map(handlings.map(({ key, value }) => [key, value.steps]));
  const byName = outboxes.toSorted((a, b) => compareText(a.key, b.key));
  return raised.map((alert) => ({
    alert,
    steps: steps.get(alert.episodeId) ?? [],
    deliveries: byName.flatMap(({ key, value }) => deliveryOf(key, value, alert.id) ?? []),
  }));
}

function deliveryOf(
  destination: string,
  { waiting, onItsWay, settled }: AlertOutbox,
  id: string,
): AlertDelivery | undefined {
  const over = settled.find(({ alertId }) => alertId === id);
  if (over !== undefined) return { destination, progress: over.outcome, at: over.at, reason: over.note };
  if (onItsWay?.alerts.some(({ alertId }) => alertId === id) === true)
    return { destination, progress: "sending", at: onItsWay.since, reason: onItsWay.reason };
  const queued = waiting.find(({ alertId }) => alertId === id);
  if (queued === undefined) return undefined;
  return { destination, progress: "waiting", at: queued.queuedAt, reason: null };
}
