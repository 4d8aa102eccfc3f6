import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import type { DatabaseOptions } from "../../../services/runtime/sqlite.ts";
import { openDatabase, transaction, translating, translatingEach } from "../../../services/runtime/sqlite.ts";
import { temporaryFolder } from "../../fakes/temporary-folder.ts";

const create = "CREATE TABLE t (n INTEGER) STRICT";

function database(options: Partial<DatabaseOptions> = {}) {
  const folder = temporaryFolder();
  const file = join(folder.path, "a", "b", "test.db");
  const db = openDatabase({ file, schemaVersion: 2, create, durability: "full", ...options });
  return {
    db,
    file,
    [Symbol.dispose]() {
      if (db.isOpen) db.close();
      folder[Symbol.dispose]();
    },
  };
}

const numbers = (db: DatabaseSync) =>
  db
    .prepare("SELECT n FROM t ORDER BY n")
    .all()
    .map(({ n }) => n);
const insert = (db: DatabaseSync, n: number) => db.prepare("INSERT INTO t VALUES (?)").run(n);

describe("openDatabase", () => {
  it("makes file and folders, writes ahead, and keeps what is there when opened again", () => {
    using first = database();
    expect(first.db.prepare("PRAGMA journal_mode").get()).toEqual({ journal_mode: "wal" });
    insert(first.db, 1);
    first.db.close();
    const again = openDatabase({ file: first.file, schemaVersion: 2, create, durability: "full" });
    expect(numbers(again)).toEqual([1]);
    again.close();
  });

  it.each([
    ["full", 2],
    ["normal", 1],
  ] as const)("sets durability %s", (durability, synchronous) => {
    using place = database({ durability });
    expect(place.db.prepare("PRAGMA synchronous").get()).toEqual({ synchronous });
  });

  it("names the file whose folder can't be made", () => {
    using place = database();
    const file = join(place.file, "below-a-file.db");
    const open = () => openDatabase({ file, schemaVersion: 2, create, durability: "full" });
    const message = `the folder of ${file} can't be made`;
    expect(open).toThrow(expect.objectContaining({ code: "STORE_FOLDER", retryable: false, message }));
  });

  it("refuses tables of another version", () => {
    using place = database();
    const reopen = () => openDatabase({ file: place.file, schemaVersion: 3, create, durability: "full" });
    expect(reopen).toThrow(
      expect.objectContaining({
        code: "STORE_VERSION",
        retryable: false,
        message: `${place.file} has tables of version 2, this Suara needs 3`,
      }),
    );
  });

  it("upgrades tables of an earlier version, one version after the other", () => {
    using place = database();
    insert(place.db, 1);
    const upgrades = {
      2: "ALTER TABLE t ADD COLUMN half REAL",
      3: "UPDATE t SET half = n / 2.0",
    };
    const options = { file: place.file, create, durability: "full" as const };
    const db = openDatabase({ ...options, schemaVersion: 4, upgrades });
    expect(db.prepare("SELECT n, half FROM t").all()).toEqual([{ n: 1, half: 0.5 }]);
    expect(db.prepare("PRAGMA user_version").get()).toEqual({ user_version: 4 });
    db.close();
    const gap = () => openDatabase({ ...options, schemaVersion: 6, upgrades: { 5: "" } });
    expect(gap).toThrow(expect.objectContaining({ code: "STORE_VERSION" }));
    const back = () => openDatabase({ ...options, schemaVersion: 3, upgrades });
    expect(back).toThrow(expect.objectContaining({ code: "STORE_VERSION" }));
  });

  it("leaves nothing behind when the tables can't be made", () => {
    using folder = temporaryFolder();
    const file = join(folder.path, "test.db");
    expect(() =>
      openDatabase({ file, schemaVersion: 1, create: `${create}; nonsense`, durability: "full" }),
    ).toThrow(/nonsense/u);
    const db = openDatabase({ file, schemaVersion: 1, create, durability: "full" });
    expect(numbers(db)).toEqual([]);
    db.close();
  });
});

describe("transaction", () => {
  it("writes all of it or nothing", () => {
    using place = database();
    transaction(place.db, () => insert(place.db, 1));
    const failing = () =>
      transaction(place.db, () => {
        insert(place.db, 2);
        throw new RangeError("half way");
      });
    expect(failing).toThrow("half way");
    expect(place.db.isTransaction).toBe(false);
    expect(numbers(place.db)).toEqual([1]);
  });
});

describe("translating", () => {
  it("leaves errors that are not SQLite's as they are", () => {
    const error = new RangeError("ours");
    expect(() =>
      translating("file.db", () => {
        throw error;
      }),
    ).toThrow(error);
  });

  it("names the file that is held by another connection", () => {
    using place = database({ busyTimeoutMs: 1 });
    const other = new DatabaseSync(place.file);
    other.exec("BEGIN IMMEDIATE");
    const { write } = translatingEach(place.file, { write: () => insert(place.db, 1) });
    expect(write).toThrow(
      expect.objectContaining({
        code: "STORE_LOCKED",
        retryable: true,
        message: `${place.file} is held by another process`,
      }),
    );
    other.close();
  });

  it("says that a file without leave to write is not to be tried again", () => {
    using place = database();
    const reader = new DatabaseSync(place.file, { readOnly: true });
    expect(() => translating(place.file, () => insert(reader, 1))).toThrow(
      expect.objectContaining({
        code: "STORE_LOCKED",
        retryable: false,
        message: `${place.file} may not be written`,
      }),
    );
    reader.close();
  });

  it("says that the disk is full when the file may not grow", () => {
    using place = database({ maxPages: 3 });
    const fill = () =>
      translating(place.file, () =>
        place.db.exec("CREATE TABLE a (x); CREATE TABLE b (x); CREATE TABLE c (x)"),
      );
    expect(fill).toThrow(expect.objectContaining({ code: "STORE_FULL", retryable: true }));
  });
});
