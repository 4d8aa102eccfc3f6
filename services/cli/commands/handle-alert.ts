import { withStep } from "../../../pipelines/alerts/delivery/handling.ts";
import { updateState } from "../../../pipelines/core/update-state.ts";
import type { StateStore } from "../../../pipelines/ports/state-store.ts";
import type { HandlingStep } from "../../../schemas/alert-handling.ts";
import { ListeningError } from "../../../schemas/errors.ts";
import { alertHandlings, alerts } from "../../workers/deliver-alerts.ts";

/** Keeps what a person did about an alert's episode, and resolves to the episode's id. Throws USAGE when there is no such alert. */
export async function handleAlert(state: StateStore, alertId: string, step: HandlingStep): Promise<string> {
  const alert = await state.get(alerts, alertId);
  if (alert === undefined)
    throw new ListeningError("USAGE", `there is no alert ${alertId}`, { retryable: false });
  const { episodeId } = alert.value;
  await updateState(state, alertHandlings, episodeId, (handling) => withStep(handling, step));
  return episodeId;
}

/** The end of a snooze of so many hours, as `--hours` has it. Throws USAGE for what is no number above 0 and up to 720. */
export function snoozeEnd(hours: string, nowMs: number): string {
  const value = Number(hours);
  if (hours.trim() !== "" && value > 0 && value <= 720)
    return new Date(nowMs + value * 3_600_000).toISOString();
  throw new ListeningError("USAGE", "--hours must be a number above 0 and up to 720", { retryable: false });
}
