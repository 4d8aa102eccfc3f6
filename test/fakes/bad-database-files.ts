import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** Puts a text where a store expects its database. */
export function writeNoDatabase(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, "this is a text, longer than the header that a database begins with\n".repeat(100));
}

/** Lets a store's database look as if another version of Suara had made it. */
export function setSchemaVersion(file: string, version: number): void {
  changeDatabase(file, `PRAGMA user_version = ${version}`);
}

export function changeDatabase(file: string, sql: string): void {
  const db = new DatabaseSync(file);
  db.exec(sql);
  db.close();
}
