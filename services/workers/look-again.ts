import type { WorkerDependencies } from "./dependencies.ts";

export interface LookAgain {
  readonly everyMs: number;
  /** The event that is logged when a look fails. */
  readonly failed: string;
}

/** Looks again and again until `signal` aborts. Never ends a worker: a look that fails is logged, and there is a next one. */
export async function lookAgain(
  { clock, logger }: Pick<WorkerDependencies, "clock" | "logger">,
  { everyMs, failed }: LookAgain,
  signal: AbortSignal,
  look: () => Promise<void>,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await look();
    } catch (error) {
      logger.warn({ error }, failed);
    }
    await clock.sleep(everyMs, signal).catch(() => {});
  }
}
