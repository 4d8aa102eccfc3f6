import { stepMs, stepsPerDay } from "../../../pipelines/trends/series/steps.ts";
import type { Alert } from "../../../schemas/alert.ts";
import { ConflictError } from "../../../schemas/errors.ts";
import { lookAgain } from "../look-again.ts";
import { alertTools } from "./alert-tools.ts";
import { forgetOlder } from "./detector-memories.ts";
import { handOver } from "./hand-over.ts";
import { beginningOfKnown, endOfKnown } from "./known-steps.ts";
import { takeSteps } from "./take-steps.ts";
import type { WatchDependencies, WatchOptions } from "./watch-options.ts";
import type { Watching } from "./watch-state.ts";
import { newWatching, watching, watchingKey } from "./watch-state.ts";

const everyMs = stepMs;

/**
 * Looks every five minutes, until `signal` aborts, at every topic's comments, by state and language too, and at what rises outside
 * the topics, and raises one alert for each issue that grows and turns negative. Never ends a worker: a look that fails is made again.
 */
export async function watchIssues(
  dependencies: WatchDependencies,
  options: WatchOptions,
  signal: AbortSignal,
): Promise<void> {
  await lookAgain(dependencies, { everyMs, failed: "watch.failed" }, signal, async () => {
    await lookAtIssues(dependencies, options, signal);
  });
}

/**
 * Takes every step that is known and was not taken yet. Resolves to the alerts it raised. Killed at any moment it goes on from its
 * last whole day or look, and raises the same alert under the same id, or none a second time.
 */
export async function lookAtIssues(
  dependencies: WatchDependencies,
  options: WatchOptions,
  signal: AbortSignal,
): Promise<readonly Alert[]> {
  const { state, index } = dependencies;
  const looking = { ...dependencies, tools: alertTools(dependencies, options) };
  const raised: Alert[] = [];
  const end = await endOfKnown(dependencies, options.channels);
  for (;;) {
    signal.throwIfAborted();
    const found = await state.get(watching, watchingKey);
    const before = found?.value ?? (await atFirst(index, end));
    if (before === undefined) return raised;
    await handOver(dependencies, options, before.outbox);
    const to = Math.min(end, before.nextStep + stepsPerDay);
    if (before.nextStep >= to) return raised;
    const after = await takeSteps(looking, options, before, { to, end });
    try {
      await state.put(watching, watchingKey, after, found?.version);
    } catch (error) {
      // Another process took these steps. What it wrote holds.
      if (error instanceof ConflictError) continue;
      throw error;
    }
    await handOver(dependencies, options, after.outbox);
    await forgetOlder(state, after.memories);
    raised.push(...after.outbox);
  }
}

/** Before the first look; `undefined` while there is no comment. */
async function atFirst(index: WatchDependencies["index"], end: number): Promise<Watching | undefined> {
  const nextStep = await beginningOfKnown(index, end);
  return nextStep === undefined ? undefined : newWatching(nextStep);
}
