import type { Clock } from "../../../../pipelines/ports/clock.ts";
import type { Channel, Platform } from "../../../../schemas/channel.ts";
import type { RollingBudget } from "../../../../services/collectors/rolling-budget.ts";
import { rollingBudget } from "../../../../services/collectors/rolling-budget.ts";
import type { Truth, TruthComment, TruthPost } from "../../../../services/simulators/truth/truth.ts";
import { memoryState } from "../../../fakes/memory-state.ts";

export const never = new AbortController().signal;

const startMs = Date.UTC(2026, 9, 1);

/** `2026-10-01` and so many minutes. */
export function minute(minutes: number): string {
  return new Date(startMs + minutes * 60_000).toISOString();
}

export function truthOfChannel(
  { nativeId: id, name }: Channel,
  posts: readonly TruthPost[],
  comments: readonly TruthComment[],
): Truth {
  return { channels: [{ id, name, handle: "@contoh" }], posts, comments };
}

/** A budget for each bucket, over one state. */
export function budgetsOver(
  platform: Platform,
  clock: Pick<Clock, "now">,
  units = 1_000_000,
  state = memoryState(),
) {
  const all = new Map<string, RollingBudget>();
  return (bucket: string): RollingBudget => {
    const budget = all.get(bucket) ?? rollingBudget({ state, clock, platform, bucket, units });
    all.set(bucket, budget);
    return budget;
  };
}
