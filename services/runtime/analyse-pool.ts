import type { TextInContext } from "../../pipelines/enrich/analyse.ts";
import { modelGeneration } from "../../pipelines/enrich/open-analyser.ts";
import type { Analysis } from "../../schemas/analysed.ts";
import type { AnalysedLines, AnalyseOperations } from "./analyse-thread.ts";
import { readModelFiles } from "./model-files.ts";
import type { NumberedLine } from "./read-lines.ts";
import { StoreThread } from "./store-thread.ts";

/** Analyses texts in threads of their own. Closing ends the threads after the calls already made. */
export interface AnalysePool extends AsyncDisposable {
  /** That of the models; see `Analyser`. */
  readonly generation: number;
  /** The analyses in the order of the texts. A text's analysis never depends on its neighbours. */
  readonly analyse: (batch: readonly TextInContext[]) => Promise<readonly Analysis[]>;
  /** Lines of NDJSON to lines of NDJSON, in one thread, which also parses and writes them. */
  readonly analyseLines: (lines: readonly NumberedLine[]) => Promise<AnalysedLines>;
}

/** Below this many texts, handing them to a second thread costs more than it saves. */
const leastPerThread = 50;

/** Starts `threads` threads; throws NLP_MODEL_INVALID when a model is missing or damaged. */
export async function openAnalysePool({ threads }: { readonly threads: number }): Promise<AnalysePool> {
  await using opened = new AsyncDisposableStack();
  const files = await readModelFiles();
  const module = new URL("./analyse-thread.ts", import.meta.url);
  const pool = await Promise.all(
    Array.from({ length: threads }, async () =>
      opened.use(await StoreThread.start<AnalyseOperations>(module, files)),
    ),
  );
  const all = opened.move();
  let next = 0;
  const nextThread = () => {
    const thread = pool[next++ % pool.length];
    if (thread === undefined) throw new TypeError("a pool has at least one thread");
    return thread;
  };
  const analyseIn = async (texts: readonly TextInContext[]) =>
    JSON.parse(await nextThread().call("analyse", texts)) as readonly Analysis[];
  return {
    generation: modelGeneration,
    async analyse(batch) {
      const parts = Math.max(1, Math.min(pool.length, Math.floor(batch.length / leastPerThread)));
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
