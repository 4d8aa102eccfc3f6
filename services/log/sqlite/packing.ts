import type { LogRecord, NewRecord } from "../../../pipelines/ports/event-log.ts";

/**
 * Records on their way to or from the store's thread. All values lie end to end in one buffer: cloning one large buffer
 * is many times cheaper than cloning as many small ones.
 */
interface Packed {
  readonly keys: readonly string[];
  /** JSON objects; `null` for none. */
  readonly headers: readonly (string | null)[];
  readonly values: Uint8Array;
  /** Where each value ends in `values`. */
  readonly ends: Float64Array;
}

export type PackedNewRecords = Packed;

export interface PackedLogRecords extends Packed {
  readonly offsets: Float64Array;
  readonly timestampsMs: Float64Array;
}

/** A row of the log table, in the order of its columns from `off`. */
export type LogRow = readonly [
  offset: number,
  timestampMs: number,
  key: string,
  value: Uint8Array,
  headers: string | null,
];

export function packNewRecords(records: readonly NewRecord[]): PackedNewRecords {
  return {
    keys: records.map(({ key }) => key),
    headers: records.map(({ headers }) => headersToJson(headers)),
    ...packValues(records.map(({ value }) => value)),
  };
}

export function packRows(rows: readonly LogRow[]): PackedLogRecords {
  return {
    offsets: Float64Array.from(rows, ([offset]) => offset),
    timestampsMs: Float64Array.from(rows, ([, timestampMs]) => timestampMs),
    keys: rows.map(([, , key]) => key),
    ...packValues(rows.map(([, , , value]) => value)),
    headers: rows.map(([, , , , headers]) => headers),
  };
}

export function unpackLogRecords(packed: PackedLogRecords, topic: string, partition: number): LogRecord[] {
  return packed.keys.map((key, index) => ({
    topic,
    partition,
    offset: packed.offsets[index] ?? 0,
    timestampMs: packed.timestampsMs[index] ?? 0,
    key,
    value: valueAt(packed, index),
    headers: headersFromJson(packed.headers[index] ?? null),
  }));
}

/** A view into the packed buffer, not a copy. */
export function valueAt({ values, ends }: Packed, index: number): Uint8Array {
  return values.subarray(ends[index - 1] ?? 0, ends[index]);
}

function packValues(parts: readonly Uint8Array[]): Pick<Packed, "values" | "ends"> {
  const ends = new Float64Array(parts.length);
  let size = 0;
  for (const [index, { length }] of parts.entries()) {
    size += length;
    ends[index] = size;
  }
  const values = new Uint8Array(size);
  for (const [index, part] of parts.entries()) values.set(part, ends[index - 1] ?? 0);
  return { values, ends };
}

function headersToJson(headers: NewRecord["headers"]): string | null {
  if (headers === undefined || Object.keys(headers).length === 0) return null;
  return JSON.stringify(headers);
}

function headersFromJson(json: string | null): Readonly<Record<string, string>> {
  return json === null ? {} : (JSON.parse(json) as Record<string, string>);
}
