import { keep } from "../../pipelines/core/outcome.ts";
import { countingMetrics } from "./counting-metrics.ts";
import { fakeClock } from "./fake-clock.ts";
import { memoryIndex } from "./memory-index.ts";
import { memoryLog } from "./memory-log.ts";
import { memoryState } from "./memory-state.ts";
import { quietLogger } from "./quiet-logger.ts";

/** Lets everything through as it is: for payloads and texts that are made up. */
export const openProtector = {
  payload: (_platform: string, _kind: string, body: unknown) => keep(body as object),
  text: (_platform: string, text: string) => text,
};

/** What a collect worker needs, in memory. */
export function collectDependencies(clock = fakeClock()) {
  return {
    log: memoryLog(),
    state: memoryState(),
    index: memoryIndex(),
    protector: openProtector,
    clock,
    logger: quietLogger(),
    metrics: countingMetrics(),
    random: () => 0,
  };
}
