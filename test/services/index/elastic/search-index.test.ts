import { describe, expect, inject, it } from "vitest";
import type { SearchIndex, SearchQuery } from "../../../../pipelines/ports/search-index.ts";
import { mappingOf, mappingVersion, templateOf } from "../../../../services/index/elastic/mapping.ts";
import { commentDocument, deletionDocument } from "../../../fakes/documents.ts";
import { elasticPlace } from "./elastic-place.ts";

const nation = { kind: "nation" } as const;
const everything: SearchQuery = { scope: nation, filter: {}, order: "newest", size: 1000 };

const some = (count: number) =>
  Array.from({ length: count }, (_, n) => commentDocument({ id: `youtube:${n}`, author: `k1.${n}` }));

const newSince2 = ["flags", "faults", "entities"];

const without = (keys: readonly string[], fields: object) =>
  Object.fromEntries(Object.entries(fields).filter(([key]) => !keys.includes(key)));

const texts = async (index: SearchIndex) =>
  (await index.search(everything)).hits.map(({ comment }) => comment.text);

const server = inject("elastic");
const node = server?.node ?? "";

describe.skipIf(server === null)("the index on Elasticsearch", () => {
  it("keeps a comment in the index of the month in which it was published, as it was told to lay it out", async () => {
    await using place = elasticPlace(node);
    const index = await place.connect({ shards: 2, replicas: 1, refreshInterval: "7s" });
    await index.upsert([
      commentDocument({ id: "youtube:1", publishedAt: "2026-01-31T23:59:59.999Z" }),
      commentDocument({ id: "youtube:2", publishedAt: "2026-02-01T00:00:00.000Z" }),
    ]);
    const { prefix } = place.connection;
    const indices = (await place.ask("GET", `/${prefix}-comments/_settings?flat_settings`)) as object;
    const layout = {
      "index.number_of_shards": "2",
      "index.number_of_replicas": "1",
      "index.refresh_interval": "7s",
    };
    expect(indices).toMatchObject({
      [`${prefix}-comments-2026.01`]: { settings: layout },
      [`${prefix}-comments-2026.02`]: { settings: layout },
    });
  });

  it("holds no text of what was deleted", async () => {
    await using place = elasticPlace(node);
    const index = await place.connect();
    const { comment } = commentDocument({ text: "rahsia" });
    await index.upsert([commentDocument({ text: "rahsia" }), deletionDocument()]);
    await index.refresh();
    const { prefix } = place.connection;
    const path = `/${prefix}-comments-${comment.publishedAt.slice(0, 7).replace("-", ".")}`;
    const stored = await place.ask("GET", `${path}/_doc/${encodeURIComponent(comment.id)}`);
    expect(stored).toMatchObject({ found: true, _source: { kind: "deletion" } });
    expect(JSON.stringify(stored)).not.toContain("rahsia");
  });

  it("takes a comment away from where it doesn't live, wherever an earlier writing broke off", async () => {
    await using place = elasticPlace(node);
    const index = await place.connect();
    await index.upsert([commentDocument({ text: "dahulu", publishedAt: "2026-01-05T00:00:00.000Z" })]);
    const later = commentDocument(
      { text: "kini", publishedAt: "2026-02-05T00:00:00.000Z" },
      { generation: 1 },
    );
    // What is left when a process dies after its write and before it learns that the comment lives in January.
    const { prefix } = place.connection;
    const { kind, version, channel, comment } = later;
    const path = `/${prefix}-comments-2026.02/_doc/${encodeURIComponent(comment.id)}`;
    await place.ask("PUT", `${path}?version=${version}&version_type=external_gte`, {
      kind,
      channel,
      comment,
    });
    await index.refresh();
    expect(await texts(index)).toEqual(["kini", "dahulu"]);

    await index.upsert([later]); // the batch is handled again
    await index.refresh();
    expect(await texts(index)).toEqual(["kini"]);
    await index.upsert([deletionDocument({ publishedAt: "2026-03-05T00:00:00.000Z" })]);
    await index.refresh();
    expect(await texts(index)).toEqual([]);
  });

  it("keeps an id that is longer than Elasticsearch takes", async () => {
    await using place = elasticPlace(node);
    const index = await place.connect();
    const long = commentDocument({ id: `youtube:${"x".repeat(600)}` });
    expect(await index.upsert([long, deletionDocument({ id: `youtube:${"y".repeat(600)}` })])).toEqual({
      failures: [],
    });
    await index.refresh();
    expect((await index.search(everything)).hits).toEqual([long]);
  });

  it(
    "gives pages beyond the 10,000 hits at which Elasticsearch stops by itself",
    { timeout: 120_000 },
    async () => {
      await using place = elasticPlace(node);
      const index = await place.connect();
      await index.upsert(some(10_500));
      await index.refresh();
      const ids = new Set<string>();
      let page = await index.search(everything);
      for (;;) {
        for (const { comment } of page.hits) ids.add(comment.id);
        if (page.next === undefined) break;
        page = await index.search({ ...everything, after: page.next });
      }
      expect(ids.size).toBe(10_500);
      expect(await Array.fromAsync(index.held("youtube:p-hq-youtube"))).toHaveLength(10_500);
    },
  );

  it("counts few authors exactly, and states the error of the estimate of many", async () => {
    await using place = elasticPlace(node);
    const index = await place.connect({ exactAuthors: 500 });
    await index.upsert(some(400));
    await index.refresh();
    const authors = async () =>
      (await index.aggregate({ scope: nation, filter: {}, by: [], authors: true }))[0]?.authors;
    expect(await authors()).toEqual({ value: 400, relativeError: 0 });
    await index.upsert(some(1_000));
    await index.refresh();
    const { value, relativeError } = (await authors()) ?? { value: 0, relativeError: 0 };
    expect(relativeError).toBeCloseTo(0.000_122, 6);
    expect(Math.abs(value - 1_000)).toBeLessThanOrEqual(2);
  });

  it.each([
    ["an older", 0],
    ["a newer", 999],
  ])("refuses %s index, and changes nothing", async (age, version) => {
    await using place = elasticPlace(node);
    const { prefix } = place.connection;
    await place.ask("PUT", `/${prefix}-comments-2026.01`, {
      aliases: { [`${prefix}-comments`]: {} },
      mappings: { _meta: { suara: { kind: "comments", version } } },
    });
    await expect(place.connect()).rejects.toMatchObject({
      code: "INDEX_MAPPING",
      retryable: false,
      message: expect.stringContaining(
        `${prefix}-comments-2026.01 has ${age} mapping, version ${version}`,
      ) as string,
    });
    expect(await place.ask("GET", `/_index_template/${prefix}-*`)).not.toHaveProperty("index_templates.0");
  });

  it("gives an index of the version before edits were kept what it lacks, and keeps them from then on", async () => {
    await using place = elasticPlace(node);
    const { prefix } = place.connection;
    const name = `${prefix}-comments-2026.03`;
    const { earlier: _, ...before } = mappingOf("comments").properties ?? {};
    await place.ask("PUT", `/${name}`, {
      aliases: { [`${prefix}-comments`]: {} },
      settings: templateOf(prefix, "comments", {}).template?.settings,
      mappings: { dynamic: "strict", _meta: { suara: { kind: "comments", version: 1 } }, properties: before },
    });
    const index = await place.connect();
    expect(await place.ask("GET", `/${name}/_mapping`)).toMatchObject({
      [name]: { mappings: { _meta: { suara: { kind: "comments", version: mappingVersion } } } },
    });
    await index.upsert([
      commentDocument({ text: "lama" }),
      commentDocument({ text: "baharu" }, { generation: 1 }),
    ]);
    await index.refresh();
    expect((await index.search(everything)).hits).toMatchObject([
      { comment: { text: "baharu" }, earlier: [{ text: "lama" }] },
    ]);
  });

  it("does not know when what an index of the version before holds was first collected, deleted or not, but of what is new", async () => {
    await using place = elasticPlace(node);
    const { prefix } = place.connection;
    const name = `${prefix}-comments-2026.03`;
    const { firstCollectedAt: _, ...before } = mappingOf("comments").properties ?? {};
    await place.ask("PUT", `/${name}`, {
      aliases: { [`${prefix}-comments`]: {} },
      settings: templateOf(prefix, "comments", {}).template?.settings,
      mappings: { dynamic: "strict", _meta: { suara: { kind: "comments", version: 4 } }, properties: before },
    });
    const [once, twice] = ["2026-03-10T00:00:00.000Z", "2026-03-12T00:00:00.000Z"];
    const held = (n: number, collectedAt: string) => commentDocument({ id: `youtube:${n}`, collectedAt });
    const [old, deleted] = [held(1, once), deletionDocument({ id: "youtube:2" })];
    for (const [id, { version, ...document }] of [
      ["youtube:1", old],
      ["youtube:2", deleted],
    ] as const)
      await place.ask("PUT", `/${name}/_doc/${id}?version=${version}&version_type=external`, document);
    const index = await place.connect();
    await index.upsert([held(1, twice), held(2, twice), held(3, twice), held(3, once)]);
    await index.refresh();
    expect((await index.search(everything)).hits).toHaveLength(3);
    const known = { firstCollectedFrom: "1970-01-01T00:00:00.000Z" };
    const { hits } = await index.search({ ...everything, filter: known });
    expect(hits.map(({ comment }) => comment.id)).toEqual(["youtube:3"]);
  });

  it("gives an index of the version before flags and entities what it lacks, and reads what it holds", async () => {
    await using place = elasticPlace(node);
    const { prefix } = place.connection;
    const name = `${prefix}-comments-2026.03`;
    const { comment: mapped, ...before } = mappingOf("comments").properties ?? {};
    const fields = without(newSince2, (mapped as { properties: object }).properties);
    await place.ask("PUT", `/${name}`, {
      aliases: { [`${prefix}-comments`]: {} },
      settings: templateOf(prefix, "comments", {}).template?.settings,
      mappings: {
        dynamic: "strict",
        _meta: { suara: { kind: "comments", version: 2 } },
        properties: { ...before, comment: { properties: fields } },
      },
    });
    const { kind, version, channel, comment } = commentDocument({ id: "youtube:old" });
    await place.ask("PUT", `/${name}/_doc/youtube:old?version=${version}&version_type=external`, {
      kind,
      channel,
      comment: without(newSince2, comment),
    });
    const index = await place.connect();
    const labels = {
      flags: ["fault"],
      faults: [{ kind: "water", place: null }],
      entities: ["agency:tnb"],
    } as const;
    await index.upsert([commentDocument({ id: "youtube:new", ...labels })]);
    await index.refresh();
    const { hits } = await index.search({ ...everything, order: "oldest" });
    expect(hits.map((hit) => hit.comment)).toMatchObject([
      labels,
      { id: "youtube:old", flags: [], faults: [], entities: [] },
    ]);
    for (const filter of [{ flags: labels.flags }, { entities: labels.entities }]) {
      expect(await index.aggregate({ scope: everything.scope, filter, by: [] })).toMatchObject([
        { comments: 1 },
      ]);
    }
  });

  it("keeps every text while two write the same records of one comment, as when a partition moves", async () => {
    await using place = elasticPlace(node);
    const seen = Array.from({ length: 12 }, (_, n) =>
      commentDocument({ text: `teks ${n}`, collectedAt: `2026-03-${10 + n}T00:00:00.000Z` }),
    );
    const writers = [await place.connect(), await place.connect()];
    await Promise.all(
      writers.map(async (writer) => {
        for (const document of seen) await writer.upsert([document]);
      }),
    );
    const index = await place.connect();
    await index.refresh();
    const { hits } = await index.search(everything);
    expect(hits.map(({ comment }) => comment.text)).toEqual(["teks 11"]);
    const earlier = hits.flatMap((hit) => hit.earlier ?? []).map(({ text }) => text);
    expect(earlier.toReversed()).toEqual(seen.slice(0, 11).map(({ comment }) => comment.text));
  });

  it("refuses a template of a newer Suara", async () => {
    await using place = elasticPlace(node);
    const { prefix } = place.connection;
    await place.ask("PUT", `/_index_template/${prefix}-posts`, {
      index_patterns: [`${prefix}-posts-*`],
      _meta: { suara: { kind: "posts", version: 999 } },
    });
    await expect(place.connect()).rejects.toMatchObject({
      code: "INDEX_MAPPING",
      message: expect.stringContaining("a newer mapping") as string,
    });
  });

  it("refuses an index of another program", async () => {
    await using place = elasticPlace(node);
    const { prefix } = place.connection;
    await place.ask("PUT", `/${prefix}-posts-000001`, {});
    await expect(place.connect()).rejects.toMatchObject({
      code: "INDEX_MAPPING",
      message: expect.stringContaining("was not made by Suara") as string,
    });
  });
});
