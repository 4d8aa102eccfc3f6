import type { Collection, StateStore, Versioned } from "../../pipelines/ports/state-store.ts";
import { ConflictError, ListeningError } from "../../schemas/errors.ts";

/** A `StateStore` in plain maps, which forgets everything with the process. Keeps JSON, so that nothing is shared. */
export function memoryState(): StateStore {
  const collections = new Map<string, Map<string, { readonly json: string; readonly version: string }>>();
  let writes = 0;

  const documentsOf = (name: string) => {
    const documents = collections.get(name) ?? new Map<string, { json: string; version: string }>();
    collections.set(name, documents);
    return documents;
  };

  const expectVersion = (name: string, key: string, expected: string | undefined) => {
    if (documentsOf(name).get(key)?.version !== expected)
      throw new ConflictError(`${name}/${key} has changed`);
  };

  async function get<T>({ name, schema }: Collection<T>, key: string): Promise<Versioned<T> | undefined> {
    const found = documentsOf(name).get(key);
    if (found === undefined) return undefined;
    const { success, data } = schema.safeParse(JSON.parse(found.json));
    if (!success) {
      throw new ListeningError("STORE_VERSION", `${name}/${key} has another shape`, { retryable: false });
    }
    return { value: data, version: found.version };
  }

  return {
    get,
    async put({ name }, key, value, expected) {
      expectVersion(name, key, expected);
      const version = String((writes += 1));
      documentsOf(name).set(key, { json: JSON.stringify(value), version });
      return version;
    },
    async delete({ name }, key, expected) {
      expectVersion(name, key, expected);
      documentsOf(name).delete(key);
    },
    async *list(collection, { prefix = "" } = {}) {
      // Without a comparison, sort() compares UTF-16 code units.
      const keys = [...documentsOf(collection.name).keys()].filter((key) => key.startsWith(prefix)).sort();
      for (const key of keys) {
        const found = await get(collection, key);
        if (found !== undefined) yield { key, ...found };
      }
    },
    async [Symbol.asyncDispose]() {},
  };
}
