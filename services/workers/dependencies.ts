import type { Clock } from "../../pipelines/ports/clock.ts";
import type { EventLog } from "../../pipelines/ports/event-log.ts";
import type { Logger } from "../../pipelines/ports/logger.ts";
import type { Metrics } from "../../pipelines/ports/metrics.ts";
import type { SearchIndex } from "../../pipelines/ports/search-index.ts";
import type { StateStore } from "../../pipelines/ports/state-store.ts";
import type { RejectionLimits } from "../../pipelines/core/rejection-limit.ts";
import type { Protector } from "../../pipelines/protect/protector.ts";

/** What every worker needs. */
export interface WorkerDependencies {
  readonly log: EventLog;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Uniform from 0 to below 1; spreads retries. */
  readonly random: () => number;
}

export interface CollectDependencies extends WorkerDependencies {
  readonly state: StateStore;
  readonly index: Pick<SearchIndex, "held" | "refresh">;
  readonly protector: Pick<Protector, "payload" | "text">;
}

/** How a worker reads its topic. */
export interface ConsumeLimits {
  readonly maxBatch?: number;
  /** End at what existed at the start instead of waiting for more. */
  readonly stopWhenCaughtUp?: boolean;
  /** When to stop because too much is rejected. */
  readonly rejections?: RejectionLimits;
}
