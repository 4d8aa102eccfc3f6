import { stepOf } from "../../../pipelines/trends/series/read-series.ts";
import { instantOf, stepMs, stepsPerDay } from "../../../pipelines/trends/series/steps.ts";
import type { Alert } from "../../../schemas/alert.ts";
import type { Instant } from "../../../schemas/item.ts";
import { forgetOlder } from "./detector-memories.ts";
import { beginningOfKnown } from "./known-steps.ts";
import { takeRules } from "./take-rules.ts";
import { takeSteps } from "./take-steps.ts";
import type { LookDependencies, WatchOptions } from "./watch-options.ts";
import type { Watching } from "./watch-state.ts";
import { newWatching } from "./watch-state.ts";

export interface ReplayQuestion {
  readonly from: Instant;
  /** Not with it. */
  readonly to: Instant;
  /** Only the rules, or only what is watched by itself. */
  readonly what: "rules" | "topics";
}

export interface Replay {
  /** The first comment that is learnt from, at most four weeks before `from`; `undefined` where there is none before `to`. */
  readonly begins: Instant | undefined;
  readonly alerts: AsyncIterable<Alert>;
}

type ReplayDependencies = Omit<LookDependencies, "clock">;

/** An hour: grave words are looked for at the end of each look. */
const lookSteps = 12;

/**
 * What the watch would have raised from one moment to another, if it had looked once an hour at what the index holds now: later edits,
 * deletions and labels count. `state` must be for this alone; what is left in it is of no use. Sends nothing and keeps no alert.
 */
export async function replayWatch(
  dependencies: ReplayDependencies,
  options: WatchOptions,
  { from, to, what }: ReplayQuestion,
  signal: AbortSignal,
): Promise<Replay> {
  const { index } = dependencies;
  const [first, last] = [stepOf(from), Math.floor(Date.parse(to) / stepMs)];
  const begins = (await beginningOfKnown(index, first)) ?? (await beginningOfKnown(index, last, first));
  const take = what === "rules" ? takingRules(dependencies, options) : takingTopics(dependencies, options);
  async function* alerts(): AsyncGenerator<Alert> {
    let at = begins ?? last;
    while (at < last) {
      signal.throwIfAborted();
      // From what comes before is only learnt, a day at a time.
      const end = at < first ? Math.min(first, at + stepsPerDay) : Math.min(last, at + lookSteps);
      const raised = await take(at, end);
      if (at >= first) yield* raised;
      at = end;
    }
  }
  return { begins: begins === undefined ? undefined : instantOf(begins), alerts: alerts() };
}

/** Takes the steps from one to before another, as a look at that moment would. */
type Take = (from: number, to: number) => Promise<readonly Alert[]>;

function takingRules(dependencies: ReplayDependencies, options: WatchOptions): Take {
  let rules: Watching["rules"] = {};
  return async (from, to) => {
    const looking = { ...dependencies, clock: stoppedAt(to) };
    const taken = await takeRules(looking, options, rules, { from, to, end: to });
    rules = taken.rules;
    return taken.alerts;
  };
}

function takingTopics(dependencies: ReplayDependencies, options: WatchOptions): Take {
  let watching: Watching | undefined;
  return async (from, to) => {
    const looking = { ...dependencies, clock: stoppedAt(to) };
    const before = watching ?? newWatching(from);
    watching = await takeSteps(looking, { ...options, rules: [] }, before, { to, end: to });
    await forgetOlder(dependencies.state, watching.memories);
    return watching.outbox;
  };
}

function stoppedAt(step: number) {
  return { now: () => step * stepMs };
}
