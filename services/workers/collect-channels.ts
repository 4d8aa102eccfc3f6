import type { Source } from "../../pipelines/ports/source.ts";
import type { Channel, Platform } from "../../schemas/channel.ts";
import { ListeningError } from "../../schemas/errors.ts";
import { visitChannel } from "./collect.ts";
import type { CollectDependencies } from "./dependencies.ts";
import { runWorker } from "./run-worker.ts";

export interface CollectOptions {
  /** Channels of platforms without a source are left out; the caller has said so. */
  readonly channels: readonly Channel[];
  readonly sources: ReadonlyMap<Platform, Source>;
  /** Pause between two visits of a channel; `once` ends after one. */
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
  while (!signal.aborted) {
    const queue = channels.values();
    const visitFromQueue = async () => {
      for (const channel of queue) {
        const source = sources.get(channel.platform);
        if (source === undefined || signal.aborted) continue;
        await visitOne(dependencies, source, channel, signal);
      }
    };
    await Promise.all(Array.from({ length: concurrency }, visitFromQueue));
    if (again === "once") return;
    await clock.sleep(again.everyMs, signal).catch(() => {});
  }
}

async function visitOne(
  dependencies: CollectDependencies,
  source: Source,
  channel: Channel,
  signal: AbortSignal,
): Promise<void> {
  const { logger } = dependencies;
  const fields = { platform: channel.platform, channel: channel.id };
  try {
    await runWorker(`collect ${channel.id}`, dependencies, signal, async (attempt) => {
      const summary = await visitChannel(
        dependencies,
        { source, channel, progressed: () => attempt.succeeded() },
        signal,
      );
      logger.info({ ...fields, ...summary }, "collect.visited");
    });
  } catch (error) {
    if (!(error instanceof ListeningError) || !error.code.startsWith("SOURCE_")) throw error;
    logger.error({ ...fields, error }, "collect.refused");
  }
}
