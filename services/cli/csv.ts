import { createReadStream } from "node:fs";
import { parse } from "csv-parse";
import { ListeningError } from "../../schemas/errors.ts";

export interface CsvRow {
  /** Of the file, from 1: where the row ends. */
  readonly line: number;
  /** By column; what is empty is left out. */
  readonly cells: Readonly<Record<string, string>>;
}

/** The rows of a CSV file with a header. Throws INPUT_UNREADABLE. */
export async function* readCsv(file: string): AsyncGenerator<CsvRow> {
  for await (const { record, line } of records<Record<string, string>>(file, { columns: true })) {
    yield { line, cells: Object.fromEntries(Object.entries(record).filter(([, cell]) => cell !== "")) };
  }
}

/** The cells of a CSV file row by row, whether or not the first row is a header. Throws INPUT_UNREADABLE. */
export async function* readCsvCells(
  file: string,
): AsyncGenerator<{ readonly line: number; readonly cells: readonly string[] }> {
  for await (const { record, line } of records<string[]>(file, { columns: false }))
    yield { line, cells: record };
}

async function* records<T>(
  file: string,
  { columns }: { readonly columns: boolean },
): AsyncGenerator<{ readonly record: T; readonly line: number }> {
  const parser = parse({
    columns,
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: !columns,
  });
  const source = createReadStream(file);
  source.on("error", (error) => parser.destroy(error));
  try {
    for await (const { record, info } of source.pipe(parser) as AsyncIterable<{
      record: T;
      info: { lines: number };
    }>)
      yield { record, line: info.lines };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ListeningError("INPUT_UNREADABLE", `${file}: ${reason}`, { retryable: false, cause: error });
  }
}

/**
 * A table as CSV (RFC 4180) that spreadsheets open as what it is: in UTF-8 with its mark, lists joined by `; `, and a cell
 * that would begin a formula held by an apostrophe, because the public wrote it.
 */
export function csvOf(rows: readonly Readonly<Record<string, unknown>>[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))];
  return `\uFEFF${lines.map((cells) => cells.map(cellOf).join(",")).join("\r\n")}\r\n`;
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  const text = Array.isArray(value)
    ? value.join("; ")
    : typeof value === "string"
      ? value
      : JSON.stringify(value);
  const held = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(held) ? `"${held.replaceAll('"', '""')}"` : held;
}
