import process from "node:process";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { batchesOf } from "../../pipelines/enrich/encoder/batches.ts";
import { createTokeniser } from "../../pipelines/enrich/encoder/tokenise.ts";
import { decodeVocabulary } from "../../pipelines/enrich/encoder/vocabulary.ts";
import { taxonomy } from "../../pipelines/enrich/taxonomy/taxonomy.ts";
import { openAnalysePool } from "../../services/runtime/analyse-pool.ts";
import { sessionOptions } from "../../services/runtime/encoder.ts";
import { readEncoderFiles, readModelFiles } from "../../services/runtime/model-files.ts";
import { openTier } from "../../services/runtime/open-tier.ts";
import { benchTexts } from "./bench-texts.ts";
import type { Measurement } from "./measurement.ts";

const threads = 2;
const comments = 6_000;
/** As many as a worker takes from the log at once. */
const batch = 1_000;
const mebibyte = 1024 * 1024;

/** The accurate tier: its speed, beside onnxruntime alone on the same batches in the same run, its memory and its start. */
export async function measure(): Promise<readonly Measurement[]> {
  const { texts: all, origin } = await benchTexts();
  const texts = Array.from({ length: comments }, (_, at) => ({
    text: all[Math.floor((at * all.length) / comments)] ?? "",
    caption: null,
  }));
  const parts = Array.from({ length: comments / batch }, (_, at) =>
    texts.slice(at * batch, (at + 1) * batch),
  );
  const before = process.memoryUsage().rss;
  const startedAt = performance.now();
  await using pool = await openAnalysePool({ threads, tier: "accurate", warn: throwing });
  const coldStart = performance.now() - startedAt;
  await pool.analyse(texts.slice(0, batch));
  const rate = await ratePerSecond(parts, (part) => pool.analyse(part));
  const memory = (process.memoryUsage().rss - before) / threads / mebibyte;

  const encoder = await readEncoderFiles();
  const { analyse } = await openTier({ models: await readModelFiles(), encoder, taxonomy });
  const tokenise = createTokeniser(decodeVocabulary("pieces", encoder.pieces));
  const session = await InferenceSession.create(encoder.network, sessionOptions);
  const prepared = parts.map((part) => batchesOf(part.map(({ text }) => tokenise(text))));
  const bare = async (batches: ReturnType<typeof batchesOf>) => {
    for (const { rows, length, ids } of batches)
      await session.run({ ids: new Tensor("int32", ids, [rows.length, length]) });
  };
  await bare(prepared[0] ?? []);
  await analyse(parts[0] ?? []);
  // Part by part in turns, so that what else the machine does meets both alike.
  let [ours, theirs] = [0, 0];
  for (const [at, part] of parts.entries()) {
    ours += await millisecondsOf(() => analyse(part));
    theirs += await millisecondsOf(() => bare(prepared[at] ?? []));
  }
  return [
    {
      name: `accurate, every task, ${threads} threads`,
      value: rate,
      unit: "comments/s",
      target: { atLeast: 350 },
      note: origin,
    },
    {
      name: "accurate against bare onnxruntime on the same batches, one thread",
      value: theirs / ours,
      unit: "times",
      target: { atLeast: 0.85 },
    },
    { name: "memory of a thread", value: memory, unit: "MiB", target: { atMost: 500 } },
    { name: "cold start of the threads", value: coldStart / 1_000, unit: "s", target: { atMost: 2 } },
  ];
}

async function ratePerSecond<Part extends { readonly length: number }>(
  parts: readonly Part[],
  work: (part: Part) => Promise<unknown>,
): Promise<number> {
  const spent = await millisecondsOf(async () => {
    for (const part of parts) await work(part);
  });
  return (parts.reduce((sum, { length }) => sum + length, 0) * 1_000) / spent;
}

async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

function throwing(message: string): never {
  throw new Error(message);
}
