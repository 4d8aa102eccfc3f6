import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { Client } from "@elastic/elasticsearch";
import * as fc from "fast-check";
import { describe, expect, inject, it } from "vitest";
import { z } from "zod";
import type { Collection, StateStore } from "../../../../pipelines/ports/state-store.ts";
import { openElasticState } from "../../../../services/index/elastic/state-store.ts";
import { startProxy } from "./loopback-proxy.ts";
import { notes, operations } from "./state-operations.ts";

const server = inject("elastic");
const anything: Collection<unknown> = { name: "anything", schema: z.unknown() };

/** Indices of a prefix of its own on the shared server, removed with the place. */
function statePlace() {
  const nodes = [server?.node ?? ""];
  const prefix = `test-${randomUUID()}`;
  const alias = `${prefix}-state`;
  const admin = new Client({ nodes });
  const opened = new AsyncDisposableStack();
  return {
    alias,
    index: `${alias}-000001`,
    admin,
    connect: async (node?: string): Promise<StateStore> =>
      opened.use(
        await openElasticState({ connection: { nodes: node === undefined ? nodes : [node], prefix } }),
      ),
    async [Symbol.asyncDispose]() {
      await opened.disposeAsync();
      const found = await admin.indices.get({ index: `${prefix}-*` });
      for (const index of Object.keys(found)) await admin.indices.delete({ index });
      await admin.close();
    },
  };
}

