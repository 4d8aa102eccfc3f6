import { exactUpTo } from "../../../pipelines/core/distinct-estimate.ts";
import type { SearchIndex } from "../../../pipelines/ports/search-index.ts";
import { idOf } from "../../../schemas/document.ts";
import { StoreThread } from "../../runtime/store-thread.ts";
import { pack, unpack } from "./search-pack.ts";
import { unpackHeld } from "./search-posts.ts";
import type { SearchOperations, SearchThreadOptions } from "./search-thread.ts";

export interface SqliteIndexOptions {
  /** Created with its folder when absent. Several processes may open it, on one machine. */
  readonly file: string;
  /** Distinct authors are exact up to so many and estimated beyond; 40,000 if not said. */
  readonly exactAuthors?: number;
  /** How long to wait for another process to end its write before STORE_LOCKED. Default: 10 s. */
  readonly busyTimeoutMs?: number;
  /** Most pages of 4,096 bytes in the file; beyond that STORE_FULL. Default: what the disk holds. */
  readonly maxPages?: number;
}

/**
 * Opens the embedded index. An upsert that resolved survives a power cut. Reads run in a thread of their own beside the
 * writing one and see every upsert that resolved before them. Rejects with `STORE_LOCKED`, `STORE_CORRUPT`,
 * `STORE_FULL` or `STORE_VERSION`.
 */
export async function openSqliteIndex(options: SqliteIndexOptions): Promise<SearchIndex> {
  const { file, exactAuthors = exactUpTo, busyTimeoutMs = 10_000, maxPages } = options;
  const settings: SearchThreadOptions = { file, exactAuthors, busyTimeoutMs, maxPages };
  const module = new URL("./search-thread.ts", import.meta.url);
  const threads = new AsyncDisposableStack();
  const open = async () => threads.use(await StoreThread.start<SearchOperations>(module, settings));
  try {
    const writer = await open(); // first: it creates the tables
    const reader = await open();
    return {
      supports: { percentiles: false },

      async upsert(documents) {
        if (documents.length === 0) return { failures: [] };
        const refusals = await writer.call("upsert", pack(documents));
        const failures = refusals.flatMap(({ position, ...why }) => {
          const document = documents[position];
          return document === undefined ? [] : [{ position, id: idOf(document), ...why }];
        });
        return { failures };
      },

      async search(query) {
        checkSize(query.size);
        const { hits, next } = await reader.call("search", query);
        return { hits: hits.map(unpack), next };
      },

      aggregate: (query) => reader.call("aggregate", query),

      async posts(query) {
        checkSize(query.size);
        return reader.call("posts", query);
      },

      async published(query) {
        checkSize(query.size);
        return reader.call("published", query);
      },

      async counts(query) {
        checkSize(query.size);
        return reader.call("counts", query);
      },

      hours: (query) => reader.call("hours", query),
      countHours: (query) => reader.call("countHours", query),
      reactions: (query) => reader.call("reactions", query),

      async deleted(query) {
        checkSize(query.size);
        return reader.call("deleted", query);
      },

      async *held(postId) {
        yield* unpackHeld(await reader.call("held", postId));
      },

      refresh: async () => {},
      [Symbol.asyncDispose]: () => threads.disposeAsync(),
    };
  } catch (error) {
    await threads.disposeAsync();
    throw error;
  }
}

function checkSize(size: number): void {
  if (!Number.isInteger(size) || size < 1 || size > 1000)
    throw new RangeError(`a page holds 1 to 1,000, not ${size}`);
}
