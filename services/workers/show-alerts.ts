import { boardAlerts } from "../../pipelines/alerts/board-alerts.ts";
import type { AlertBoard } from "../../pipelines/ports/alert-board.ts";
import type { StateStore } from "../../pipelines/ports/state-store.ts";
import type { WorkerDependencies } from "./dependencies.ts";
import { listAlertRecords } from "./list-alert-records.ts";
import { lookAgain } from "./look-again.ts";

interface Dependencies {
  readonly state: Pick<StateStore, "list">;
  readonly board: AlertBoard;
}

/** What lies on the board under an alert's id, as JSON. */
export type Shown = Map<string, string>;

const everyMs = 30_000;

/** Keeps the board equal to what the state knows of alerts, until `signal` aborts. Never ends a worker: a look that fails is made again. */
export async function showAlerts(
  dependencies: Dependencies & Pick<WorkerDependencies, "clock" | "logger">,
  signal: AbortSignal,
): Promise<void> {
  const shown: Shown = new Map();
  await lookAgain(dependencies, { everyMs, failed: "alerts.not-shown" }, signal, async () => {
    await showNews(dependencies, shown);
  });
}

/**
 * Shows what is not `shown` as it is by now, and remembers it there. With an empty `shown`, as after a start, that is every alert:
 * so whatever a crash cut off is made good.
 */
export async function showNews({ state, board }: Dependencies, shown: Shown): Promise<void> {
  const rows = boardAlerts(await listAlertRecords(state)).map((alert) => ({
    alert,
    json: JSON.stringify(alert),
  }));
  const news = rows.filter(({ alert, json }) => shown.get(alert.id) !== json);
  if (news.length === 0) return;
  await board.show(news.map(({ alert }) => alert));
  for (const { alert, json } of news) shown.set(alert.id, json);
}
