import type { StateStore } from "../../../pipelines/ports/state-store.ts";
import { compareText } from "../../../pipelines/core/compare-text.ts";
import type { Alert } from "../../../schemas/alert.ts";
import { alerts } from "../deliver-alerts.ts";

/** The alerts that were raised, the newest first. */
export async function listAlerts(state: Pick<StateStore, "list">): Promise<readonly Alert[]> {
  const raised = await Array.fromAsync(state.list(alerts), ({ value }) => value);
  return raised.sort((a, b) => compareText(b.raisedAt, a.raisedAt) || compareText(a.id, b.id));
}
