import type { EventLog } from "../../pipelines/ports/event-log.ts";
import { analysedTopic, indexGroup, readers } from "../../schemas/topics.ts";
import type { WorkerDependencies } from "./dependencies.ts";

const askAgainAfterMs = 50;

/** Records in the log that have not gone through the process and index workers yet. */
export async function recordsWaiting(log: Pick<EventLog, "lag">): Promise<number> {
  let records = 0;
  for (const { topic, group } of readers) records += await log.lag(topic, group);
  return records;
}

/** When the oldest of those records was appended, or up to a minute before, in ms since 1970; `null` when there are none. */
export async function oldestRecordWaiting(log: Pick<EventLog, "oldestWaiting">): Promise<number | null> {
  const found: number[] = [];
  for (const { topic, group } of readers) found.push((await log.oldestWaiting(topic, group)) ?? Infinity);
  const oldest = Math.min(...found);
  return Number.isFinite(oldest) ? oldest : null;
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

/**
 * Resolves once the index worker is through with everything that was appended by `atMs`: soon, however much is appended
 * after it; a minute later at most, because the log dates what waits by the minute.
 */
export async function waitUntilIndexedTo(
  atMs: number,
  { log, clock }: Pick<WorkerDependencies, "log" | "clock">,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    const oldestMs = await log.oldestWaiting(analysedTopic, indexGroup);
    if (oldestMs === null || oldestMs > atMs) return;
    await clock.sleep(askAgainAfterMs, signal);
  }
}
