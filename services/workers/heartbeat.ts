import { z } from "zod";
import { updateState } from "../../pipelines/core/update-state.ts";
import type { Clock } from "../../pipelines/ports/clock.ts";
import type { Collection, StateStore } from "../../pipelines/ports/state-store.ts";
import { Instant } from "../../schemas/item.ts";
import type { WorkerDependencies } from "./dependencies.ts";
import { runWorker } from "./run-worker.ts";

const Heartbeat = z.object({ beatAt: Instant });
type Heartbeat = Readonly<z.infer<typeof Heartbeat>>;

/** One document a kind of worker. */
const heartbeats: Collection<Heartbeat> = { name: "heartbeats", schema: Heartbeat };

const beatEveryMs = 10_000;

/** Without a beat for so long, nobody is there: three were missed, whatever the clocks of two machines differ by. */
const aliveForMs = 4 * beatEveryMs;

/** Says in the state, until `signal` aborts, that a worker is there, for commands in other processes. */
export async function keepBeating(
  dependencies: Pick<WorkerDependencies, "clock" | "logger" | "random"> & { readonly state: StateStore },
  worker: string,
  signal: AbortSignal,
): Promise<void> {
  const { clock, state } = dependencies;
  await runWorker(`heartbeat ${worker}`, dependencies, signal, async (attempt) => {
    while (!signal.aborted) {
      const beatAt = new Date(clock.now()).toISOString();
      await updateState(state, heartbeats, worker, () => ({ beatAt }));
      attempt.succeeded();
      await clock.sleep(beatEveryMs, signal).catch(() => {});
    }
  });
}

/** Is such a worker at work anywhere? For some seconds after it was killed, still. */
export async function isBeating(
  { clock, state }: { readonly clock: Pick<Clock, "now">; readonly state: StateStore },
  worker: string,
): Promise<boolean> {
  const beat = (await state.get(heartbeats, worker))?.value;
  return beat !== undefined && Math.abs(clock.now() - Date.parse(beat.beatAt)) < aliveForMs;
}
