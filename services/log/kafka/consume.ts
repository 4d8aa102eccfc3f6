import { setTimeout as delay } from "node:timers/promises";
import kafkajs from "kafkajs"; // Node finds no names for its errors
import type { Consumer, EachBatchPayload, Kafka } from "kafkajs";
import type { BatchHandler, ConsumeOptions, LogRecord } from "../../../pipelines/ports/event-log.ts";
import { Goal } from "./goal.ts";
import { Hold, Membership } from "./hold.ts";
import { leaseLost, translateKafkaError } from "./kafka-errors.ts";
import { toLogRecord } from "./log-record.ts";
import type { Offsets } from "./offsets.ts";
import { patience } from "./kafka-client.ts";

export interface MemberSettings {
  readonly sessionTimeoutMs: number;
  readonly rebalanceTimeoutMs: number;
  readonly heartbeatMs: number;
  /** How long a fetch waits for records at the broker; also how long stopping may take. */
  readonly maxWaitMs: number;
  readonly maxBytes: number;
  readonly maxBytesPerPartition: number;
}

export interface ConsumeDependencies {
  readonly kafka: Kafka;
  readonly offsets: Offsets;
  readonly settings: MemberSettings;
  readonly now: () => number;
}

const defaultMaxBatch = 500;
const lookEveryMs = 250;
/** Brokers that are gone are not waited for: the group misses the member after its session. */
const goodbyeWithinMs = 10_000;

/** `EventLog.consume` as a member of a Kafka group. */
export async function consumeInGroup(
  { kafka, offsets, settings, now }: ConsumeDependencies,
  topic: string,
  { group, signal, maxBatch = defaultMaxBatch, stopWhenCaughtUp = false }: ConsumeOptions,
  handle: BatchHandler,
): Promise<void> {
  if (signal.aborted) return;
  const goal = stopWhenCaughtUp ? await Goal.now(offsets, topic, group) : undefined;
  if (goal?.reached) return;

  const consumer = makeConsumer(kafka, group, settings);
  const run = new Run(signal);
  let membership = new Membership();
  consumer.on(consumer.events.GROUP_JOIN, () => {
    membership = new Membership();
  });
  consumer.on(consumer.events.CRASH, ({ payload }) => {
    if (!run.over) run.fail(translateKafkaError(payload.error));
  });

  const takeBatch = async (payload: EachBatchPayload) => {
    const { partition, messages } = payload.batch;
    const mine = membership;
    const end = goal?.endOf(partition) ?? Infinity;
    const wanted = messages.filter(({ offset }) => Number(offset) < end);
    const watchdog = watchProgress(settings.sessionTimeoutMs, () => {
      mine.lost = true;
      // Other fetchers of kafkajs would go on with heartbeats for a handler that is stuck; this ends them.
      consumer.stop().catch(() => undefined);
    });
    const hold = new Hold({
      payload,
      membership: mine,
      isCurrent: () => membership === mine,
      heartbeatMs: settings.heartbeatMs,
      now,
      alive: watchdog.alive,
    });
    try {
      for (let start = 0; start < wanted.length && !run.over && hold.goesOn; start += maxBatch) {
        const batch = wanted
          .slice(start, start + maxBatch)
          .map((message) => toLogRecord(topic, partition, message));
        await hold.progress();
        await handle(batch, () => hold.progress());
        const next = nextAfter(batch);
        await hold.commit(next);
        goal?.advance(partition, next);
      }
    } catch (error) {
      run.fail(error);
    } finally {
      watchdog.stop();
    }
    if (mine.lost) run.fail(leaseLost(topic, partition));
    if (goal?.reached) run.finish();
    // kafkajs would join the group once more before it stops, and so make every other member stop as well.
    if (run.over && (mine.ending || mine.lost))
      throw new kafkajs.KafkaJSNonRetriableError("the member leaves");
    if (wanted.length < messages.length) payload.pause();
  };

  let inHand: Promise<unknown> = Promise.resolve();
  const eachBatch = (payload: EachBatchPayload) => {
    const taken = takeBatch(payload);
    inHand = Promise.allSettled([taken]);
    return taken;
  };

  try {
    await consumer.connect();
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    await consumer.run({ autoCommit: false, eachBatchAutoResolve: false, eachBatch });
    if (goal !== undefined) await lookUntilReached(goal, run);
    await run.ended;
  } catch (error) {
    run.fail(translateKafkaError(error));
  }
  run.finish();
  const left = consumer.disconnect().catch(() => undefined);
  await inHand; // it may still fail
  await Promise.race([left, delay(goodbyeWithinMs, undefined, { ref: false })]);
  run.throwIfFailed();
}

/** Other members may do a part of the work, and what they commit reaches nobody by itself. */
async function lookUntilReached(goal: Goal, run: Run): Promise<void> {
  while (!run.over) {
    await goal.look();
    if (goal.reached) return run.finish();
    await Promise.race([run.ended, delay(lookEveryMs)]);
  }
}

function makeConsumer(kafka: Kafka, group: string, settings: MemberSettings): Consumer {
  return kafka.consumer({
    groupId: group,
    sessionTimeout: settings.sessionTimeoutMs,
    rebalanceTimeout: settings.rebalanceTimeoutMs,
    heartbeatInterval: settings.heartbeatMs,
    maxWaitTimeInMs: settings.maxWaitMs,
    maxBytes: settings.maxBytes,
    maxBytesPerPartition: settings.maxBytesPerPartition,
    allowAutoTopicCreation: false,
    retry: patience,
  });
}

/** How a call of `consume` ends: by the signal, by reaching its goal, or by the first failure. */
class Run {
  readonly #ended = Promise.withResolvers<void>();
  readonly #signal: AbortSignal;
  #over = false;
  #failure: { readonly error: unknown } | undefined;

  constructor(signal: AbortSignal) {
    this.#signal = signal;
    signal.addEventListener("abort", this.finish, { once: true });
    if (signal.aborted) this.finish();
  }

  get over(): boolean {
    return this.#over;
  }

  get ended(): Promise<void> {
    return this.#ended.promise;
  }

  readonly finish = (): void => {
    this.#over = true;
    this.#signal.removeEventListener("abort", this.finish);
    this.#ended.resolve();
  };

  fail(error: unknown): void {
    this.#failure ??= { error };
    this.finish();
  }

  throwIfFailed(): void {
    if (this.#failure !== undefined) throw this.#failure.error;
  }
}

/** Calls `silent` once when `alive` was not called for so long. */
function watchProgress(limitMs: number, silent: () => void) {
  const timer = setTimeout(silent, limitMs);
  return { alive: () => void timer.refresh(), stop: () => clearTimeout(timer) };
}

function nextAfter(records: readonly LogRecord[]): number {
  const last = records.at(-1);
  if (last === undefined) throw new TypeError("a batch has at least one record");
  return last.offset + 1;
}
