import { setTimeout as delay } from "node:timers/promises";
import { isRetryable } from "../../../schemas/errors.ts";

const patienceMs = 5_000;
const pauseMs = 200;

/**
 * Asks again for some seconds. Brokers learn of a new topic or a new leader one after the other, and kafkajs passes on what one
 * says that does not know yet. Only for what does no harm when it is asked twice.
 */
export async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  const untilMs = performance.now() + patienceMs;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!isRetryable(error) || performance.now() > untilMs) throw error;
      await delay(pauseMs);
    }
  }
}
