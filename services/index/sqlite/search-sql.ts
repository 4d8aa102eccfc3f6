import type { DatabaseSync, SQLInputValue, SQLOutputValue } from "node:sqlite";

/** A piece of SQL that is true or false, with the values of its question marks. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly SQLInputValue[];
}

export function condition(sql: string, ...values: readonly SQLInputValue[]): Condition {
  return { sql, values };
}

/** `column` holds one of these whole numbers, which are written out: they are ours, and the planner sees how many. */
export function oneOf(column: string, numbers: readonly number[] | undefined): Condition | undefined {
  return numbers === undefined
    ? undefined
    : condition(`${column} IN (${numbers.map(Math.trunc).join(", ")})`);
}

export function where(conditions: readonly Condition[]): string {
  return conditions.length === 0 ? "" : `WHERE ${conditions.map(({ sql }) => sql).join(" AND ")}`;
}

export function valuesOf(conditions: readonly Condition[]): SQLInputValue[] {
  return conditions.flatMap(({ values }) => values);
}

export type Row = Record<string, SQLOutputValue>;

/** Runs several reads on one state of the database, so that figures which belong together agree. */
export function reading<T>(db: DatabaseSync, read: () => T): T {
  db.exec("BEGIN");
  try {
    return read();
  } finally {
    if (db.isTransaction) db.exec("COMMIT");
  }
}
