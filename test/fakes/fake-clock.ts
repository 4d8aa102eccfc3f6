import { setImmediate } from "node:timers/promises";
import type { Clock } from "../../pipelines/ports/clock.ts";

export interface FakeClock extends Clock {
  /**
   * Moves time on by `ms`, waking whoever is due, in order and each at its own moment; a sleeper that wakes and sleeps
   * again within `ms` wakes again. Resolves when all that were woken have run on to their next wait.
   */
  advance(ms: number): Promise<void>;
  /** How many sleeps have not ended yet. */
  readonly sleeping: number;
  /** Resolves as soon as somebody sleeps on this clock. */
  untilSleeping(): Promise<void>;
}

export interface FakeClockOptions {
  /** The first moment, in ms since 1970. Default: 2026-11-24T00:00:00Z. */
  readonly startMs?: number;
  /** Every sleep ends at once and moves time on by its length: for loops whose waiting is not what is tested. */
  readonly autoAdvance?: boolean;
}

interface Sleeper {
  readonly dueMs: number;
  readonly wake: () => void;
}

/** A clock that stands still until it is told to move. */
export function fakeClock({
  startMs = Date.UTC(2026, 10, 24),
  autoAdvance = false,
}: FakeClockOptions = {}): FakeClock {
  let nowMs = startMs;
  const sleepers = new Set<Sleeper>();
  let watchers: (() => void)[] = [];

  const nextDue = (untilMs: number): Sleeper | undefined =>
    [...sleepers].filter(({ dueMs }) => dueMs <= untilMs).sort((a, b) => a.dueMs - b.dueMs)[0];

  return {
    now: () => nowMs,

    async sleep(ms, signal) {
      signal.throwIfAborted();
      if (autoAdvance) {
        nowMs += ms;
        await setImmediate();
        signal.throwIfAborted();
        return;
      }
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const sleeper: Sleeper = { dueMs: nowMs + ms, wake: resolve };
      const abort = () => reject(signal.reason as Error);
      sleepers.add(sleeper);
      signal.addEventListener("abort", abort, { once: true });
      for (const notice of watchers) notice();
      watchers = [];
      try {
        await promise;
      } finally {
        sleepers.delete(sleeper);
        signal.removeEventListener("abort", abort);
      }
    },

    async advance(ms) {
      const untilMs = nowMs + ms;
      for (let due = nextDue(untilMs); due !== undefined; due = nextDue(untilMs)) {
        nowMs = Math.max(nowMs, due.dueMs);
        sleepers.delete(due);
        due.wake();
        await setImmediate();
      }
      nowMs = untilMs;
      await setImmediate();
    },

    get sleeping() {
      return sleepers.size;
    },

    async untilSleeping() {
      if (sleepers.size > 0) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      watchers.push(resolve);
      await promise;
    },
  };
}
