import type { Source } from "../../pipelines/ports/source.ts";
import type { Channel, Platform } from "../../schemas/channel.ts";
import { isSourceError, RateLimitedError } from "../../schemas/errors.ts";
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
 * In rounds, a visit that the platform fails is tried again in place so often, and while it need not wait longer than this;
 * then it rests, because a channel that is away for a night must not hold up the others. A single round has all the time.
 */
const triesInPlace = 4;
const waitInPlaceMs = 60_000;

/** However long a platform asks us to stay away, a channel is looked at again after this. */
const restAtMostMs = 24 * 3_600_000;

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
  const restsUntilMs = new Map<Channel, number>();
  const visitAll = async (chosen: readonly Channel[]) => {
    const queue = chosen.values();
    const visitFromQueue = async () => {
      for (const channel of queue) {
        const source = sources.get(channel.platform);
        if (source === undefined || signal.aborted || clock.now() < (restsUntilMs.get(channel) ?? 0))
          continue;
        const visit = { source, channel, pauseMs, besideBackfills, inRounds: again !== "once" };
        restsUntilMs.set(channel, clock.now() + (await visitOne(dependencies, visit, signal)));
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

interface OneVisit extends Omit<Visited, "progressed"> {
  readonly pauseMs: number;
  readonly besideBackfills: boolean;
  readonly inRounds: boolean;
}

/** Resolves to how long the platform wants to be left alone, in ms. */
async function visitOne(
  dependencies: CollectDependencies,
  { source, channel, pauseMs, besideBackfills, inRounds }: OneVisit,
  signal: AbortSignal,
): Promise<number> {
  const { logger } = dependencies;
  const fields = { platform: channel.platform, channel: channel.id };
  const journal = new VisitJournal(dependencies, channel);
  let restMs = 0;
  try {
    await runWorker(`collect ${channel.id}`, dependencies, signal, async (attempt) => {
      await journal.started();
      const progressed = () => attempt.succeeded();
      try {
        const what = { source, channel, progressed, besideBackfills };
        const summary = await visitChannel(dependencies, what, signal);
        await journal.succeeded();
        logger.info({ ...fields, ...summary }, "collect.visited");
      } catch (error) {
        if (!isSourceError(error)) throw error;
        await journal.failed(error); // also while it is tried again: until then, the channel stands still
        const askedMs = error instanceof RateLimitedError ? error.retryAfterMs : 0;
        const putOff = inRounds && (attempt.number >= triesInPlace || askedMs > waitInPlaceMs);
        if (!error.retryable || signal.aborted || !putOff) throw error;
        restMs = Math.min(askedMs, restAtMostMs);
        logger.warn({ ...fields, restMs, error }, "collect.put_off");
      }
    });
  } catch (error) {
    if (!isSourceError(error)) throw error;
    logger.error({ ...fields, error }, "collect.refused");
  }
  await journal.ended(Math.max(pauseMs, restMs));
  return restMs;
}
