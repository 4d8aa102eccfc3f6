import { statSync } from "node:fs";
import { basename } from "node:path";
import type { Readable } from "node:stream";
import { importedPayload } from "../../../pipelines/normalise/imported.ts";
import type { EventLog, NewRecord } from "../../../pipelines/ports/event-log.ts";
import type { Protector } from "../../../pipelines/protect/protector.ts";
import type { Channel } from "../../../schemas/channel.ts";
import { ListeningError } from "../../../schemas/errors.ts";
import type { Instant } from "../../../schemas/item.ts";
import { documentId } from "../../../schemas/item.ts";
import type { RawItem } from "../../../schemas/raw-item.ts";
import { rawTopic } from "../../../schemas/topics.ts";
import { parseJsonLine, readLines } from "../../runtime/read-lines.ts";
import { readCsv } from "../csv.ts";

export interface ImportDependencies {
  readonly log: EventLog;
  readonly protector: Protector;
  readonly stdin: Readable;
  readonly nowMs: number;
}

export interface ImportSummary {
  readonly rows: number;
  /** Lines that are no rows; each becomes a dead letter that names its line, without its text, which can't be protected. */
  readonly unreadable: number;
}

interface Row {
  readonly line: number;
  readonly columns: Readonly<Record<string, unknown>> | undefined;
}

const batchSize = 1_000;

/**
 * Appends an exported file's rows to the log as comments of `channel`. NDJSON, or CSV with a header when the name ends
 * in `.csv`. What a row says is as old as its `collectedAt` column or, without one, as the file: so an old export never
 * overwrites what was collected later, and importing a file twice changes nothing.
 */
export async function importComments(
  file: string,
  channel: Channel,
  { log, protector, stdin, nowMs }: ImportDependencies,
): Promise<ImportSummary> {
  const summary = { rows: 0, unreadable: 0 };
  const fileTime = file === "-" ? undefined : modifiedAt(file);
  const importedAt = new Date(nowMs).toISOString();
  let batch: NewRecord[] = [];
  const flush = async () => {
    await log.append(rawTopic, batch);
    batch = [];
  };
  for await (const { line, columns } of file.endsWith(".csv") ? csvRows(file) : jsonRows(file, stdin)) {
    if (columns === undefined) summary.unreadable += 1;
    else summary.rows += 1;
    const row = columns ?? { line: `${basename(file)}:${line}` };
    batch.push(record(channel, row, { fileTime, importedAt }, protector));
    if (batch.length >= batchSize) await flush();
  }
  await flush();
  return summary;
}

function record(
  channel: Channel,
  row: Readonly<Record<string, unknown>>,
  { fileTime, importedAt }: { readonly fileTime: Instant | undefined; readonly importedAt: Instant },
  protector: Protector,
): NewRecord {
  const { platform } = channel;
  const { post, caption, collectedAt, publishedAt } = row;
  const stored = protector.payload(platform, importedPayload, row);
  const postId = documentId(platform, typeof post === "string" && post !== "" ? post : "unknown");
  const raw: RawItem = {
    channel,
    payloadKind: importedPayload,
    postId,
    caption: typeof caption === "string" ? protector.text(platform, caption) : null,
    collectedAt: instantOf(collectedAt) ?? fileTime ?? instantOf(publishedAt) ?? new Date(0).toISOString(),
    importedAt,
    payload: stored.kind === "keep" ? stored.value : null,
  };
  return { key: postId, value: Buffer.from(JSON.stringify(raw)) };
}

function instantOf(value: unknown): Instant | undefined {
  const atMs = typeof value === "string" ? Date.parse(value) : Number.NaN;
  return Number.isNaN(atMs) ? undefined : new Date(atMs).toISOString();
}

function modifiedAt(file: string): Instant {
  try {
    return statSync(file).mtime.toISOString();
  } catch (error) {
    throw new ListeningError("INPUT_UNREADABLE", `${file}: can't be read`, {
      retryable: false,
      cause: error,
    });
  }
}

async function* jsonRows(file: string, stdin: Readable): AsyncGenerator<Row> {
  for await (const line of readLines(file, stdin)) {
    const value = parseJsonLine(line);
    const isRow = typeof value === "object" && value !== null && !Array.isArray(value);
    yield { line: line.number, columns: isRow ? (value as Record<string, unknown>) : undefined };
  }
}

const countColumns = new Set(["likes", "replies"]);

/** CSV knows only text: empty cells are absent columns, and the columns that are counted become numbers. */
async function* csvRows(file: string): AsyncGenerator<Row> {
  for await (const { line, cells } of readCsv(file)) {
    const columns = Object.entries(cells).map(([name, cell]) => [
      name,
      countColumns.has(name) ? Number(cell) : cell,
    ]);
    yield { line, columns: Object.fromEntries(columns) as Record<string, unknown> };
  }
}
