import { setTimeout as delay } from "node:timers/promises";
import type { Clock } from "../../pipelines/ports/clock.ts";

/** Node fires a longer timer at once. Who sleeps looks at the time again anyway. */
const longestTimerMs = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  async sleep(ms, signal) {
    signal.throwIfAborted();
    try {
      await delay(Math.min(ms, longestTimerMs), undefined, { signal });
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    }
  },
};
