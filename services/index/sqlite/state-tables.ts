import { ConflictError } from "../../../schemas/errors.ts";
import { openDatabase, transaction } from "../../runtime/sqlite.ts";

export interface StateTablesOptions {
  readonly file: string;
  readonly busyTimeoutMs: number;
  readonly maxPages: number | undefined;
}

export type StateRow = {
  readonly key: string;
  readonly json: string;
  readonly version: number;
};

const schemaVersion = 1;

const create = `
  CREATE TABLE documents (
    collection TEXT NOT NULL,
    key BLOB NOT NULL, -- UTF-16, big-endian: its bytes sort as the key's code units do
    version INTEGER NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (collection, key)
  ) STRICT, WITHOUT ROWID;

  -- Versions are never used twice, so that a key removed and written anew is not mistaken for what it was before.
  CREATE TABLE versions (id INTEGER PRIMARY KEY CHECK (id = 1), last INTEGER NOT NULL) STRICT;
  INSERT INTO versions VALUES (1, 0);
`;

/** The state's tables and what can be done with them. Synchronous: runs in the store's thread. */
export function openStateTables({ file, busyTimeoutMs, maxPages }: StateTablesOptions) {
  const limit = maxPages === undefined ? {} : { maxPages };
  const db = openDatabase({ file, schemaVersion, create, durability: "full", busyTimeoutMs, ...limit });
  const select = db.prepare("SELECT json, version FROM documents WHERE collection = ? AND key = ?");
  const page = db.prepare(
    "SELECT key, json, version FROM documents WHERE collection = ? AND key >= ? ORDER BY key LIMIT ?",
  );
  const nextVersion = db.prepare("UPDATE versions SET last = last + 1 RETURNING last");
  const write = db.prepare(
    "INSERT OR REPLACE INTO documents (collection, key, version, json) VALUES (?, ?, ?, ?)",
  );
  const remove = db.prepare("DELETE FROM documents WHERE collection = ? AND key = ?");

  const get = (collection: string, key: string): Omit<StateRow, "key"> | undefined =>
    select.get(collection, encodeKey(key)) as Omit<StateRow, "key"> | undefined;

  const refuseUnless = (expected: number | undefined, collection: string, key: string) => {
    if (get(collection, key)?.version !== expected) {
      throw new ConflictError(
        `${file}: ${collection}/${key} was written or removed by somebody else meanwhile`,
      );
    }
  };

  const operations = {
    get,

    put(collection: string, key: string, json: string, expected: number | undefined): number {
      return transaction(db, () => {
        refuseUnless(expected, collection, key);
        const version = Number(nextVersion.get()?.["last"]);
        write.run(collection, encodeKey(key), version, json);
        return version;
      });
    },

    delete(collection: string, key: string, expected: number): void {
      transaction(db, () => {
        refuseUnless(expected, collection, key);
        remove.run(collection, encodeKey(key));
      });
    },

    /** The first `limit` documents whose keys are not before `from`. */
    page(collection: string, from: string, limit: number): StateRow[] {
      const rows = page.all(collection, encodeKey(from), limit) as {
        key: Uint8Array;
        json: string;
        version: number;
      }[];
      return rows.map(({ key, json, version }) => ({ key: decodeKey(key), json, version }));
    },
  };
  return { operations, close: () => db.close() };
}

export type StateOperations = ReturnType<typeof openStateTables>["operations"];

function encodeKey(key: string): Uint8Array {
  return Buffer.from(key, "utf16le").swap16();
}

function decodeKey(bytes: Uint8Array): string {
  return Buffer.from(bytes).swap16().toString("utf16le");
}
