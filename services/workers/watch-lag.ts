import { readers } from "../../schemas/topics.ts";
import type { WorkerDependencies } from "./dependencies.ts";
import { lookAgain } from "./look-again.ts";

const hourMs = 3_600_000;
const everyMs = 60_000;

/** How far a group of workers is behind on its topic. */
export interface Lag {
  readonly topic: string;
  readonly group: string;
  readonly records: number;
  /** Since the oldest waiting record was appended; 0 when none waits. */
  readonly hours: number;
  /** Half of the topic's retention has passed: somebody must act before the other half has, or comments are lost. */
  readonly alarming: boolean;
}

export interface LagLimits {
  /** How long the log keeps records that were not read. `undefined`: until they are. */
  readonly retentionMs: number | undefined;
}

export async function measureLag(
  { log, clock }: Pick<WorkerDependencies, "log" | "clock">,
  { retentionMs }: LagLimits,
): Promise<readonly Lag[]> {
  return await Promise.all(
    readers.map(async ({ topic, group }) => {
      const records = await log.lag(topic, group);
      const oldestMs = await log.oldestWaiting(topic, group);
      const behindMs = oldestMs === null ? 0 : Math.max(0, clock.now() - oldestMs);
      const alarming = retentionMs !== undefined && behindMs > retentionMs / 2;
      return { topic, group, records, hours: behindMs / hourMs, alarming };
    }),
  );
}

/** Measures every minute until `signal` aborts, and raises an operator's alarm in the log of this process. Never ends a worker: a log that can't be asked is tried again. */
export async function watchLag(
  dependencies: WorkerDependencies,
  limits: LagLimits,
  signal: AbortSignal,
): Promise<void> {
  const { logger, metrics } = dependencies;
  await lookAgain(dependencies, { everyMs, failed: "lag.unknown" }, signal, async () => {
    for (const { topic, group, records, hours, alarming } of await measureLag(dependencies, limits)) {
      metrics.set("lag_records", { topic, group }, records);
      metrics.set("lag_hours", { topic, group }, hours);
      if (alarming) logger.error({ topic, group, records, hours }, "lag.alarm");
    }
  });
}
