import type { Source } from "../../pipelines/ports/source.ts";
import type { Channel, Platform } from "../../schemas/channel.ts";
import { ListeningError } from "../../schemas/errors.ts";
import { VisitJournal } from "./channel-visits.ts";
import type { Visited } from "./collect.ts";
import { visitChannel } from "./collect.ts";
import type { CollectDependencies } from "./dependencies.ts";
import { runWorker } from "./run-worker.ts";

export interface CollectOptions {
  /** Channels of platforms without a source are left out; the caller has said so. */
  readonly channels: readonly Channel[];
  readonly sources: ReadonlyMap<Platform, Source>;
  /** Pause between two visits of a channel, beside which backfills are served; `once` ends after one. */
  readonly again: "once" | { readonly everyMs: number };
  /** How many channels are visited at the same time. */
  readonly concurrency: number;
}

/** Visits every channel, again and again, until `signal` aborts. What one channel's platform refuses does not hold up the others. */
export async function runCollect(
  dependencies: CollectDependencies,
  { channels, sources, again, concurrency }: CollectOptions,
  signal: AbortSignal,
): Promise<void> {
  const { clock } = dependencies;
  const pauseMs = again === "once" ? 0 : again.everyMs;
  const besideBackfills = again !== "once"; // of which nothing would be left to anybody
  while (!signal.aborted) {
    const queue = channels.values();
    const visitFromQueue = async () => {
      for (const channel of queue) {
        const source = sources.get(channel.platform);
        if (source === undefined || signal.aborted) continue;
        await visitOne(dependencies, { source, channel, pauseMs, besideBackfills }, signal);
      }
    };
    await Promise.all(Array.from({ length: concurrency }, visitFromQueue));
    if (again === "once") return;
    await clock.sleep(pauseMs, signal).catch(() => {});
  }
}

async function visitOne(
  dependencies: CollectDependencies,
  {
    source,
    channel,
    pauseMs,
    besideBackfills,
  }: Omit<Visited, "progressed"> & { readonly pauseMs: number; readonly besideBackfills: boolean },
  signal: AbortSignal,
): Promise<void> {
  const { logger } = dependencies;
  const fields = { platform: channel.platform, channel: channel.id };
  const journal = new VisitJournal(dependencies, channel);
  try {
    await runWorker(`collect ${channel.id}`, dependencies, signal, async (attempt) => {
      await journal.started();
      const progressed = () => attempt.succeeded();
      const summary = await noting(journal, () =>
        visitChannel(dependencies, { source, channel, progressed, besideBackfills }, signal),
      );
      await journal.succeeded();
      logger.info({ ...fields, ...summary }, "collect.visited");
    });
  } catch (error) {
    if (!(error instanceof ListeningError) || !error.code.startsWith("SOURCE_")) throw error;
    logger.error({ ...fields, error }, "collect.refused");
  }
  await journal.ended(pauseMs);
}

/** What the platform refused is noted also when it will be tried again: until then, the channel stands still. */
async function noting<T>(journal: VisitJournal, visit: () => Promise<T>): Promise<T> {
  try {
    return await visit();
  } catch (error) {
    if (error instanceof ListeningError && error.code.startsWith("SOURCE_")) await journal.failed(error);
    throw error;
  }
}
