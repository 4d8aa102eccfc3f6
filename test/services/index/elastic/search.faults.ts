import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { SearchIndex } from "../../../../pipelines/ports/search-index.ts";
import type { IndexDocument } from "../../../../schemas/document.ts";
import { isRetryable } from "../../../../schemas/errors.ts";
import { commentDocument } from "../../../fakes/documents.ts";
import { temporaryFolder } from "../../../fakes/temporary-folder.ts";
import type { ElasticServer } from "../../../servers/start-elastic.ts";
import { startElastic } from "../../../servers/start-elastic.ts";
import { elasticPlace } from "./elastic-place.ts";

const nation = { kind: "nation" } as const;
const months = ["2026-01", "2026-02", "2026-03"];

const some = (count: number, from = 0): IndexDocument[] =>
  Array.from({ length: count }, (_, n) =>
    commentDocument({
      id: `youtube:${from + n}`,
      text: `harga minyak naik lagi ${from + n}`,
      publishedAt: `${months[n % months.length] ?? "2026-01"}-05T00:00:00.000Z`,
    }),
  );

async function held(index: SearchIndex): Promise<number | undefined> {
  await index.refresh();
  const [all] = await index.aggregate({ scope: nation, filter: {}, by: [] });
  return all?.comments;
}

const server = inject("elastic");
const files = inject("serverFiles");

describe.skipIf(server === null)("Elasticsearch that refuses one document", () => {
  it("keeps the other 1,999, and says which it was and why", async () => {
    await using place = elasticPlace(server?.node ?? "");
    const index = await place.connect();
    const documents = some(2_000);
    const { comment, ...rest } = commentDocument({ id: "youtube:1234", text: "rahsia" });
    documents[1_234] = { ...rest, comment: { ...comment, editedAt: "not a time" } };
    expect(await index.upsert(documents)).toEqual({
      failures: [
        {
          position: 1_234,
          id: "youtube:1234",
          reason: "mapping_refused",
          detail: "document_parsing_exception",
        },
      ],
    });
    expect(await held(index)).toBe(1_999);
  });

  it("refuses a field that nobody mapped", async () => {
    await using place = elasticPlace(server?.node ?? "");
    const index = await place.connect();
    const document = commentDocument();
    const mood: object = { mood: "happy" };
    const { failures } = await index.upsert([{ ...document, comment: { ...document.comment, ...mood } }]);
    expect(failures).toMatchObject([{ detail: "strict_dynamic_mapping_exception" }]);
  });
});

describe.skipIf(files === null)("Elasticsearch under load", { timeout: 240_000 }, () => {
  let broken: ElasticServer | undefined;
  const folder = temporaryFolder();

  beforeAll(async () => {
    if (files === null) return;
    broken = await startElastic({
      home: files.elasticHome,
      java: files.java,
      folder: `${folder.path}/elastic`,
      settings: { "thread_pool.write.size": 1, "thread_pool.write.queue_size": 1 },
      heapMib: 512,
    });
  }, 180_000);

  afterAll(async () => {
    await broken?.[Symbol.asyncDispose]();
    folder[Symbol.dispose]();
  });

  const started = () => {
    if (broken === undefined) throw new TypeError("the server did not start");
    return broken;
  };

  it("indexes every comment once though its queue of writes is full again and again", async () => {
    await using place = elasticPlace(started().node);
    const index = await place.connect();
    const batches = Array.from({ length: 8 }, (_, n) => some(500, n * 500));
    const results = await Promise.all(batches.map((batch) => index.upsert(batch)));
    expect(results.flatMap(({ failures }) => failures)).toEqual([]);
    expect(await held(index)).toBe(batches.length * 500);
    const stats = (await place.ask(
      "GET",
      "/_nodes/stats/thread_pool?filter_path=nodes.*.thread_pool.write",
    )) as {
      nodes: Record<string, { thread_pool: { write: { rejected: number } } }>;
    };
    const rejected = Object.values(stats.nodes).map(({ thread_pool: { write } }) => write.rejected);
    expect(Math.max(...rejected)).toBeGreaterThan(0); // or else this test has tested nothing
  });

  it.each(["stop", "kill"] as const)("indexes every comment once after a %s for seconds", async (how) => {
    await using place = elasticPlace(started().node);
    const index = await place.connect();
    await index.upsert(some(100));
    const interrupting = (async () => {
      await started()[how]();
      await setTimeout(3_000);
      await started().start();
    })();
    const writing = (async () => {
      for (let from = 100; from < 6_100; from += 500) await untilWritten(index, some(500, from));
    })();
    await Promise.all([interrupting, writing]);
    expect(await held(index)).toBe(6_100);
  });
});

/** As a worker does: the same batch again when the error allows it. */
async function untilWritten(index: SearchIndex, batch: readonly IndexDocument[]): Promise<void> {
  for (;;) {
    try {
      const { failures } = await index.upsert(batch);
      if (failures.length > 0) throw new TypeError("documents were refused");
      return;
    } catch (error) {
      if (!isRetryable(error)) throw error;
    }
  }
}
