import { schedule } from "node-cron";

/** Calls `tick` at once and then at the beginning of each minute, in Malaysian time, until `signal` aborts; one at a time. Rejects when a call does. */
export async function everyMinute(tick: () => Promise<void>, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await tick();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const task = schedule(
    "* * * * *",
    async () => {
      await tick().catch(reject);
    },
    { timezone: "Asia/Kuala_Lumpur", noOverlap: true, suppressMissedWarning: true },
  );
  const stop = () => resolve();
  signal.addEventListener("abort", stop, { once: true });
  if (signal.aborted) stop();
  try {
    await promise;
  } finally {
    signal.removeEventListener("abort", stop);
    await task.destroy();
  }
}
