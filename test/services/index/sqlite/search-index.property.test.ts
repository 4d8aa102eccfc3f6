import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type {
  AggregateQuery,
  HoursQuery,
  SearchIndex,
  SearchQuery,
} from "../../../../pipelines/ports/search-index.ts";
import type { CommentDocument, IndexDocument } from "../../../../schemas/document.ts";
import { openSqliteIndex } from "../../../../services/index/sqlite/search-index.ts";
import { allChannels, commentDocument, indexDocuments, postIds } from "../../../fakes/documents.ts";
import {
  aggregateQueries,
  answersAbout,
  hoursQueries,
  postQueries,
  scopes,
  searchQueries,
} from "../../../fakes/index-queries.ts";
import { memoryIndex } from "../../../fakes/memory-index.ts";

/** Runs `check` on an index in a folder of its own, closed and removed afterwards. */
async function withIndex(check: (index: SearchIndex) => Promise<void>, exactAuthors?: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "suara-index-"));
  try {
    await using index = await openSqliteIndex({
      file: join(folder, "index.db"),
      ...(exactAuthors === undefined ? {} : { exactAuthors }),
    });
    await check(index);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Batches, as a worker would write them. */
const batches = fc.array(fc.array(indexDocuments, { maxLength: 40, size: "max" }), {
  minLength: 1,
  maxLength: 4,
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

/** Everything that can be read, for comparing two indexes. */
async function answers(
  index: SearchIndex,
  searches: readonly SearchQuery[],
  aggregates: readonly AggregateQuery[],
  hours: readonly HoursQuery[],
) {
  return {
    searches: await Promise.all(searches.map((query) => everyPage(index, query))),
    aggregates: await Promise.all(aggregates.map((query) => index.aggregate(query))),
    hours: await Promise.all(hours.map((query) => index.hours(query))),
    hourCounts: await Promise.all(hours.map((query) => index.countHours(query))),
    ofPosts: await Promise.all(postIds.map((postId) => answersAbout(index, postId))),
    held: await Promise.all(postIds.map((postId) => Array.fromAsync(index.held(postId)))),
  };
}

/** What two documents of equal content share: without it, the later of two equal versions rightly wins. */
function identity(document: IndexDocument): string {
  switch (document.kind) {
    case "comment":
      return `${document.comment.id} ${document.version}`;
    case "post":
      return `${document.post.id} ${document.version}`;
    case "deletion":
      return `${document.deletion.id} ${document.version}`;
    case "coverage":
      return `${document.coverage.postId} ${document.version}`;
    case "channelHour":
      return `${document.channelHour.id} ${document.version}`;
    case "reactions":
      return `${document.reactions.id} ${document.version}`;
  }
}

/** So many comments by as many people, spread over all channels. */
function crowd(size: number): IndexDocument[] {
  return Array.from({ length: size }, (_, n) => {
    const channel = allChannels[n % allChannels.length] ?? allChannels[0];
    const comment = { id: `youtube:crowd-${n}` as const, author: `k1.crowd-${n}` };
    return commentDocument(comment, channel === undefined ? {} : { channel });
  });
}

describe("the embedded index and the naive one", { timeout: 240_000 }, () => {
  it("answer every query alike, whatever was written in whatever order", async () => {
    await fc.assert(
      fc.asyncProperty(
        batches,
        fc.array(searchQueries, { minLength: 10, maxLength: 10 }),
        fc.array(aggregateQueries, { minLength: 20, maxLength: 20 }),
        fc.array(hoursQueries, { minLength: 5, maxLength: 5 }),
        fc.array(postQueries, { minLength: 3, maxLength: 3 }),
        (written, searches, aggregates, hours, posts) =>
          withIndex(async (index) => {
            const oracle = memoryIndex();
            for (const batch of written) {
              await oracle.upsert(batch);
              expect(await index.upsert(batch)).toEqual({ failures: [] });
            }
            expect(await answers(index, searches, aggregates, hours)).toEqual(
              await answers(oracle, searches, aggregates, hours),
            );
            for (const query of posts) {
              expect(await index.posts(query)).toEqual(await oracle.posts(query));
              expect(await index.published(query)).toEqual(await oracle.published(query));
            }
          }),
      ),
      { numRuns: 30 },
    );
  });

  it("end in the same state whatever order documents arrive in", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc
          .uniqueArray(indexDocuments, { maxLength: 40, selector: identity })
          .chain((documents) =>
            fc.tuple(
              fc.constant(documents),
              fc.shuffledSubarray(documents, { minLength: documents.length, maxLength: documents.length }),
            ),
          ),
        fc.array(searchQueries, { minLength: 3, maxLength: 3 }),
        fc.array(aggregateQueries, { minLength: 5, maxLength: 5 }),
        fc.array(hoursQueries, { minLength: 3, maxLength: 3 }),
        ([documents, shuffled], searches, aggregates, hours) =>
          withIndex(async (index) => {
            const oracle = memoryIndex();
            await oracle.upsert(documents);
            for (const document of shuffled) await index.upsert([document]);
            await index.upsert(documents);
            expect(await answers(index, searches, aggregates, hours)).toEqual(
              await answers(oracle, searches, aggregates, hours),
            );
          }),
      ),
      { numRuns: 12 },
    );
  });

  it("count authors exactly up to the limit, and within the stated error beyond it", async () => {
    await fc.assert(
      fc.asyncProperty(batches, scopes, fc.integer({ min: 20, max: 60 }), (written, scope, exactAuthors) =>
        withIndex(async (index) => {
          const oracle = memoryIndex();
          for (const batch of [...written, crowd(2_000)]) {
            await oracle.upsert(batch);
            await index.upsert(batch);
          }
          const query: AggregateQuery = { scope, filter: {}, by: [], authors: true };
          const [[exact], [found]] = await Promise.all([oracle.aggregate(query), index.aggregate(query)]);
          const truth = exact?.authors?.value ?? Number.NaN;
          const { value, relativeError } = found?.authors ?? { value: Number.NaN, relativeError: 0 };
          expect(relativeError === 0).toBe(truth <= exactAuthors);
          expect(Math.abs(value - truth)).toBeLessThanOrEqual(6 * relativeError * truth);
        }, exactAuthors),
      ),
      { numRuns: 8 },
    );
  });
});
