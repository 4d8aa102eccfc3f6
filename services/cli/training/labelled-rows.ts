import process from "node:process";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { ListeningError } from "../../../schemas/errors.ts";
import type { NumberedLine } from "../../runtime/read-lines.ts";
import { parseJsonLine, readLines } from "../../runtime/read-lines.ts";

/** A row of a labelled set, with the columns of my-public-comments that are used; other sets have some of them. */
const LabelledRow = z.object({
  id: z.string().optional(),
  text: z.string(),
  platform: z.string().optional(),
  /** Which part of my-unlabelled it is of. */
  source: z.string().nullish(),
  post: z.string().nullish(),
  video: z.string().nullish(),
  video_title: z.string().nullish(),
  sentiment: z.string().nullish(),
  sarcasm: z.boolean().nullish(),
  lang: z.string().nullish(),
  topic: z.string().nullish(),
  date: z.string().nullish(),
  // What people said of comments that Suara collected, and of the gold set.
  caption: z.string().nullish(),
  topics: z.array(z.string()).nullish(),
});
export type LabelledRow = Readonly<z.infer<typeof LabelledRow>>;

/** Rows of JSONL, plain or `.gz`. Throws INPUT_UNREADABLE, naming file and line, at the first that is no such row. */
export async function* readLabelledRows(
  file: string,
): AsyncGenerator<LabelledRow & { readonly line: number }> {
  for await (const line of readLines(file, process.stdin)) yield { ...rowOf(file, line), line: line.number };
}

function rowOf(file: string, line: NumberedLine): LabelledRow {
  const row = LabelledRow.safeParse(parseJsonLine(line));
  if (row.success) return row.data;
  const where = row.error.issues[0]?.path.join(".") ?? "";
  const what = where === "" ? "not a JSON object" : `the column ${where} is missing or of the wrong kind`;
  throw new ListeningError("INPUT_UNREADABLE", `${file}, line ${line.number}: ${what}`, { retryable: false });
}

/** The rows of a set in the folder of training data. */
export async function readDataSet(folder: URL, name: string): Promise<readonly LabelledRow[]> {
  return await Array.fromAsync(readLabelledRows(fileURLToPath(new URL(name, folder))));
}

/** At most `most` rows, spread evenly over all: repeatable without a random number. */
export function spread<Row>(rows: readonly Row[], most: number): readonly Row[] {
  if (rows.length <= most) return rows;
  const step = rows.length / most;
  return Array.from({ length: most }, (_, at) => rows[Math.floor(at * step)]).filter(
    (row) => row !== undefined,
  );
}

/** The caption a text was written under; `null` where none is known. A post on X is only the keyword it was found by. */
export function captionOf({ platform, post, video_title: videoTitle, caption }: LabelledRow): string | null {
  return caption ?? (platform === "tiktok" ? post : videoTitle) ?? null;
}

/** What must be in one fold: comments under one post are alike, so a video or a caption holds its comments together. */
export function togetherOf(row: LabelledRow): string {
  return row.video ?? captionOf(row) ?? row.id ?? row.text;
}
