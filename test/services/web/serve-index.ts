import type { SearchIndex } from "../../../pipelines/ports/search-index.ts";
import type { WebOptions, WebServer } from "../../../services/web/start-web.ts";
import { startWeb } from "../../../services/web/start-web.ts";
import { allChannels } from "../../fakes/documents.ts";
import { fakeClock } from "../../fakes/fake-clock.ts";
import { fakeErrors, fakeQuality } from "../../fakes/model-quality.ts";
import { quietLogger } from "../../fakes/quiet-logger.ts";
import { sampleLedgers, sampleNowMs, sampleTaxonomy } from "./sample.ts";

/** The pages of an index at the sample's time, with nothing beside it but what a test gives. */
export async function serveIndex(index: SearchIndex, given: Partial<WebOptions> = {}): Promise<WebServer> {
  return await startWeb({
    index,
    taxonomy: sampleTaxonomy,
    quality: fakeQuality,
    labelErrors: async () => fakeErrors,
    channels: allChannels,
    channelReports: async () => [],
    ledgers: await sampleLedgers(index),
    collectedTo: async () => new Map(),
    copyGroups: async () => [],
    alerts: async () => [],
    logger: quietLogger(),
    clock: fakeClock({ startMs: sampleNowMs }),
    port: 0,
    ...given,
  });
}
