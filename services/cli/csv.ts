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
