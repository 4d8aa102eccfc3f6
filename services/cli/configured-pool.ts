import type { AnalysePool } from "../runtime/analyse-pool.ts";
import { openAnalysePool } from "../runtime/analyse-pool.ts";
import { configuredTaxonomy } from "./config-file.ts";
import type { Suara } from "./compose.ts";

/** The threads and the tier of models that the configuration names. */
export async function openConfiguredPool({ config, logger }: Suara): Promise<AnalysePool> {
  return await openAnalysePool({
    threads: config.workers.analyseThreads,
    tier: config.model,
    taxonomy: configuredTaxonomy(config),
    warn: (reason) => logger.warn({ reason }, "models.fast_instead"),
  });
}
