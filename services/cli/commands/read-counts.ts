import { stepMinutes, stepMs } from "../../../pipelines/trends/series/steps.ts";
import { malaysiaAheadMs } from "../../../pipelines/core/malaysian-day.ts";
import { ListeningError } from "../../../schemas/errors.ts";
import { readCsvCells } from "../csv.ts";

/** A row of a `timestamp,value` file. */
export interface CountRow {
  /** As it was written. */
  readonly timestamp: string;
  /** What a clock on the wall showed, as if it were UTC: a time without a zone as it is, one with a zone in Malaysia. */
  readonly wallMs: number;
  /** `null` for an empty cell: not known. */
  readonly value: number | null;
}

/**
 * The rows of a file of 5-minute counts in order of time, each time once; a header is optional. Tells what was out of order,
 * repeated or missing. Throws INPUT_UNREADABLE, with the line, for a row that is none, and for counts of other than 5 minutes.
 */
export async function readCounts(file: string, tell: (message: string) => void): Promise<CountRow[]> {
  const rows: CountRow[] = [];
  let columns: Columns | undefined;
  for await (const { line, cells } of readCsvCells(file)) {
    const refuse = (why: string) =>
      new ListeningError("INPUT_UNREADABLE", `${file}, line ${line}: ${why}`, { retryable: false });
    if (columns === undefined) {
      columns = columnsOf(cells);
      if (columns.isHeader) continue;
    }
    rows.push(rowOf(cells, columns, refuse));
  }
  if (rows.length === 0)
    throw new ListeningError("INPUT_UNREADABLE", `${file}: there is no row in it`, { retryable: false });
  const ordered = inOrder(rows, tell);
  tellSteps(file, ordered, tell);
  return ordered;
}

interface Columns {
  readonly isHeader: boolean;
  readonly timestamp: number;
  readonly value: number;
}

function columnsOf(first: readonly string[]): Columns {
  const names = first.map((cell) => cell.trim().toLowerCase());
  const timestamp = names.indexOf("timestamp");
  const value = names.indexOf("value");
  return timestamp >= 0 && value >= 0
    ? { isHeader: true, timestamp, value }
    : { isHeader: false, timestamp: 0, value: 1 };
}

function rowOf(cells: readonly string[], columns: Columns, refuse: (why: string) => Error): CountRow {
  const timestamp = cells[columns.timestamp]?.trim() ?? "";
  const text = cells[columns.value]?.trim();
  if (text === undefined) throw refuse("there is no value; a row is `timestamp,value`");
  const wallMs = wallTime(timestamp);
  if (wallMs === undefined)
    throw refuse(
      `${JSON.stringify(timestamp)} is no time, such as 2026-11-24 14:05:00 or 2026-11-24T06:05:00Z`,
    );
  if (text === "") return { timestamp, wallMs, value: null };
  if (!/^\d{1,15}(?:\.\d+)?$/u.test(text))
    throw refuse(`${JSON.stringify(text)} is no count; leave the cell empty where it is not known`);
  return { timestamp, wallMs, value: Number(text) };
}

const time = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s?(Z|[+-]\d{2}:?\d{2})?$/u;

function wallTime(timestamp: string): number | undefined {
  const [, date, clock, zone] = time.exec(timestamp) ?? [];
  if (date === undefined || clock === undefined) return undefined;
  const asUtc = Date.parse(`${date}T${clock}Z`);
  // A 31st of a month that has none would become the next month's first.
  if (Number.isNaN(asUtc) || !new Date(asUtc).toISOString().startsWith(date)) return undefined;
  if (zone === undefined) return asUtc;
  const instant = Date.parse(
    `${date}T${clock}${zone === "Z" ? zone : `${zone.slice(0, 3)}:${zone.slice(-2)}`}`,
  );
  return Number.isNaN(instant) ? undefined : instant + malaysiaAheadMs;
}

function inOrder(rows: readonly CountRow[], tell: (message: string) => void): CountRow[] {
  const early = rows.filter((row, index) => row.wallMs < (rows[index - 1]?.wallMs ?? row.wallMs)).length;
  if (early > 0) tell(`${early} rows were earlier than the row before them; the rows were put in order`);
  const sorted = rows.toSorted((a, b) => a.wallMs - b.wallMs);
  const once = sorted.filter((row, index) => row.wallMs !== sorted[index - 1]?.wallMs);
  const repeated = rows.length - once.length;
  if (repeated > 0) tell(`${repeated} rows had the time of another; the first of each time was taken`);
  return once;
}

function tellSteps(file: string, rows: readonly CountRow[], tell: (message: string) => void): void {
  const apart = rows.slice(1).map((row, index) => row.wallMs - (rows[index]?.wallMs ?? 0));
  const usual = apart.toSorted((a, b) => a - b)[Math.floor(apart.length / 2)] ?? stepMs;
  if (Math.round(usual / stepMs) !== 1) {
    const minutes = Number((usual / 60_000).toPrecision(2));
    const why = `${file}: its rows are ${minutes} minutes apart; counts of ${stepMinutes} minutes are needed`;
    throw new ListeningError("INPUT_UNREADABLE", why, { retryable: false });
  }
  const missing = apart.reduce((sum, ms) => sum + stepsBetween(ms) - 1, 0);
  const unknown = rows.filter(({ value }) => value === null).length;
  if (missing + unknown > 0)
    tell(`${missing + unknown} steps have no count; they are taken as not known, not as zero`);
}

/** Whole steps from one row to the next; clocks are seldom exact. */
export function stepsBetween(ms: number): number {
  return Math.max(1, Math.round(ms / stepMs));
}
