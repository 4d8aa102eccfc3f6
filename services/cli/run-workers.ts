import type { AnalysePool } from "../runtime/analyse-pool.ts";
import type { Source } from "../../pipelines/ports/source.ts";
import type { Protector } from "../../pipelines/protect/protector.ts";
import { defaultRejectionLimits } from "../../pipelines/core/rejection-limit.ts";
import type { Platform } from "../../schemas/channel.ts";
import type { Config } from "../../schemas/config.ts";
import { runBackfills } from "../workers/backfill-channels.ts";
import { runCollect } from "../workers/collect-channels.ts";
import type { CollectOptions } from "../workers/collect-channels.ts";
import { keepBeating } from "../workers/heartbeat.ts";
import { runIndex } from "../workers/index-documents.ts";
import { showAlerts } from "../workers/show-alerts.ts";
import { runProcess } from "../workers/process.ts";
import type { ConsumeLimits } from "../workers/dependencies.ts";
import { backfillRoom } from "./budgets.ts";
import type { Environment } from "./config-file.ts";
import { openAlertBoard } from "./open-stores.ts";
import type { Suara } from "./compose.ts";
import { normalisers } from "./compose.ts";
import { together } from "./together.ts";
import { watchOptions } from "./watch-options.ts";
import { watchIssues } from "../workers/watch/watch-issues.ts";

/** Channels visited at the same time: enough to hide a platform's latency, few enough to stay polite. */
const concurrency = 4;

/** What the heartbeat of whoever collects is called. */
export const collectBeat = "collect";

/** Visits the channels and, beside visits that go on and on, serves backfills. */
export function collectWorker(
  suara: Suara,
  protector: Protector,
  sources: ReadonlyMap<Platform, Source>,
  again: CollectOptions["again"],
  signal: AbortSignal,
): Promise<void> {
  const { config, dependencies, index, state } = suara;
  const collecting = { ...dependencies, index, state, protector };
  const options = { channels: config.channels, sources, again, concurrency };
  if (again === "once") return runCollect(collecting, options, signal);
  const roomAfterMs = backfillRoom(suara);
  return together(signal, (stop) => [
    runCollect(collecting, options, stop),
    keepBeating(collecting, collectBeat, stop),
    ...[...sources].map(([platform, source]) => {
      const channels = config.channels.filter((channel) => channel.platform === platform);
      return runBackfills(collecting, { source, channels, roomAfterMs }, stop);
    }),
  ]);
}

export function processWorker(
  { config, dependencies }: Suara,
  pool: AnalysePool,
  signal: AbortSignal,
): Promise<void> {
  const { labelling, analyse } = pool;
  return runProcess(
    { ...dependencies, normalisers, analyse, modelGeneration: labelling.generation },
    consumeLimits(config),
    signal,
  );
}

export function indexWorker(
  { config, dependencies, index, state }: Suara,
  signal: AbortSignal,
): Promise<void> {
  return runIndex({ ...dependencies, index, state }, consumeLimits(config), signal);
}

export async function watchWorker(suara: Suara, signal: AbortSignal): Promise<void> {
  const { dependencies, index, state } = suara;
  await watchIssues({ ...dependencies, index, state }, await watchOptions(suara), signal);
}

/** Shows the alerts where Kibana finds them; ends at once where the index is none that Kibana could ask. */
export async function boardWorker(
  { config, dependencies, state }: Suara,
  environment: Environment,
  signal: AbortSignal,
): Promise<void> {
  await using board = await openAlertBoard(config, environment);
  if (board !== undefined) await showAlerts({ ...dependencies, state, board }, signal);
}

/** How long a record may wait before the log removes it unread; `undefined` when it never does, as the embedded one. */
export function lossAfterMs({ log }: Config): number | undefined {
  return log.kind === "kafka" ? log.retentionDays * 86_400_000 : undefined;
}

function consumeLimits({ workers }: Config): ConsumeLimits {
  const rejections = { ...defaultRejectionLimits, inARow: workers.rejectionsInARow };
  return { maxBatch: workers.batch, rejections };
}
