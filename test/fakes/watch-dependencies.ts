import type { SearchIndex } from "../../pipelines/ports/search-index.ts";
import type { StateStore } from "../../pipelines/ports/state-store.ts";
import { countingMetrics } from "./counting-metrics.ts";
import { fakeClock } from "./fake-clock.ts";
import { memoryLog } from "./memory-log.ts";
import { memoryState } from "./memory-state.ts";
import { quietLogger } from "./quiet-logger.ts";

let looks = 0;

/** What the watch looks with at a moment, in memory. No two looks draw the same: each keeps its memories under a name of its own. */
export function watchDependencies(index: SearchIndex, startMs: number, state: StateStore = memoryState()) {
  return {
    log: memoryLog(),
    clock: fakeClock({ startMs }),
    logger: quietLogger(),
    metrics: countingMetrics(),
    random: () => (looks += 1) / 1e6,
    index,
    state,
  };
}