describe.skipIf(server === null)("the state on Elasticsearch", () => {
  it("keeps keys of any length and content, in the order of their code units", async () => {
    await using place = statePlace();
    const state = await place.connect();
    const long = "panjang/".repeat(2_000);
    const odd = [
      "",
      ".",
      "..",
      "_doc",
      "a/b",
      "a%2Fb",
      "a?b#c",
      "\0",
      "\uD83D",
      "\uDE00x",
      "\u{1F600}",
      "\u{FFFF}",
    ];
    const longer = ["", "a", "b", "\u{1F600}"].map((end) => `${long}${end}`);
    const notQuite = long.slice(0, 3_000); // begins as the prefix does, further than the order looks
    const keys = [...odd, ...longer, notQuite, ...[2_000, 2_001, 99_999].map((length) => "z".repeat(length))];
    await Promise.all(keys.map((key) => state.put(notes, key, `at ${key}`, undefined)));
    for (const key of keys) expect((await state.get(notes, key))?.value).toBe(`at ${key}`);
    const listed = await Array.fromAsync(state.list(notes));
    expect(listed.map(({ key }) => key)).toEqual(keys.toSorted());
    const withPrefix = await Array.fromAsync(state.list(notes, { prefix: long }));
    expect(withPrefix.map(({ key }) => key)).toEqual(keys.filter((key) => key.startsWith(long)).toSorted());
  });

  it("gives back any JSON as it was", async () => {
    await using place = statePlace();
    const state = await place.connect();
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 6, stringUnit: "binary" }), async (value) => {
        const key = `run-${(run += 1)}`;
        await state.put(anything, key, value, undefined);
        expect((await state.get(anything, key))?.value).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { numRuns: 50 },
    );
    const deep = JSON.parse(`${"[".repeat(2_000)}${"]".repeat(2_000)}`) as unknown;
    await state.put(anything, "deep", deep, undefined);
    expect(JSON.stringify((await state.get(anything, "deep"))?.value)).toBe(JSON.stringify(deep));
  });

  it("refuses what JSON can't hold", async () => {
    await using place = statePlace();
    const state = await place.connect();
    await expect(state.put(anything, "a", undefined, undefined)).rejects.toBeInstanceOf(TypeError);
    expect(await state.get(anything, "a")).toBeUndefined();
  });

  it("keeps what it wrote when it is opened again", async () => {
    await using place = statePlace();
    const first = await place.connect();
    const version = await first.put(notes, "a", "kekal", undefined);
    await first[Symbol.asyncDispose]();
    expect(await (await place.connect()).get(notes, "a")).toEqual({ value: "kekal", version });
  });

  it("makes one index when several begin at once", async () => {
    await using place = statePlace();
    const all = await Promise.all(Array.from({ length: 4 }, () => place.connect()));
    await Promise.all(all.map((state, number) => state.put(notes, String(number), "satu", undefined)));
    for (const state of all) expect(await Array.fromAsync(state.list(notes))).toHaveLength(4);
    expect(Object.keys(await place.admin.indices.get({ index: `${place.alias}*` }))).toEqual([place.index]);
  });

  it.each<[string, object, string]>([
    ["an older mapping", { suara: { kind: "state", version: 0 } }, "older"],
    ["a newer mapping", { suara: { kind: "state", version: 99 } }, "newer"],
    ["another use", { suara: { kind: "comments", version: 1 } }, "not made by Suara"],
    ["another maker", {}, "not made by Suara"],
  ])("refuses an index of %s, and leaves it as it is", async (_, meta, words) => {
    await using place = statePlace();
    const { admin, alias, index } = place;
    await admin.indices.create({ index, aliases: { [alias]: {} }, mappings: { _meta: { ...meta } } });
    const before = await admin.indices.get({ index: `${alias}*` });
    const message = expect.stringMatching(new RegExp(`${index}.*${words}`, "u")) as string;
    await expect(place.connect()).rejects.toMatchObject({ code: "INDEX_MAPPING", retryable: false, message });
    expect(await admin.indices.get({ index: `${alias}*` })).toEqual(before);
  });

  it.each(operations)(
    "tells in %s of an index that was removed, and makes no other",
    async (_, operation) => {
      await using place = statePlace();
      const state = await place.connect();
      const version = await state.put(notes, "a", "satu", undefined);
      await place.admin.indices.delete({ index: place.index });
      await expect(operation(state, version)).rejects.toMatchObject({
        code: "INDEX_MISSING",
        retryable: false,
      });
      expect(await place.admin.indices.get({ index: `${place.alias}*` })).toEqual({});
    },
  );

  it("tells of a full disk, keeps all that was acknowledged, and goes on when there is room", async () => {
    await using place = statePlace();
    const state = await place.connect();
    const version = await state.put(notes, "a", "satu", undefined);
    // What Elasticsearch itself does to every index of a node past the flood-stage watermark.
    const block = (on: boolean | null) =>
      place.admin.indices.putSettings({
        index: place.index,
        settings: { "index.blocks.read_only_allow_delete": on },
      });
    await block(true);
    const full = { code: "STORE_FULL", retryable: true };
    await expect(state.put(notes, "a", "dua", version)).rejects.toMatchObject(full);
    await expect(state.put(notes, "b", "dua", undefined)).rejects.toMatchObject(full);
    expect(await Array.fromAsync(state.list(notes))).toEqual([{ key: "a", value: "satu", version }]);
    await block(null);
    await state.put(notes, "a", "dua", version);
    expect((await state.get(notes, "a"))?.value).toBe("dua");
  });

  it("takes no write of its own for somebody else's when the answer was lost", async () => {
    await using place = statePlace();
    const direct = await place.connect();
    let toLose = 0;
    const losesAnswer = ({ method }: IncomingMessage) =>
      (method === "PUT" || method === "DELETE") && (toLose -= 1) >= 0;
    await using proxy = await startProxy({ target: server?.node ?? "", losesAnswer });
    const state = await place.connect(`http://127.0.0.1:${proxy.port}`);
    toLose = 1;
    const first = await state.put(notes, "a", "satu", undefined);
    expect(await direct.get(notes, "a")).toEqual({ value: "satu", version: first });
    toLose = 1;
    const second = await state.put(notes, "a", "dua", first);
    expect(await direct.get(notes, "a")).toEqual({ value: "dua", version: second });
    toLose = 1;
    await state.delete(notes, "a", second);
    expect(await direct.get(notes, "a")).toBeUndefined();
    toLose = 99;
    const unsure = state.put(notes, "b", "satu", undefined);
    await expect(unsure).rejects.toMatchObject({ code: "ELASTIC_UNREACHABLE", retryable: true });
  });
});
