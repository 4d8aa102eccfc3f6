import type { EventLog } from "../../pipelines/ports/event-log.ts";
import { analysedTopic, indexGroup, processGroup, rawTopic } from "../../schemas/topics.ts";
import type { WorkerDependencies } from "./dependencies.ts";

const askAgainAfterMs = 50;

/** Records in the log that have not gone through the process and index workers yet. */
export async function recordsWaiting(log: Pick<EventLog, "lag">): Promise<number> {
  // In the order an item travels: what leaves the first while we ask is seen in the second.
  return (await log.lag(rawTopic, processGroup)) + (await log.lag(analysedTopic, indexGroup));
}

/** When the oldest of those records was appended, or up to a minute before, in ms since 1970; `null` when there are none. */
export async function oldestRecordWaiting(log: Pick<EventLog, "oldestWaiting">): Promise<number | null> {
  const found = [
    await log.oldestWaiting(rawTopic, processGroup),
    await log.oldestWaiting(analysedTopic, indexGroup),
  ].filter((each) => each !== null);
  return found.length === 0 ? null : Math.min(...found);
}

/** Resolves once everything in the log has gone through the process and index workers; `report` hears how much is left. */
export async function waitUntilIndexed(
  { log, clock }: Pick<WorkerDependencies, "log" | "clock">,
  signal: AbortSignal,
  report: (left: number) => void = () => {},
): Promise<void> {
  for (;;) {
    const left = await recordsWaiting(log);
    if (left === 0) return;
    report(left);
    await clock.sleep(askAgainAfterMs, signal);
  }
}
