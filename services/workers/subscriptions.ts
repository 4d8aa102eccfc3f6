import type { RetryLimits } from "../../pipelines/core/retry.ts";
import { retryDecision } from "../../pipelines/core/retry.ts";
import { updateState } from "../../pipelines/core/update-state.ts";
import type { Clock } from "../../pipelines/ports/clock.ts";
import type { Collection, StateStore } from "../../pipelines/ports/state-store.ts";
import type { Channel } from "../../schemas/channel.ts";
import { isSourceError } from "../../schemas/errors.ts";
import { Subscription } from "../../schemas/subscription.ts";
import type { SubscriptionFault } from "../../schemas/subscription.ts";
import { channelVisitKey } from "./channel-visits.ts";
import type { WorkerDependencies } from "./dependencies.ts";
import { runWorker } from "./run-worker.ts";

/** One document a channel, under `platform:id`. */
export const subscriptions: Collection<Subscription> = { name: "subscriptions", schema: Subscription };

/** A channel for which a hub shall push. */
export interface SubscribedChannel {
  readonly channel: Channel;
  /** Stands for hub, address and secret, without telling them; when it changes, the hub is asked anew. */
  readonly terms: string;
}

export interface SubscribeOptions<Subscribed extends SubscribedChannel> {
  readonly subscribed: readonly Subscribed[];
  /** Resolves when the hub has taken the request, which it confirms at our address before or after. Throws as a source does. */
  readonly subscribe: (subscribed: Subscribed, signal: AbortSignal) => Promise<void>;
}

type Dependencies = Pick<WorkerDependencies, "clock" | "logger" | "random"> & { readonly state: StateStore };

const lookEveryMs = 60_000;

/** Hubs ask back within minutes; where they can't, somebody must mend our address first, and they are asked ever more rarely. */
const confirmedWithinMs = 10 * 60_000;

/** What a hub refuses or denies, it will an hour later too; somebody may have mended it by tomorrow. */
const refusedForMs = 24 * 3_600_000;

const retryLimits: RetryLimits = { firstMs: 60_000, mostMs: 3_600_000, failures: Number.POSITIVE_INFINITY };

/** Renewed when so much of the lease is over: what is left is for a hub that is away meanwhile. */
const renewedAfter = 0.75;

/**
 * Subscribes at a hub and renews in time, again and again, until `signal` aborts. What the hub refuses is remembered for
 * people to see and tried again later; it stops nothing, because polling finds everything without it.
 */
export async function keepSubscribed<Subscribed extends SubscribedChannel>(
  dependencies: Dependencies,
  options: SubscribeOptions<Subscribed>,
  signal: AbortSignal,
): Promise<void> {
  await runWorker("subscribe", dependencies, signal, async (attempt) => {
    while (!signal.aborted) {
      await subscribeWhereDue(dependencies, options, signal);
      attempt.succeeded();
      await dependencies.clock.sleep(lookEveryMs, signal).catch(() => {});
    }
  });
}

/** Asks once for every channel whose time it is. */
export async function subscribeWhereDue<Subscribed extends SubscribedChannel>(
  { state, clock, logger, random }: Dependencies,
  { subscribed, subscribe }: SubscribeOptions<Subscribed>,
  signal: AbortSignal,
): Promise<void> {
  for (const each of subscribed) {
    const key = channelVisitKey(each.channel);
    const known = (await state.get(subscriptions, key))?.value;
    const now = clock.now();
    if (signal.aborted) return;
    if (known?.terms === each.terms && now < Date.parse(known.nextAt)) continue;
    // Before the hub is asked, because it may ask back before it answers.
    await updateState(state, subscriptions, key, (current) => asked(current, each.terms, now));
    const fields = { platform: each.channel.platform, channel: each.channel.id };
    try {
      await subscribe(each, signal);
      logger.info(fields, "subscribe.asked");
    } catch (error) {
      if (signal.aborted || !isSourceError(error)) throw error;
      logger.warn({ ...fields, error }, "subscribe.failed");
      await updateState(state, subscriptions, key, (current) => {
        // Where it has asked back, only its answer was lost.
        if (current === undefined || current.failure === null) return current;
        const decision = retryDecision(error, current.failures, random, retryLimits);
        return decision === "give-up"
          ? failed(current, "refused", clock.now(), refusedForMs)
          : failed(current, "unreachable", clock.now(), decision.retryAfterMs);
      });
    }
  }
}

/**
 * The hub asks back whether we want it for `leaseMs`, as long as we asked for at most. Resolves to whether we do: `false`
 * when nobody asked under these terms.
 */
export async function confirmSubscription(
  { state, clock }: { readonly state: StateStore; readonly clock: Pick<Clock, "now"> },
  { channel, terms }: SubscribedChannel,
  leaseMs: number,
): Promise<boolean> {
  const now = clock.now();
  const after = await updateState(state, subscriptions, channelVisitKey(channel), (current) =>
    current?.terms === terms
      ? {
          ...current,
          confirmedAt: instant(now),
          endsAt: instant(now + leaseMs),
          failures: 0,
          failure: null,
          nextAt: instant(now + leaseMs * renewedAfter),
        }
      : current,
  );
  return after?.terms === terms;
}

/** The hub says that it will not push, or no longer. */
export async function denySubscription(
  { state, clock }: { readonly state: StateStore; readonly clock: Pick<Clock, "now"> },
  { channel, terms }: SubscribedChannel,
): Promise<void> {
  await updateState(state, subscriptions, channelVisitKey(channel), (current) =>
    current?.terms === terms
      ? { ...failed(current, "denied", clock.now(), refusedForMs), confirmedAt: null, endsAt: null }
      : current,
  );
}

/** As it is while the hub is asked. What it granted before goes on. */
function asked(current: Subscription | undefined, terms: string, nowMs: number): Subscription {
  const known = current?.terms === terms ? current : { confirmedAt: null, endsAt: null, failures: 0 };
  const waitMs = Math.min(confirmedWithinMs * 2 ** known.failures, refusedForMs);
  const { confirmedAt, endsAt, failures } = known;
  const askedAt = instant(nowMs);
  const before = {
    terms,
    askedAt,
    confirmedAt,
    endsAt,
    failures: failures + 1,
    failure: null,
    nextAt: askedAt,
  };
  return failed(before, "unconfirmed", nowMs, waitMs);
}

function failed(
  current: Subscription,
  fault: SubscriptionFault,
  nowMs: number,
  waitMs: number,
): Subscription {
  return { ...current, failure: { at: instant(nowMs), fault }, nextAt: instant(nowMs + waitMs) };
}

const instant = (ms: number): string => new Date(ms).toISOString();
