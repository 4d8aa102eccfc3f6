import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, inject, it } from "vitest";
import type {
  AggregateQuery,
  HoursQuery,
  PostQuery,
  SearchIndex,
  SearchQuery,
} from "../../../pipelines/ports/search-index.ts";
import type { CommentDocument, IndexDocument } from "../../../schemas/document.ts";
import { openSqliteIndex } from "../../../services/index/sqlite/search-index.ts";
import { indexDocuments, postIds } from "../../fakes/documents.ts";
import {
  aggregateQueries,
  answersAbout,
  hoursQueries,
  postQueries,
  searchQueries,
} from "../../fakes/index-queries.ts";
import { memoryIndex } from "../../fakes/memory-index.ts";
import { temporaryFolder } from "../../fakes/temporary-folder.ts";
import { elasticPlace } from "./elastic/elastic-place.ts";

/** Batches, as a worker would write them: new comments, edits, late and equal versions, deletions, posts and counts. */
const batches: fc.Arbitrary<readonly (readonly IndexDocument[])[]> = fc.array(
  fc.array(indexDocuments, { maxLength: 40, size: "max" }),
  { minLength: 1, maxLength: 4 },
);

interface Questions {
  readonly searches: readonly SearchQuery[];
  readonly aggregates: readonly AggregateQuery[];
  readonly posts: readonly PostQuery[];
  readonly hours: readonly HoursQuery[];
}

const some = <T>(count: number, each: fc.Arbitrary<T>) =>
  fc.array(each, { minLength: count, maxLength: count });
const questions: fc.Arbitrary<Questions> = fc.record({
  searches: some(12, searchQueries),
  aggregates: some(25, aggregateQueries),
  posts: some(4, postQueries),
  hours: some(5, hoursQueries),
});

async function everyPage(index: SearchIndex, query: SearchQuery): Promise<readonly CommentDocument[]> {
  const found: CommentDocument[] = [];
  let after: string | undefined;
  do {
    const page = await index.search(after === undefined ? query : { ...query, after });
    found.push(...page.hits);
    after = page.next;
  } while (after !== undefined);
  return found;
}

/** Every query of the port. */
async function answers(index: SearchIndex, { searches, aggregates, posts, hours }: Questions) {
  await index.refresh();
  return {
    searches: await Promise.all(searches.map((query) => everyPage(index, query))),
    aggregates: await Promise.all(aggregates.map((query) => index.aggregate(query))),
    posts: await Promise.all(posts.map((query) => index.posts(query))),
    published: await Promise.all(posts.map((query) => index.published(query))),
    hours: await Promise.all(hours.map((query) => index.hours(query))),
    hourCounts: await Promise.all(hours.map((query) => index.countHours(query))),
    ofPosts: await Promise.all(postIds.map((postId) => answersAbout(index, postId))),
    held: await Promise.all(postIds.map((postId) => Array.fromAsync(index.held(postId)))),
  };
}

const server = inject("elastic");
const seed = 20_261_124;
const longestMs = 30_000;

describe.skipIf(server === null)("the naive oracle, SQLite and Elasticsearch", () => {
  it("answer every query alike, whatever was written in whatever order", { timeout: 180_000 }, async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(batches, questions, async (written, asked) => {
        using folder = temporaryFolder();
        await using place = elasticPlace(server?.node ?? "");
        await using sqlite = await openSqliteIndex({ file: join(folder.path, "index.db") });
        const elastic = await place.connect({ refreshInterval: "-1" });
        const oracle = memoryIndex();
        for (const batch of written) {
          await oracle.upsert(batch);
          expect(await sqlite.upsert(batch)).toEqual({ failures: [] });
          expect(await elastic.upsert(batch)).toEqual({ failures: [] });
        }
        const right = await answers(oracle, asked);
        expect(await answers(sqlite, asked)).toEqual(right);
        expect(await answers(elastic, asked)).toEqual(right);
        compared += 1;
      }),
      { seed, numRuns: 40, interruptAfterTimeLimit: longestMs, markInterruptAsFailure: false },
    );
    // A slow machine compares fewer, but never none.
    expect(compared).toBeGreaterThan(0);
  });
});
