import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { ErrorCode } from "../../schemas/errors.ts";
import { ListeningError } from "../../schemas/errors.ts";
import { makeFolder } from "./make-folder.ts";
import type { StoreOperations } from "./store-thread.ts";

export interface DatabaseOptions {
  readonly file: string;
  /** Version of the tables; a file of another version is upgraded or refused. */
  readonly schemaVersion: number;
  /** Under a version what brings its tables to the next one; none for a version that is refused. */
  readonly upgrades?: Readonly<Record<number, string>>;
  /** Creates the tables in an empty file; run once, in a transaction. */
  readonly create: string;
  /**
   * `full` survives a power cut after every commit; `normal` survives a crash of the process only, which is enough for
   * what can be built again.
   */
  readonly durability: "full" | "normal";
  /** How long to wait for another connection to end its write before STORE_LOCKED. Default: 10 s. */
  readonly busyTimeoutMs?: number;
  /** Most pages of 4,096 bytes the file may have; beyond that STORE_FULL. Default: what the disk holds. */
  readonly maxPages?: number;
}

const defaultBusyTimeoutMs = 10_000;

/**
 * Opens a file in WAL mode, creating it and its folder when absent. Synchronous: call it in a store's own thread.
 * Throws STORE_FOLDER, STORE_VERSION, STORE_CORRUPT, STORE_LOCKED or STORE_FULL.
 */
export function openDatabase(options: DatabaseOptions): DatabaseSync {
  const { file, schemaVersion, upgrades = {}, create, durability, maxPages } = options;
  const { busyTimeoutMs = defaultBusyTimeoutMs } = options;
  return translating(file, () => {
    makeFolderOf(file);
    const db = new DatabaseSync(file, { timeout: busyTimeoutMs });
    try {
      db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${durability}; PRAGMA foreign_keys = ON`);
      if (maxPages !== undefined) db.exec(`PRAGMA max_page_count = ${maxPages}`);
      transaction(db, () => {
        const found = Number(db.prepare("PRAGMA user_version").get()?.["user_version"]);
        if (found === schemaVersion) return;
        const steps = found === 0 ? [create] : stepsBetween(found, schemaVersion, upgrades);
        if (steps === undefined) {
          throw new ListeningError(
            "STORE_VERSION",
            `${file} has tables of version ${found}, this Suara needs ${schemaVersion}`,
            { retryable: false },
          );
        }
        for (const step of steps) db.exec(step);
        db.exec(`PRAGMA user_version = ${schemaVersion}`);
      });
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

function makeFolderOf(file: string): void {
  try {
    makeFolder(dirname(file));
  } catch (cause) {
    throw new ListeningError("STORE_FOLDER", `the folder of ${file} can't be made`, {
      retryable: false,
      cause,
    });
  }
}

/** The upgrades from one version to another, one after the other; `undefined` where there is no way. */
function stepsBetween(
  from: number,
  to: number,
  upgrades: Readonly<Record<number, string>>,
): readonly string[] | undefined {
  if (from > to) return undefined;
  const steps = Array.from({ length: to - from }, (_, at) => upgrades[from + at]);
  return steps.every((step) => step !== undefined) ? steps : undefined;
}

/** Runs `work` in one write transaction; any throw rolls all of it back. */
export function transaction<T>(db: DatabaseSync, work: () => T): T {
  db.exec("BEGIN IMMEDIATE");
  try {
    const result = work();
    db.exec("COMMIT");
    return result;
  } catch (error) {
    if (db.isTransaction) db.exec("ROLLBACK");
    throw error;
  }
}

/** Runs `work`, turning SQLite's result codes into errors of ours that name the file and say whether to retry. */
export function translating<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw translated(file, error);
  }
}

/** The same operations, each with its errors translated. */
export function translatingEach(file: string, operations: StoreOperations): StoreOperations {
  const translated = Object.entries(operations).map(
    ([name, operation]) => [name, (...args: never[]) => translating(file, () => operation(...args))] as const,
  );
  return Object.fromEntries(translated);
}

/** Primary result codes, https://www.sqlite.org/rescode.html */
const resultCodes: Readonly<Record<number, { code: ErrorCode; retryable: boolean; what: string }>> = {
  5: { code: "STORE_LOCKED", retryable: true, what: "is held by another process" },
  6: { code: "STORE_LOCKED", retryable: true, what: "is held by another connection" },
  8: { code: "STORE_LOCKED", retryable: false, what: "may not be written" },
  10: { code: "STORE_FULL", retryable: true, what: "could not be read or written (disk error)" },
  11: { code: "STORE_CORRUPT", retryable: false, what: "is damaged" },
  13: { code: "STORE_FULL", retryable: true, what: "can't grow because the disk is full" },
  14: { code: "STORE_FOLDER", retryable: false, what: "can't be opened" },
  26: { code: "STORE_CORRUPT", retryable: false, what: "is not a database" },
};

function translated(file: string, error: unknown): unknown {
  if (!(error instanceof Error) || !("errcode" in error) || typeof error.errcode !== "number") return error;
  const known = resultCodes[error.errcode & 0xff]; // the low byte is the primary code
  if (known === undefined) return error;
  return new ListeningError(known.code, `${file} ${known.what}`, {
    retryable: known.retryable,
    cause: error,
  });
}
