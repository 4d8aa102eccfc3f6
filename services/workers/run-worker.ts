import { retryDecision } from "../../pipelines/core/retry.ts";
import type { WorkerDependencies } from "./dependencies.ts";

/** One run of a worker's loop. */
export interface Attempt {
  /** 1 for the first, one more for each retry since the last success. */
  readonly number: number;
  /** Something was done and is safe: retries start anew. */
  succeeded(): void;
}

/**
 * The one place that retries. Runs `work` until it ends or `signal` aborts; after a retryable error it waits and runs it
 * again, with growing pauses while nothing succeeds. Rethrows every other error: a loud stop beats a quiet loss.
 */
export async function runWorker(
  worker: string,
  { clock, logger, random }: Pick<WorkerDependencies, "clock" | "logger" | "random">,
  signal: AbortSignal,
  work: (attempt: Attempt) => Promise<void>,
): Promise<void> {
  let failures = 0;
  const attempt: Attempt = {
    get number() {
      return failures + 1;
    },
    succeeded() {
      failures = 0;
    },
  };
  while (!signal.aborted) {
    try {
      await work(attempt);
      logger.info({ worker, batch: "finished" }, "worker.stopped");
      return;
    } catch (error) {
      if (signal.aborted) {
        logger.info({ worker, batch: "uncommitted" }, "worker.stopped");
        return;
      }
      failures += 1;
      const decision = retryDecision(error, failures, random);
      if (decision === "give-up") throw error;
      logger.warn({ worker, failures, retryAfterMs: decision.retryAfterMs, error }, "worker.retry");
      await clock.sleep(decision.retryAfterMs, signal).catch(() => {});
    }
  }
}
