import { join } from "node:path";
import process from "node:process";
import { Config } from "../../schemas/config.ts";
import { rawTopic } from "../../schemas/topics.ts";
import type { Suara } from "../../services/cli/compose.ts";
import { openSuara } from "../../services/cli/compose.ts";
import { indexWorker, processWorker } from "../../services/cli/run-workers.ts";
import { together } from "../../services/cli/together.ts";
import { openConfiguredPool } from "../../services/cli/configured-pool.ts";
import { waitUntilIndexed } from "../../services/workers/wait-until-indexed.ts";
import { rawThread } from "../fakes/raw-threads.ts";
import { temporaryFolder } from "../fakes/temporary-folder.ts";
import { benchTexts } from "./bench-texts.ts";
import type { Measurement } from "./measurement.ts";
import { mebibytesPerComment, settled } from "./memory-samples.ts";
import type { MemorySample } from "./memory-samples.ts";

/** The way log -> analyse -> index, on the embedded stores, over comments that already lie in the log. */
export async function measure({ comments = 500_000 } = {}): Promise<readonly Measurement[]> {
  using folder = temporaryFolder();
  await using suara = await openSuara(config(folder.path), {});
  const { texts, origin } = await benchTexts();
  await fill(suara, texts, comments);
  await using pool = await openConfiguredPool(suara);

  const samples: MemorySample[] = [];
  const sampling = setInterval(() => void sample(suara, samples), 1_000);
  const startedAtMs = performance.now();
  const finished = new AbortController();
  await together(new AbortController().signal, (stop) => {
    const working = AbortSignal.any([stop, finished.signal]);
    const watch = waitUntilIndexed(suara.dependencies, stop).then(() => finished.abort());
    return [watch, processWorker(suara, pool, working), indexWorker(suara, working)];
  });
  const seconds = (performance.now() - startedAtMs) / 1_000;
  clearInterval(sampling);

  const [total] = await suara.index.aggregate({ scope: { kind: "nation" }, filter: {}, by: [] });
  if (total?.comments !== comments)
    throw new Error(`the index holds ${total?.comments} of ${comments} comments`);
  return [
    {
      name: "log -> analyse -> index",
      value: comments / seconds,
      unit: "comments/s",
      target: { atLeast: 5_000 },
      note: origin,
    },
    {
      name: "memory per 100,000 comments, once settled",
      value: mebibytesPerComment(settled(samples, comments)) * 100_000,
      unit: "MiB",
    },
    { name: "memory at the end", value: samples.at(-1)?.mebibytes ?? Number.NaN, unit: "MiB" },
  ];
}

function config(folder: string): Config {
  const file = (name: string) => ({ kind: "sqlite", file: join(folder, `${name}.db`) });
  // The way itself is measured; the accurate models would be all that is seen.
  const stores = { log: file("log"), index: file("index"), state: file("state") };
  return Config.parse({ ...stores, model: "fast", logLevel: "error" });
}

async function fill({ log }: Suara, texts: readonly string[], comments: number): Promise<void> {
  const batch = 5_000;
  for (let start = 0; start < comments; start += batch) {
    const size = Math.min(batch, comments - start);
    await log.append(
      rawTopic,
      Array.from({ length: size }, (_, each) => rawThread(start + each, texts)),
    );
  }
}

async function sample({ metrics }: Suara, samples: MemorySample[]): Promise<void> {
  const indexed = await metrics.sum("items_total", { stage: "index", outcome: "keep" });
  samples.push({ indexed, mebibytes: process.memoryUsage.rss() / 1024 ** 2 });
}
