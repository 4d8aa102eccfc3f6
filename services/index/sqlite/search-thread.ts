import type {
  AggregateQuery,
  CountsQuery,
  DeletedQuery,
  HoursQuery,
  PostQuery,
  ReactionsQuery,
  SearchQuery,
} from "../../../pipelines/ports/search-index.ts";
import type { DocumentId } from "../../../schemas/item.ts";
import { openDatabase, translating } from "../../runtime/sqlite.ts";
import { serveStore } from "../../runtime/store-thread.ts";
import { aggregator } from "./search-aggregate.ts";
import { dictionary } from "./search-dictionary.ts";
import { finder } from "./search-find.ts";
import { hourCounter, hoursReader } from "./search-hours.ts";
import type { PackedBatch } from "./search-pack.ts";
import {
  countsReader,
  deletedReader,
  heldReader,
  postReader,
  publishedReader,
  reactionsReader,
} from "./search-posts.ts";
import { searchSchemaVersion, searchTables, searchUpgrades } from "./search-schema.ts";
import { reading } from "./search-sql.ts";
import { upserter } from "./search-upsert.ts";

/** Runs in a worker thread: one for writing, one for reading, so that a page need not wait for a batch. */
export interface SearchThreadOptions {
  readonly file: string;
  readonly exactAuthors: number;
  readonly busyTimeoutMs: number;
  readonly maxPages: number | undefined;
}

export type SearchOperations = ReturnType<typeof openStore>["operations"];

/** Pages that the log of a transaction may grow by before they are moved to their places: large, because batches touch pages all over the indexes. */
const checkpointPages = 32_768;
const cacheKib = 65_536;

function openStore({ file, exactAuthors, busyTimeoutMs, maxPages }: SearchThreadOptions) {
  const db = openDatabase({
    file,
    schemaVersion: searchSchemaVersion,
    upgrades: searchUpgrades,
    create: searchTables,
    durability: "full",
    busyTimeoutMs,
    ...(maxPages === undefined ? {} : { maxPages }),
  });
  return translating(file, () => {
    db.exec(`PRAGMA cache_size = -${cacheKib}; PRAGMA wal_autocheckpoint = ${checkpointPages}`);
    const names = dictionary(db);
    const upsert = upserter(db);
    const search = finder(db, names);
    const aggregate = aggregator(db, names, exactAuthors);
    const posts = postReader(db, names);
    const published = publishedReader(db, names);
    const counts = countsReader(db, names);
    const hours = hoursReader(db, names);
    const countHours = hourCounter(db, names);
    const reactions = reactionsReader(db, names);
    const deleted = deletedReader(db, names);
    const held = heldReader(db);
    const read = <T>(work: () => T) =>
      translating(file, () =>
        reading(db, () => {
          names.renew();
          return work();
        }),
      );
    return {
      operations: {
        upsert: (batch: PackedBatch) => translating(file, () => upsert(batch)),
        search: (query: SearchQuery) => read(() => search(query)),
        aggregate: (query: AggregateQuery) => read(() => aggregate(query)),
        posts: (query: PostQuery) => read(() => posts(query)),
        published: (query: PostQuery) => read(() => published(query)),
        counts: (query: CountsQuery) => read(() => counts(query)),
        hours: (query: HoursQuery) => read(() => hours(query)),
        countHours: (query: HoursQuery) => read(() => countHours(query)),
        reactions: (query: ReactionsQuery) => read(() => reactions(query)),
        deleted: (query: DeletedQuery) => read(() => deleted(query)),
        held: (postId: DocumentId) => read(() => held(postId)),
      },
      close: () => db.close(),
    };
  });
}

serveStore(openStore);
