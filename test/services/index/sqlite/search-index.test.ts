import { closeSync, openSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import type { SearchIndex } from "../../../../pipelines/ports/search-index.ts";
import type { SqliteIndexOptions } from "../../../../services/index/sqlite/search-index.ts";
import { openSqliteIndex } from "../../../../services/index/sqlite/search-index.ts";
import {
  commentDocument,
  coverageDocument,
  deletionDocument,
  hourDocument,
} from "../../../fakes/documents.ts";
import { temporaryFolder } from "../../../fakes/temporary-folder.ts";
import { changeDatabase, setSchemaVersion, writeNoDatabase } from "../../../fakes/bad-database-files.ts";

function indexPlace() {
  const folder = temporaryFolder();
  const connections = new AsyncDisposableStack();
  const file = join(folder.path, "index.db");
  return {
    file,
    connect: async (options: Partial<SqliteIndexOptions> = {}): Promise<SearchIndex> =>
      connections.use(await openSqliteIndex({ file, ...options })),
    async [Symbol.asyncDispose]() {
      await connections.disposeAsync();
      folder[Symbol.dispose]();
    },
  };
}

const nation = { kind: "nation" } as const;

/** What a search and the counts say, which must agree. */
async function comments(index: SearchIndex): Promise<number> {
  const [all] = await index.aggregate({ scope: nation, filter: {}, by: [] });
  const byTopic = await index.aggregate({ scope: nation, filter: {}, by: [{ field: "topic" }] });
  const { hits } = await index.search({ scope: nation, filter: {}, order: "oldest", size: 1000 });
  expect(byTopic.reduce((sum, bucket) => sum + bucket.comments, 0)).toBe(hits.length);
  expect(all?.comments).toBe(hits.length);
  return hits.length;
}

const some = (count: number, from = 0, text = "harga minyak") =>
  Array.from({ length: count }, (_, n) => commentDocument({ id: `youtube:${from + n}`, text }));

/** Two visits of one day were two rows. */
const visits = [1, 5].map((like) => {
  const observedAt = `2026-03-05T0${like}:00:00.000Z`;
  const body = JSON.stringify({ id: "youtube:p/reactions/2026-03-05", observedAt, counts: { like } });
  return `INSERT INTO reactions VALUES ('youtube:p', ${Date.parse(observedAt)}, ${like}, 1, '${body}');`;
});

/** Before it was kept when comments were first collected: version 9. */
const withoutFirstCollected = `
  DROP INDEX comments_by_time;
  ALTER TABLE comments DROP COLUMN first_collected;
  ALTER TABLE tombstones DROP COLUMN first_collected;
  CREATE INDEX comments_by_time
    ON comments (published, place, sentiment, language, official, topics, marks, likes, author, copy_key, model);
  PRAGMA user_version = 9;
`;

/** Before posts and models were counted by day: version 8. */
const withoutDayRollups = `
  ${withoutFirstCollected}
  DROP TABLE thread_rollups;
  DROP TABLE model_rollups;
  PRAGMA user_version = 8;
`;

/** Before comments were counted by model: version 7. */
const withoutModels = `
  ${withoutDayRollups}
  DROP INDEX comments_by_time;
  ALTER TABLE comments DROP COLUMN model;
  DROP TABLE models;
  CREATE INDEX comments_by_time
    ON comments (published, place, sentiment, language, official, topics, marks, likes, author, copy_key);
  PRAGMA user_version = 7;
`;

/** Before flags and entities: version 6. */
const withoutMarks = `
  ${withoutDayRollups}
  DROP TABLE mark_sets;
  DROP INDEX comments_by_time;
  DROP INDEX comments_by_likes;
  DROP INDEX comments_by_sampled_author;
  ALTER TABLE comments DROP COLUMN marks;
  ALTER TABLE comments DROP COLUMN model;
  DROP TABLE models;
  CREATE INDEX comments_by_time
    ON comments (published, place, sentiment, language, official, topics, likes, author, copy_key);
  CREATE INDEX comments_by_likes
    ON comments (likes DESC, id, published, place, sentiment, language, official, topics) WHERE likes >= 5;
  CREATE INDEX comments_by_sampled_author
    ON comments (author, published, place, sentiment, language, official, topics) WHERE author < 1;
  UPDATE bodies SET body = json_remove(body, '$.flags', '$.faults', '$.entities');
  PRAGMA user_version = 6;
`;

const backToVersion1 = `
  ${withoutMarks}
  DROP TABLE counts;
  DROP TABLE hours;
  DROP TABLE earlier;
  DROP INDEX tombstones_by_thread;
  DROP TABLE reactions;
  CREATE TABLE reactions (
    post_id TEXT NOT NULL, observed INTEGER NOT NULL, version INTEGER NOT NULL, place INTEGER NOT NULL,
    body TEXT NOT NULL, PRIMARY KEY (post_id, observed)
  ) STRICT, WITHOUT ROWID;
  ${visits.join("")}
  PRAGMA user_version = 1;
`;

describe("the index on SQLite", () => {
  it("keeps what it wrote when it is opened again", async () => {
    await using place = indexPlace();
    const first = await place.connect();
    await first.upsert([...some(5), deletionDocument({ id: "youtube:2" })]);
    await first[Symbol.asyncDispose]();
    expect(await comments(await place.connect())).toBe(4);
  });

  it("shows one connection what another wrote, new channels and topics included", async () => {
    await using place = indexPlace();
    const [one, other] = [await place.connect(), await place.connect()];
    await one.upsert(some(1));
    expect(await comments(other)).toBe(1);
    await other.upsert([
      commentDocument({ id: "youtube:new", topics: [{ id: "new_topic", confidence: 1 }] }),
    ]);
    await one.upsert([
      commentDocument({ id: "youtube:newer", topics: [{ id: "new_topic", confidence: 1 }] }),
    ]);
    const query = { scope: nation, filter: { topics: ["new_topic"] }, by: [] } as const;
    expect(await one.aggregate(query)).toMatchObject([{ comments: 2 }]);
    expect(await other.aggregate(query)).toMatchObject([{ comments: 2 }]);
  });

  it("puts comments without a state or copy key in no bucket of it, whatever the rollups hold", async () => {
    await using place = indexPlace();
    const index = await place.connect();
    await index.upsert(some(3));
    for (const field of ["state", "copyKey"] as const) {
      expect(await index.aggregate({ scope: nation, filter: {}, by: [{ field }] })).toEqual([]);
    }
  });

  it("names a file that isn't a database", async () => {
    await using place = indexPlace();
    writeNoDatabase(place.file);
    const message = expect.stringContaining(place.file) as string;
    await expect(place.connect()).rejects.toMatchObject({ code: "STORE_CORRUPT", retryable: false, message });
  });

  it("names a file that is damaged inside", async () => {
    await using place = indexPlace();
    const first = await place.connect();
    await first.upsert(some(1000));
    await first[Symbol.asyncDispose]();
    const { size } = statSync(place.file);
    const fd = openSync(place.file, "r+");
    writeSync(fd, Buffer.alloc(size - 4096, 0xa5), 0, size - 4096, 4096); // all but the header's page
    closeSync(fd);
    const message = expect.stringContaining(place.file) as string;
    const reading = async () => comments(await place.connect());
    await expect(reading()).rejects.toMatchObject({ code: "STORE_CORRUPT", retryable: false, message });
  });

  it("names a file of another version", async () => {
    await using place = indexPlace();
    await (await place.connect())[Symbol.asyncDispose]();
    setSchemaVersion(place.file, 999);
    const message = expect.stringContaining(place.file) as string;
    await expect(place.connect()).rejects.toMatchObject({ code: "STORE_VERSION", retryable: false, message });
  });

  it("reads on in a file of the first version, and keeps edits and daily reactions from then on", async () => {
    await using place = indexPlace();
    const first = await place.connect();
    await first.upsert(some(3));
    await first[Symbol.asyncDispose]();
    changeDatabase(place.file, backToVersion1);
    const index = await place.connect();
    expect(await comments(index)).toBe(3);
    await index.upsert([commentDocument({ id: "youtube:1", text: "diubah" }, { generation: 1 })]);
    const filter = { ids: ["youtube:1"] } as const;
    const { hits } = await index.search({ scope: nation, filter, order: "newest", size: 1 });
    expect(hits).toMatchObject([{ comment: { text: "diubah" }, earlier: [{ text: "harga minyak" }] }]);
    expect(await index.reactions({ scope: nation, postId: "youtube:p" })).toEqual([
      { observedAt: "2026-03-05T05:00:00.000Z", counts: { like: 5 } },
    ]);
  });

  it("reads on in a file from before counts were kept by day, and keeps them from then on", async () => {
    await using place = indexPlace();
    const first = await place.connect();
    await first.upsert(some(3));
    await first[Symbol.asyncDispose]();
    changeDatabase(
      place.file,
      `${withoutMarks} DROP TABLE counts; DROP TABLE hours; DROP INDEX tombstones_by_thread; PRAGMA user_version = 3`,
    );
    const index = await place.connect();
    const document = coverageDocument({ platformCount: 4 });
    await index.upsert([document]);
    const { observedAt, postId } = document.coverage;
    expect(await index.counts({ scope: nation, postId, size: 9 })).toEqual([
      { observedAt, platformCount: 4 },
    ]);
  });

  it("counts by model what lies in a file from before models were counted", async () => {
    await using place = indexPlace();
    const first = await place.connect();
    const models = [{ sentiment: "linear@1" }, { sentiment: "pair@1" }, { sentiment: "linear@1" }, {}];
    await first.upsert(models.map((each, n) => commentDocument({ id: `youtube:${n}`, models: each })));
    await first[Symbol.asyncDispose]();
    changeDatabase(place.file, withoutModels);
    const index = await place.connect();
    await index.upsert([commentDocument({ id: "youtube:4", models: { sentiment: "pair@1" } })]);
    const buckets = await index.aggregate({ scope: nation, filter: {}, by: [{ field: "sentimentModel" }] });
    expect(buckets.map(({ keys: [model], comments: n }) => [model, n])).toEqual([
      ["linear@1", 2],
      ["pair@1", 2],
    ]);
  });

  it("counts by post and model what lies in a file from before they were counted by day", async () => {
    await using place = indexPlace();
    const first = await place.connect();
    const likes = [3, null, 0, 4];
    const before = likes.map((each, n) =>
      commentDocument({ id: `youtube:${n}`, postId: `youtube:p${n % 2}`, likes: each }),
    );
    await first.upsert(before);
    await first[Symbol.asyncDispose]();
    changeDatabase(place.file, withoutDayRollups);
    const index = await place.connect();
    await index.upsert([commentDocument({ id: "youtube:4", postId: "youtube:p1", likes: 1 })]);
    await index.upsert([deletionDocument({ id: "youtube:0", postId: "youtube:p0" })]);
    const counts = async (field: "postId" | "sentimentModel") =>
      await index.aggregate({ scope: nation, filter: {}, by: [{ field }] });
    expect(await counts("postId")).toEqual([
      { keys: ["youtube:p1"], comments: 3, likes: 5 },
      { keys: ["youtube:p0"], comments: 1, likes: 0 },
    ]);
    expect(await counts("sentimentModel")).toEqual([{ keys: ["linear@1"], comments: 4, likes: 5 }]);
  });

  it("does not know when what lies in a file from before was first collected, deleted or not, but of what is new", async () => {
    await using place = indexPlace();
    const first = await place.connect();
    const held = (n: number, collectedAt: string) => commentDocument({ id: `youtube:${n}`, collectedAt });
    const [once, twice] = ["2026-03-10T00:00:00.000Z", "2026-03-12T00:00:00.000Z"];
    await first.upsert([held(1, once), held(2, once), deletionDocument({ id: "youtube:2" })]);
    await first[Symbol.asyncDispose]();
    changeDatabase(place.file, withoutFirstCollected);
    const index = await place.connect();
    await index.upsert([held(1, twice), held(2, twice), held(3, twice), held(3, once)]);
    expect(await comments(index)).toBe(3);
    const known = { firstCollectedFrom: "1970-01-01T00:00:00.000Z" };
    const { hits } = await index.search({ scope: nation, filter: known, order: "newest", size: 9 });
    expect(hits.map(({ comment }) => comment.id)).toEqual(["youtube:3"]);
  });

  it("reads on in a file from before flags and entities, and keeps them from then on", async () => {
    await using place = indexPlace();
    const first = await place.connect();
    await first.upsert(some(3));
    await first[Symbol.asyncDispose]();
    changeDatabase(place.file, withoutMarks);
    const index = await place.connect();
    const filter = { ids: ["youtube:1"] } as const;
    const { hits } = await index.search({ scope: nation, filter, order: "newest", size: 1 });
    expect(hits).toMatchObject([{ comment: { flags: [], faults: [], entities: [] } }]);
    const labels = { flags: ["question"], entities: ["agency:tnb"] } as const;
    await index.upsert([commentDocument({ id: "youtube:1", ...labels }, { generation: 1 })]);
    expect(await comments(index)).toBe(3);
    for (const marked of [{ flags: labels.flags }, { entities: labels.entities }]) {
      expect(await index.aggregate({ scope: nation, filter: marked, by: [] })).toMatchObject([
        { comments: 1 },
      ]);
    }
  });

  it("reads on in a file from before hours were kept, and keeps them from then on", async () => {
    await using place = indexPlace();
    const first = await place.connect();
    await first.upsert(some(3));
    await first[Symbol.asyncDispose]();
    changeDatabase(place.file, `${withoutMarks} DROP TABLE hours; PRAGMA user_version = 5`);
    const index = await place.connect();
    const document = hourDocument();
    await index.upsert([document]);
    const { channelId, hour, platformCount, held } = document.channelHour;
    expect(await index.hours({ scope: nation, from: hour })).toEqual([
      { channelId, hours: [{ hour, platformCount, held }] },
    ]);
  });

  it("tells of a file that another process is writing to, writes nothing, and still reads", async () => {
    await using place = indexPlace();
    const index = await place.connect({ busyTimeoutMs: 20 });
    await index.upsert(some(2));
    const other = new DatabaseSync(place.file);
    other.exec("BEGIN IMMEDIATE");
    await expect(index.upsert(some(2, 2))).rejects.toMatchObject({ code: "STORE_LOCKED", retryable: true });
    expect(await comments(index)).toBe(2);
    other.exec("ROLLBACK");
    other.close();
    await index.upsert(some(2, 2));
    expect(await comments(index)).toBe(4);
  });

  it("tells of a full disk, and holds exactly the batches it acknowledged", async () => {
    await using place = indexPlace();
    const index = await place.connect({ maxPages: 200 });
    let acknowledged = 0;
    const fill = async () => {
      for (;;) {
        const topics = [{ id: `topic_${acknowledged}`, confidence: 1 }]; // a number given in a batch that is rolled back
        const batch = some(10, acknowledged, "harga ".repeat(200)).map((document) => ({
          ...document,
          comment: { ...document.comment, topics },
        }));
        await index.upsert(batch);
        acknowledged += batch.length;
      }
    };
    await expect(fill()).rejects.toMatchObject({ code: "STORE_FULL", retryable: true });
    expect(acknowledged).toBeGreaterThan(0);
    expect(await comments(index)).toBe(acknowledged);

    await index[Symbol.asyncDispose]();
    const roomy = await place.connect();
    await roomy.upsert(some(1, acknowledged));
    expect(await comments(roomy)).toBe(acknowledged + 1);
  });

  it("goes on rightly in the same connection after a batch that did not fit", async () => {
    await using place = indexPlace();
    const index = await place.connect({ maxPages: 200 });
    const topics = [{ id: "met_first_in_a_batch_that_failed", confidence: 1 }];
    const huge = some(10, 0, "x".repeat(200_000)).map((document) => ({
      ...document,
      comment: { ...document.comment, topics },
    }));
    await expect(index.upsert(huge)).rejects.toMatchObject({ code: "STORE_FULL" });
    await index.upsert([commentDocument({ id: "youtube:small", topics })]);
    expect(await index.aggregate({ scope: nation, filter: {}, by: [{ field: "topic" }] })).toMatchObject([
      { keys: ["met_first_in_a_batch_that_failed"], comments: 1 },
    ]);
  });
});
