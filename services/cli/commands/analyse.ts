import type { Readable, Writable } from "node:stream";
import type { AnalysedLines } from "../../runtime/analyse-thread.ts";
import type { AnalysePool } from "../../runtime/analyse-pool.ts";
import type { NumberedLine } from "../../runtime/read-lines.ts";
import { readLines } from "../../runtime/read-lines.ts";
import { write } from "../output.ts";

export interface AnalyseSummary {
  readonly lines: number;
  readonly rejected: number;
}

/** Lines handed to a thread at once, and how many such batches may be under way: enough to keep every thread busy. */
const batchSize = 500;
const batchesUnderWay = 6;

/**
 * NDJSON `{id?, text, post?, parent?}` in, the same objects with their analysis out, line for line in order. A line that
 * is not understood becomes `{line, error}` in its place, and its neighbours go on.
 */
export async function analyseLines(
  file: string,
  pool: Pick<AnalysePool, "analyseLines">,
  { stdin, stdout }: { readonly stdin: Readable; readonly stdout: Writable },
): Promise<AnalyseSummary> {
  const summary = { lines: 0, rejected: 0 };
  const underWay: Promise<AnalysedLines>[] = [];
  const finishOldest = async () => {
    const oldest = await underWay.shift();
    if (oldest === undefined) return;
    summary.rejected += oldest.rejected;
    await write(stdout, oldest.text);
  };
  let batch: NumberedLine[] = [];
  const send = async () => {
    if (batch.length === 0) return;
    summary.lines += batch.length;
    const analysed = pool.analyseLines(batch);
    analysed.catch(() => {}); // thrown when its turn comes
    underWay.push(analysed);
    batch = [];
    if (underWay.length >= batchesUnderWay) await finishOldest();
  };
  for await (const line of readLines(file, stdin)) {
    batch.push(line);
    if (batch.length >= batchSize) await send();
  }
  await send();
  while (underWay.length > 0) await finishOldest();
  return summary;
}
