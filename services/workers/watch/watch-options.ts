import type { AlertTools } from "../../../pipelines/alerts/issue/evidence.ts";
import type { Clock } from "../../../pipelines/ports/clock.ts";
import type { SearchIndex } from "../../../pipelines/ports/search-index.ts";
import type { StateStore } from "../../../pipelines/ports/state-store.ts";
import type { WorkingCalendar } from "../../../pipelines/stats/calendar/working-calendar.ts";
import type { Reading } from "../../../pipelines/trends/emerging/reading.ts";
import type { AlertRule } from "../../../schemas/alert-rule.ts";
import type { Channel } from "../../../schemas/channel.ts";
import type { Taxonomy } from "../../../schemas/taxonomy.ts";
import type { WorkerDependencies } from "../dependencies.ts";
import type { DestinationRule } from "../deliver-alerts.ts";

export interface WatchDependencies extends WorkerDependencies {
  readonly state: StateStore;
  readonly index: SearchIndex;
}

/** What one look needs. */
export interface LookDependencies extends Pick<WatchDependencies, "index" | "random" | "state"> {
  readonly clock: Pick<Clock, "now">;
  readonly tools: AlertTools;
}

export interface WatchOptions {
  readonly channels: readonly Channel[];
  readonly taxonomy: Taxonomy;
  readonly calendar: WorkingCalendar;
  /** How what rises is read. */
  readonly reading: Reading;
  readonly tools: Omit<AlertTools, "index" | "copyKeys">;
  /** Of one's own, beside what is watched by itself. */
  readonly rules: readonly AlertRule[];
  /** Who is told. */
  readonly destinations: readonly DestinationRule[];
}
