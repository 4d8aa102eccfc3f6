import { setTimeout as delay } from "node:timers/promises";
import type { EventLog } from "../../../../pipelines/ports/event-log.ts";
import { isRetryable } from "../../../../schemas/errors.ts";

const perAppend = 100;

/** Repeats `work` as a worker does, until it succeeds or fails for good; how often that was, is counted. */
async function persistently(work: () => Promise<void>): Promise<number> {
  for (let failures = 0; ; failures++) {
    try {
      await work();
      return failures;
    } catch (error) {
      if (!isRetryable(error)) throw error;
      await delay(200);
    }
  }
}

/** Appends the numbers from 0, each append again until it is acknowledged, until it is stopped. */
export function appendNumbers(log: EventLog, topic: string) {
  let acknowledged = 0;
  let failures = 0;
  const stop = new AbortController();
  const ended = (async () => {
    while (!stop.signal.aborted) {
      const records = Array.from({ length: perAppend }, (_, index) => ({
        key: `key-${index}`,
        value: Buffer.from(String(acknowledged + index)),
      }));
      failures += await persistently(() => log.append(topic, records));
      acknowledged += perAppend;
      await delay(20);
    }
  })();
  return {
    /** All numbers below are acknowledged. */
    acknowledged: () => acknowledged,
    failures: () => failures,
    async stop() {
      stop.abort();
      await ended;
    },
  };
}

/** Consumes numbers as a worker does, and goes on after every failure that is worth it, until it is stopped. */
export function consumeNumbers(log: EventLog, topic: string, group: string) {
  const seen = new Set<number>();
  const stop = new AbortController();
  const ended = persistently(() =>
    log.consume(topic, { group, signal: stop.signal }, async (batch, progress) => {
      for (const { value } of batch) {
        seen.add(Number(value.toString()));
        await progress();
      }
    }),
  );
  ended.catch(() => undefined); // thrown by `stop`
  return {
    seen,
    /** How often it had to begin again. */
    async stop(): Promise<number> {
      stop.abort();
      return await ended;
    },
  };
}

/** Resolves when `done`. */
export async function until(done: () => boolean): Promise<void> {
  while (!done()) await delay(50);
}

/** The numbers below `end` that are not in `seen`. */
export function missing(seen: ReadonlySet<number>, end: number): readonly number[] {
  return Array.from({ length: end }, (_, number) => number).filter((number) => !seen.has(number));
}
