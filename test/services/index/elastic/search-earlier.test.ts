import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Client } from "@elastic/elasticsearch";
import { describe, expect, it } from "vitest";
import { storedDocuments } from "../../../../services/index/elastic/search-earlier.ts";
import { commentDocument } from "../../../fakes/documents.ts";

const place = { _index: "suara-comments-2026.03", _id: "youtube:c1" };

/** What is stored according to a loopback server that gives this one answer to `mget`. */
async function storedWhen(answer: object) {
  const server = createServer((_, response) => {
    response.setHeader("x-elastic-product", "Elasticsearch").setHeader("content-type", "application/json");
    response.end(JSON.stringify({ docs: [{ ...place, ...answer }] }));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const client = new Client({ node: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
  try {
    return await storedDocuments(client, [{ index: place._index, id: place._id }]);
  } finally {
    await client.close();
    server.closeAllConnections();
    server.close();
  }
}

describe("what is stored in Elasticsearch", () => {
  it("is told with its version", async () => {
    const { version, ...source } = commentDocument();
    expect(await storedWhen({ found: true, _version: version, _source: source })).toEqual([
      { version, source },
    ]);
  });

  it.each([
    ["without the document", { found: false }],
    ["that is not there", { error: { type: "index_not_found_exception", reason: "no such index" } }],
  ])("is nothing in an index %s", async (_, answer) => {
    expect(await storedWhen(answer)).toEqual([undefined]);
  });

  it("is not taken for nothing where a part of the index can't be read", async () => {
    const stored = storedWhen({ error: { type: "no_shard_available_action_exception", reason: "rahsia" } });
    await expect(stored).rejects.toMatchObject({ code: "ELASTIC_UNREACHABLE", retryable: true });
    await expect(stored).rejects.not.toMatchObject({ message: expect.stringContaining("rahsia") });
  });
});
