import type { Labelling, TextInContext } from "../../pipelines/enrich/analyse.ts";
import { taxonomy as suaraTaxonomy } from "../../pipelines/enrich/taxonomy/taxonomy.ts";
import type { Analysis } from "../../schemas/analysed.ts";
import type { Tier } from "../../schemas/config-values.ts";
import { ListeningError } from "../../schemas/errors.ts";
import type { Taxonomy } from "../../schemas/taxonomy.ts";
import type { AnalysedLines, AnalyseOperations } from "./analyse-thread.ts";
import { readEncoderFiles, readModelFiles } from "./model-files.ts";
import type { TierFiles } from "./open-tier.ts";
import type { NumberedLine } from "./read-lines.ts";
import { StoreThread } from "./store-thread.ts";

/** Analyses texts in threads of their own. Closing ends the threads after the calls already made. */
export interface AnalysePool extends AsyncDisposable {
  /** The tier that does the work, which is not always the one asked for. */
  readonly tier: Tier;
  readonly labelling: Labelling;
  /** The analyses in the order of the texts. A text's analysis never depends on its neighbours. */
  readonly analyse: (batch: readonly TextInContext[]) => Promise<readonly Analysis[]>;
  /** Lines of NDJSON to lines of NDJSON, in one thread, which also parses and writes them. */
  readonly analyseLines: (lines: readonly NumberedLine[]) => Promise<AnalysedLines>;
}

/** Below this many texts, handing them to a second thread costs more than it saves. */
const leastPerThread: Readonly<Record<Tier, number>> = { fast: 50, accurate: 8 };

export interface AnalysePoolOptions {
  readonly threads: number;
  /** The tier asked for. */
  readonly tier: Tier;
  /** Suara's own when left out; another begins with Suara's topics. */
  readonly taxonomy?: Taxonomy;
  /** Told once, when the fast tier does the accurate one's work: what is missing. */
  readonly warn: (message: string) => void;
}

/** Starts the threads; throws NLP_MODEL_INVALID when a model is missing or damaged. */
export async function openAnalysePool(options: AnalysePoolOptions): Promise<AnalysePool> {
  const { threads, tier, taxonomy = suaraTaxonomy, warn } = options;
  const fast: TierFiles = { models: await readModelFiles(), encoder: undefined, taxonomy };
  if (tier === "fast") return await startPool(threads, fast);
  try {
    return await startPool(threads, { ...fast, encoder: await readEncoderFiles() });
  } catch (error) {
    if (!(error instanceof ListeningError) || error.code !== "NLP_ENCODER_UNAVAILABLE") throw error;
    warn(`${error.code}: ${error.message}; the fast models label comments instead`);
    return await startPool(threads, fast);
  }
}

async function startPool(threads: number, files: TierFiles): Promise<AnalysePool> {
  await using opened = new AsyncDisposableStack();
  const module = new URL("./analyse-thread.ts", import.meta.url);
  const pool = await Promise.all(
    Array.from({ length: threads }, async () =>
      opened.use(await StoreThread.start<AnalyseOperations>(module, files)),
    ),
  );
  const tier: Tier = files.encoder === undefined ? "fast" : "accurate";
  const all = opened.move();
  let next = 0;
  const nextThread = () => {
    const thread = pool[next++ % pool.length];
    if (thread === undefined) throw new TypeError("a pool has at least one thread");
    return thread;
  };
  const analyseIn = async (texts: readonly TextInContext[]) =>
    JSON.parse(await nextThread().call("analyse", texts)) as readonly Analysis[];
  const labelling = await nextThread().call("labelling");
  return {
    tier,
    labelling,
    async analyse(batch) {
      const parts = Math.max(1, Math.min(pool.length, Math.floor(batch.length / leastPerThread[tier])));
      const size = Math.ceil(batch.length / parts);
      const analysed = Array.from({ length: parts }, (_, part) =>
        analyseIn(batch.slice(part * size, (part + 1) * size)),
      );
      return (await Promise.all(analysed)).flat();
    },
    analyseLines: async (lines) => await nextThread().call("analyseLines", lines),
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}
