import type { Clock } from "../../../pipelines/ports/clock.ts";
import type { SearchIndex } from "../../../pipelines/ports/search-index.ts";
import { systemClock } from "../../runtime/clock.ts";
import type { ElasticConnection } from "./elastic-client.ts";
import { openElasticClient } from "./elastic-client.ts";
import type { IndexLayout } from "./mapping.ts";
import { aliasOf } from "./mapping.ts";
import { aggregateComments } from "./search-aggregate.ts";
import { findComments } from "./search-find.ts";
import { countHours, findHours } from "./search-hours.ts";
import {
  findCounts,
  findDeleted,
  findPosts,
  findPublished,
  findReactions,
  heldComments,
} from "./search-posts.ts";
import { setUpIndices } from "./search-setup.ts";
import { refreshAll, upsertDocuments } from "./search-upsert.ts";

export interface ElasticIndexOptions extends IndexLayout {
  readonly connection: ElasticConnection;
  /** Authors of all buckets of an answer that are counted one by one, in a few pages. Default: 50,000. */
  readonly exactAuthors?: number;
  readonly clock?: Clock;
  /** Uniform from 0 to below 1, for waits that differ from worker to worker. */
  readonly random?: () => number;
}

/**
 * Opens the index on Elasticsearch, for several machines. An upsert that resolved survives a crash of the server; reads
 * see it after `refreshInterval`, or `refresh()`. Rejects as `openElasticClient` does, or with `INDEX_MAPPING`; later
 * calls reject with the codes that elastic-errors.ts names.
 */
export async function openElasticIndex(options: ElasticIndexOptions): Promise<SearchIndex> {
  const { connection, exactAuthors = 50_000, clock = systemClock, random = Math.random, ...layout } = options;
  const { prefix } = connection;
  const client = await openElasticClient(connection);
  const closing = new AbortController();
  try {
    await setUpIndices(client, prefix, layout);
  } catch (error) {
    await client.close();
    throw error;
  }
  const comments = aliasOf(prefix, "comments");
  return {
    supports: { percentiles: false },

    async upsert(documents) {
      const bulk = { clock, random, signal: closing.signal };
      return { failures: await upsertDocuments(client, prefix, documents, bulk) };
    },

    async search(query) {
      checkSize(query.size);
      return await findComments(client, comments, query);
    },

    aggregate: (query) => aggregateComments(client, comments, query, exactAuthors),

    async posts(query) {
      checkSize(query.size);
      return await findPosts(client, prefix, query);
    },

    async published(query) {
      checkSize(query.size);
      return await findPublished(client, prefix, query);
    },

    async counts(query) {
      checkSize(query.size);
      return await findCounts(client, prefix, query);
    },

    hours: (query) => findHours(client, prefix, query),
    countHours: (query) => countHours(client, prefix, query),
    reactions: (query) => findReactions(client, prefix, query),

    async deleted(query) {
      checkSize(query.size);
      return await findDeleted(client, prefix, query);
    },

    held: (postId) => heldComments(client, prefix, postId),
    refresh: () => refreshAll(client, prefix),

    async [Symbol.asyncDispose]() {
      closing.abort();
      await client.close();
    },
  };
}

function checkSize(size: number): void {
  if (!Number.isInteger(size) || size < 1 || size > 1000)
    throw new RangeError(`a page holds 1 to 1,000, not ${size}`);
}
