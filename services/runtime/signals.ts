import process from "node:process";

/** Exit status of a process ended by a signal: 128 and its number, as shells have it. */
const interrupted = 130;

export interface StopSignal extends Disposable {
  /** Aborts at the first SIGINT or SIGTERM. */
  readonly signal: AbortSignal;
}

/**
 * Turns the first SIGINT or SIGTERM into an orderly stop: batches in hand are finished. A second one ends the process at
 * once, which loses nothing either: what was not committed is handled again at the next start.
 */
export function stopOnSignals(announce: (message: string) => void): StopSignal {
  const controller = new AbortController();
  const stop = (name: NodeJS.Signals) => {
    if (controller.signal.aborted) {
      announce(
        `${name} again: ending at once; batches in hand stay uncommitted and will be handled at the next start`,
      );
      process.exit(interrupted);
    }
    announce(`${name}: finishing the batches in hand, then stopping (once more to end at once)`);
    controller.abort(new Error(`stopped by ${name}`));
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  return {
    signal: controller.signal,
    [Symbol.dispose]() {
      process.off("SIGINT", stop);
      process.off("SIGTERM", stop);
    },
  };
}
