import type { Source } from "../../pipelines/ports/source.ts";
import type { Channel, Platform } from "../../schemas/channel.ts";
import { ListeningError } from "../../schemas/errors.ts";
import { channelVisitKey, channelVisits, VisitJournal } from "./channel-visits.ts";
import type { Visited } from "./collect.ts";
import { visitChannel } from "./collect.ts";
import type { CollectDependencies } from "./dependencies.ts";
import { pushedChannels } from "./pushes.ts";
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

/** Between two rounds, how often it is looked for channels that pushes came for. */
const lookForPushesEveryMs = 5_000;

/** A push calls for a visit, but not for one after the other: each costs the platform's budget. */
const pushedVisitAtMostEveryMs = 60_000;

/**
 * Visits every channel, again and again, until `signal` aborts; between two rounds, those that pushes came for. What one
 * channel's platform refuses does not hold up the others.
 */
export async function runCollect(
  dependencies: CollectDependencies,
  { channels, sources, again, concurrency }: CollectOptions,
  signal: AbortSignal,
): Promise<void> {
  const { clock } = dependencies;
  const pauseMs = again === "once" ? 0 : again.everyMs;
  const besideBackfills = again !== "once"; // of which nothing would be left to anybody
  const visitAll = async (chosen: readonly Channel[]) => {
    const queue = chosen.values();
    const visitFromQueue = async () => {
      for (const channel of queue) {
        const source = sources.get(channel.platform);
        if (source === undefined || signal.aborted) continue;
        await visitOne(dependencies, { source, channel, pauseMs, besideBackfills }, signal);
      }
    };
    await Promise.all(Array.from({ length: concurrency }, visitFromQueue));
  };
  while (!signal.aborted) {
    await visitAll(channels);
    if (again === "once") return;
    const nextRoundMs = clock.now() + pauseMs;
    while (!signal.aborted && clock.now() < nextRoundMs) {
      const waitMs = Math.min(lookForPushesEveryMs, nextRoundMs - clock.now());
      await clock.sleep(waitMs, signal).catch(() => {});
      if (!signal.aborted) await visitAll(await pushedSinceVisited(dependencies, channels));
    }
  }
}

/** The channels for which a push came after their last visit began, where that is long enough ago. */
async function pushedSinceVisited(
  { state, clock }: Pick<CollectDependencies, "state" | "clock">,
  channels: readonly Channel[],
): Promise<readonly Channel[]> {
  const lastPush = new Map<string, string>();
  for await (const { key, value } of state.list(pushedChannels)) lastPush.set(key, value.lastAt);
  if (lastPush.size === 0) return [];
  const visitedBefore = new Date(clock.now() - pushedVisitAtMostEveryMs).toISOString();
  const found: Channel[] = [];
  for (const channel of channels) {
    const pushedAt = lastPush.get(channelVisitKey(channel));
    if (pushedAt === undefined) continue;
    const visited = (await state.get(channelVisits, channelVisitKey(channel)))?.value.startedAt ?? "";
    if (visited <= pushedAt && visited <= visitedBefore) found.push(channel);
  }
  return found;
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
