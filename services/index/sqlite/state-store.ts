import type { Collection, Keyed, ListOptions, StateStore } from "../../../pipelines/ports/state-store.ts";
import { ListeningError } from "../../../schemas/errors.ts";
import { StoreThread } from "../../runtime/store-thread.ts";
import type { StateOperations, StateRow, StateTablesOptions } from "./state-tables.ts";

export interface SqliteStateOptions {
  readonly file: string;
  /** How long to wait for another process to end its write before STORE_LOCKED. Default: 10 s. */
  readonly busyTimeoutMs?: number;
  /** Most pages of 4,096 bytes in the file; beyond that STORE_FULL. Default: what the disk holds. */
  readonly maxPages?: number;
}

type StateThread = StoreThread<StateOperations>;

const listPage = 500;

/**
 * Opens a state store in one file, which several processes on this machine may share. Rejects with STORE_CORRUPT,
 * STORE_VERSION, STORE_LOCKED or STORE_FULL. Reading a document that its collection's schema refuses is a STORE_VERSION
 * too: another version of Suara wrote it.
 */
export async function openSqliteState(options: SqliteStateOptions): Promise<StateStore> {
  const { file, busyTimeoutMs = 10_000, maxPages } = options;
  const tables: StateTablesOptions = { file, busyTimeoutMs, maxPages };
  const thread: StateThread = await StoreThread.start(new URL("./state-thread.ts", import.meta.url), tables);
  return {
    async get(collection, key) {
      const row = await thread.call("get", collection.name, key);
      if (row === undefined) return undefined;
      const { value, version } = parsed(file, collection, { key, ...row });
      return { value, version };
    },
    async put({ name }, key, value, expected) {
      return String(
        await thread.call(
          "put",
          name,
          key,
          toJson(value),
          expected === undefined ? undefined : Number(expected),
        ),
      );
    },
    delete: ({ name }, key, expected) => thread.call("delete", name, key, Number(expected)),
    list: (collection, listOptions) => list(thread, file, collection, listOptions),
    [Symbol.asyncDispose]: () => thread[Symbol.asyncDispose](),
  };
}

async function* list<T>(
  thread: StateThread,
  file: string,
  collection: Collection<T>,
  { prefix = "" }: ListOptions = {},
): AsyncGenerator<Keyed<T>> {
  let from = prefix;
  for (;;) {
    const rows = await thread.call("page", collection.name, from, listPage);
    for (const row of rows) {
      if (!row.key.startsWith(prefix)) return; // keys with the prefix stand together
      yield parsed(file, collection, row);
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < listPage) return;
    from = `${last.key}\0`; // the very next key
  }
}

/** Names collection and key only: what was read may be about a person. */
function parsed<T>(
  file: string,
  { name, schema }: Collection<T>,
  { key, json, version }: StateRow,
): Keyed<T> {
  const { success, data } = schema.safeParse(JSON.parse(json));
  if (success) return { key, value: data, version: String(version) };
  const message = `${file}: ${name}/${key} does not have the shape this Suara expects`;
  throw new ListeningError("STORE_VERSION", message, { retryable: false });
}

function toJson(value: unknown): string {
  const json = JSON.stringify(value) as string | undefined;
  if (json === undefined) throw new TypeError("only what JSON can hold can be kept");
  return json;
}
