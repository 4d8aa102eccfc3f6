import { createRequire } from "node:module";
import kafkajs from "kafkajs"; // Node finds no names for its errors

interface Runner {
  running: boolean;
  fetch: (nodeId: string) => Promise<readonly unknown[]>;
}

/** What is changed of kafkajs's `Runner`, which it does not export. */
export interface RunnerClass {
  readonly prototype: Runner;
}

let ended = false;

/**
 * A consumer of kafkajs 2.2.4 that is stopped while its brokers change begins to fetch once more, and then fetches nothing
 * from nobody in a loop that never lets anything else of the process run: not its stopping, its other consumers, nor a signal
 * (seen on three brokers of which one died, 2026-11-28). Ends such a loop with an error after which kafkajs looks, finds the
 * consumer stopped, and stops.
 */
export function endStoppedFetches(): RunnerClass {
  const runner = createRequire(import.meta.url)("kafkajs/src/consumer/runner") as RunnerClass;
  if (ended) return runner;
  ended = true;
  const { prototype } = runner;
  const { fetch } = prototype;
  prototype.fetch = async function fetchWhileRunning(this: Runner, nodeId) {
    if (!this.running) throw new kafkajs.KafkaJSError("the consumer is stopped", { retriable: true });
    return await Reflect.apply(fetch, this, [nodeId]);
  };
  return runner;
}
