import type { Alert } from "../../../schemas/alert.ts";
import { alerts, queueAlert } from "../deliver-alerts.ts";
import type { WatchDependencies, WatchOptions } from "./watch-options.ts";

/** Keeps the alerts of the outbox and queues them for their destinations, each once, whoever did so before. */
export async function handOver(
  { state, clock, logger, metrics }: WatchDependencies,
  { destinations }: WatchOptions,
  raised: readonly Alert[],
): Promise<void> {
  for (const alert of raised) {
    const kept = await state.get(alerts, alert.id);
    await queueAlert({ state, clock }, alert, destinations);
    if (kept !== undefined) continue;
    const { id, kind, severity, delaySeconds } = alert;
    logger.info({ id, severity, delaySeconds }, "alert.raised");
    metrics.count("alerts_total", { kind, severity });
    if (delaySeconds !== null) metrics.set("alert_delay_seconds", {}, delaySeconds);
  }
}
