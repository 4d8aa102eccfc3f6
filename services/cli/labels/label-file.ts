import process from "node:process";
import { z } from "zod";
import { LanguageCode, SentimentLabel } from "../../../schemas/analysed.ts";
import type { PersonLabel } from "../../../schemas/correction.ts";
import { ListeningError } from "../../../schemas/errors.ts";
import type { Instant } from "../../../schemas/item.ts";
import { DocumentId } from "../../../schemas/item.ts";
import { otherTopic } from "../../../schemas/taxonomy.ts";
import { parseJsonLine, readLines } from "../../runtime/read-lines.ts";
import { readCsv } from "../csv.ts";

export interface LabelFileOptions {
  /** Who labelled, where a row does not say. */
  readonly by: string | undefined;
  /** When, where a row does not say. */
  readonly now: Instant;
  /** What `topics` may name, beside `other`. */
  readonly topicIds: readonly string[];
}

export interface FiledLabel {
  readonly id: DocumentId;
  readonly label: PersonLabel;
}

export interface LabelFile {
  readonly labels: readonly FiledLabel[];
  /** Rows without any label: nobody has got to them yet. */
  readonly blank: number;
}

/** So many faults are told at once. */
const mostFaults = 10;

/**
 * Reads what people filled in of a file that `suara labels sample` made: NDJSON, or CSV when the name ends in `.csv`. Throws
 * INPUT_UNREADABLE with the line and column of each fault; then nothing of the file may be used.
 */
export async function readLabelFile(file: string, options: LabelFileOptions): Promise<LabelFile> {
  const row = rowOf(options);
  const labels: FiledLabel[] = [];
  const faults: string[] = [];
  const lineOf = new Map<string, number>();
  let blank = 0;
  for await (const { line, columns } of file.endsWith(".csv") ? csvRows(file) : jsonRows(file)) {
    const { success, data, error } = row.safeParse(columns);
    if (!success) {
      for (const { path, message } of error.issues)
        faults.push(`line ${line}: ${path.join(".")}: ${message}`);
      continue;
    }
    if (data === "blank") {
      blank += 1;
      continue;
    }
    const key = `${data.id} ${data.label.by}`;
    const before = lineOf.get(key);
    if (before !== undefined) faults.push(`line ${line}: the same person labelled it on line ${before}`);
    lineOf.set(key, line);
    labels.push(data);
  }
  if (faults.length === 0) return { labels, blank };
  const more = faults.length > mostFaults ? [`and ${faults.length - mostFaults} more`] : [];
  const message = [`${file}: nothing was imported`, ...faults.slice(0, mostFaults), ...more].join("\n  ");
  throw new ListeningError("INPUT_UNREADABLE", message, { retryable: false });
}

function rowOf({ by: defaultBy, now, topicIds }: LabelFileOptions) {
  const known = [...topicIds, otherTopic];
  const topics = z
    .array(z.enum(known, { error: "no topic has that id" }))
    .nonempty()
    .refine((ids) => ids.length === 1 || !ids.includes(otherTopic), "other stands alone")
    .refine((ids) => new Set(ids).size === ids.length, "a topic stands twice");
  return z
    .object({
      id: DocumentId,
      textKey: z.string().min(1),
      part: z.enum(["teaching", "measuring"]).nullish(),
      sentiment: SentimentLabel.nullish(),
      topics: topics.nullish(),
      language: LanguageCode.nullish(),
      by: z.string().trim().min(1).max(100).nullish(),
      at: z.iso.datetime({ offset: true }).nullish(),
    })
    .transform(({ id, textKey, part, sentiment, topics, language, by, at }, context) => {
      if (sentiment == null && topics == null && language == null) return "blank" as const;
      const who = by ?? defaultBy;
      if (who === undefined) {
        context.addIssue({
          code: "custom",
          path: ["by"],
          message: "nobody is named; --by names who labelled",
        });
        return z.NEVER;
      }
      const label: PersonLabel = {
        by: who,
        at: at == null ? now : new Date(at).toISOString(),
        textKey,
        drawn: part != null,
        ...(sentiment != null && { sentiment }),
        ...(topics != null && { topics }),
        ...(language != null && { language }),
      };
      return { id, label };
    });
}

interface Row {
  readonly line: number;
  readonly columns: unknown;
}

async function* jsonRows(file: string): AsyncGenerator<Row> {
  for await (const line of readLines(file, process.stdin))
    yield { line: line.number, columns: parseJsonLine(line) };
}

async function* csvRows(file: string): AsyncGenerator<Row> {
  for await (const { line, cells } of readCsv(file)) {
    const { topics } = cells;
    yield {
      line,
      columns:
        topics === undefined ? cells : { ...cells, topics: topics.split(/\s*[;,]\s*/u).filter(Boolean) },
    };
  }
}
