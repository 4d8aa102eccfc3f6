import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import { encoderLabels } from "../../../pipelines/enrich/encoder/heads.ts";
import { goldIds } from "./gold/files.ts";
import type { LabelledRow } from "./labelled-rows.ts";

/** A comment with its teachers' probabilities of a task's labels. */
export interface TaughtRow {
  readonly text: string;
  readonly probabilities: readonly number[];
}

type Task = keyof typeof encoderLabels;

/** Ids and probabilities in hundredths, as `encoder/main.py` wrote them; the texts are in ../shared/data. */
export const softLabelsFile = new URL("./soft-labels.tsv.gz", import.meta.url);

/**
 * What the encoder and its fellow teachers said of unlabelled comments, by task. `rows` are all rows that may be among
 * them; throws when one of the file's ids is not, because then the data is another than the models were made from.
 */
export async function readSoftLabels(
  rows: readonly LabelledRow[],
): Promise<Readonly<Record<Task, readonly TaughtRow[]>>> {
  const textOf = new Map(rows.map(({ id, text }) => [id, text]));
  const lines = gunzipSync(await readFile(softLabelsFile))
    .toString("utf8")
    .trimEnd()
    .split("\n");
  const taught: Record<Task, TaughtRow[]> = { sentiment: [], sarcasm: [], language: [] };
  const apart = goldIds();
  for (const line of lines) {
    const [id = "", ...hundredths] = line.split("\t");
    if (apart.has(id)) continue;
    const text = textOf.get(id);
    if (text === undefined) throw new Error(`soft-labels.tsv.gz names ${id}, which is not in the data`);
    let from = 0;
    for (const task of ["sentiment", "sarcasm", "language"] as const) {
      const own = hundredths.slice(from, from + encoderLabels[task].length).map(Number);
      from += own.length;
      const sum = own.reduce((total, each) => total + each, 0);
      taught[task].push({ text, probabilities: own.map((each) => each / sum) });
    }
  }
  return taught;
}
