import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { Client } from "@elastic/elasticsearch";
import { describe, expect, it } from "vitest";
import type { BulkOperation, BulkResults } from "../../../../services/index/elastic/search-bulk.ts";
import { sendBulk } from "../../../../services/index/elastic/search-bulk.ts";
import { fakeClock } from "../../../fakes/fake-clock.ts";

/** What the server says to one item: a status, or a status with the kind of fault. */
type Said = number | readonly [status: number, type: string];
/** What it says to one request: to each of its items, to the request as a whole, or nothing at all. */
type Reply = ((id: string, position: number) => Said) | { readonly status: number } | "hang up";

interface ScriptedServer extends AsyncDisposable {
  readonly client: Client;
  /** The ids in each request. */
  readonly requests: readonly (readonly string[])[];
}

/** A loopback server that answers `_bulk` requests by a script, its last line for all that follow. */
async function scripted(...script: readonly Reply[]): Promise<ScriptedServer> {
  const requests: string[][] = [];
  const server = createServer((request, response) => void answer(request, response));
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const ids = idsOf(await text(request));
    const reply = script[Math.min(requests.length, script.length - 1)];
    requests.push(ids);
    response.setHeader("x-elastic-product", "Elasticsearch").setHeader("content-type", "application/json");
    if (reply === undefined || reply === "hang up") return response.destroy();
    if (typeof reply !== "function")
      return response.writeHead(reply.status).end(JSON.stringify({ error: {} }));
    const items = ids.map((id, position) => {
      const said = reply(id, position);
      const [status, type] = typeof said === "number" ? [said, undefined] : said;
      return { index: { status, ...(type !== undefined && { error: { type } }) } };
    });
    return response.end(JSON.stringify({ items }));
  };
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const client = new Client({ node: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
  return {
    client,
    requests,
    async [Symbol.asyncDispose]() {
      await client.close();
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function idsOf(body: string): string[] {
  const lines = body.trim().split("\n");
  const actions = lines.filter((_, at) => at % 2 === 0);
  return actions.map((line) => (JSON.parse(line) as { index: { _id: string } }).index._id);
}

const some = (count: number, bytes = 10): BulkOperation[] =>
  Array.from({ length: count }, (_, n) => ({
    action: { index: { _index: "i", _id: `d${n}` } },
    source: JSON.stringify("x".repeat(bytes)),
  }));

const resultsById = (results: BulkResults) =>
  Object.fromEntries([...results].map(([{ action }, result]) => [action?.index?._id, result]));

const fine = () => 200;
const busy = [429, "es_rejected_execution_exception"] as const;

/** A clock whose waits end at once and are written down. */
function patience(random = 1) {
  const clock = fakeClock({ autoAdvance: true });
  const waits: number[] = [];
  return {
    waits,
    options: {
      clock: {
        ...clock,
        sleep: (ms: number, signal: AbortSignal) => (waits.push(ms), clock.sleep(ms, signal)),
      },
      random: () => random,
      signal: new AbortController().signal,
    },
  };
}

const sizes = ({ requests }: ScriptedServer) => requests.map((ids) => ids.length);

describe("sending in bulk", () => {
  it("bounds a request by documents and by bytes, and sends a larger document alone", async () => {
    await using server = await scripted(fine);
    await sendBulk(server.client, some(4_500), patience().options);
    expect(sizes(server).toSorted((a, b) => b - a)).toEqual([2000, 2000, 500]);
    await using large = await scripted(fine);
    await sendBulk(large.client, some(3, 3 * 1024 * 1024), patience().options);
    expect(sizes(large)).toEqual([1, 1, 1]);
  });

  it("sends again only the items that the server was too busy for, in smaller requests that grow again", async () => {
    await using server = await scripted(
      (_, position) => (position < 400 ? 200 : busy),
      { status: 429 },
      fine,
    );
    const { waits, options } = patience();
    const operations = some(1_000);
    const results = await sendBulk(server.client, operations, options);
    expect(operations.every((each) => results.get(each) === "written")).toBe(true);
    expect(sizes(server)).toEqual([1000, 500, 250, 350]);
    expect(waits).toEqual([100, 200]);
  });

  it.each<[string, Reply]>([
    ["a lost connection", "hang up"],
    ["a failing server", { status: 500 }],
    ["a gateway without a server", { status: 503 }],
    ["a shard that is not there", () => [503, "unavailable_shards_exception"]],
  ])("outlives %s", async (_case, reply) => {
    await using server = await scripted(reply, reply, reply, fine);
    const { waits, options } = patience();
    expect((await sendBulk(server.client, some(10), options)).size).toBe(10);
    expect(sizes(server)).toEqual([10, 10, 10, 10]);
    expect(waits).toEqual([100, 200, 400]);
  });

  it.each<[string, Reply, string, number]>([
    ["a lost connection", "hang up", "ELASTIC_UNREACHABLE", 11],
    ["a busy server", { status: 429 }, "ELASTIC_BUSY", 49],
    ["items that are never taken", () => busy, "ELASTIC_BUSY", 49],
  ])("gives %s up in the end, to be tried again by the worker", async (_case, reply, code, waited) => {
    await using server = await scripted(reply);
    const { waits, options } = patience(0.5);
    await expect(sendBulk(server.client, some(8), options)).rejects.toMatchObject({ code, retryable: true });
    expect(waits).toHaveLength(waited);
    expect(Math.max(...waits)).toBe(5_000); // half of the longest wait, as `random` said
  });

  it("takes a newer version for success and hands back what is wrong in itself", async () => {
    const said: Record<string, Said> = {
      d0: [409, "version_conflict_engine_exception"],
      d1: [400, "document_parsing_exception"],
      d2: [400, "strict_dynamic_mapping_exception"],
    };
    await using server = await scripted((id) => said[id] ?? 201);
    const results = await sendBulk(server.client, some(4), patience().options);
    expect(resultsById(results)).toEqual({
      d0: "conflict",
      d1: { refused: "document_parsing_exception" },
      d2: { refused: "strict_dynamic_mapping_exception" },
      d3: "written",
    });
    expect(server.requests).toHaveLength(1);
  });

  it.each<[string, Said, string]>([
    ["an index that was removed", [404, "index_not_found_exception"], "INDEX_MISSING"],
    ["a role that may not write", [403, "security_exception"], "ELASTIC_AUTH"],
    ["a cluster that takes no more indices", [400, "validation_exception"], "ELASTIC_REFUSED"],
  ])("makes no dead letters of %s, which would befall every document", async (_case, said, code) => {
    await using server = await scripted(() => said);
    const sending = sendBulk(server.client, some(3), patience().options);
    await expect(sending).rejects.toMatchObject({ code, retryable: false });
  });

  it("halves what is too large for the server, down to the one document that is", async () => {
    await using server = await scripted({ status: 413 }, { status: 413 }, { status: 413 }, fine);
    const results = await sendBulk(server.client, some(4), patience().options);
    expect(sizes(server)).toEqual([4, 2, 1, 2, 1]);
    expect(resultsById(results)).toEqual({
      d0: { refused: "too_large" },
      d1: "written",
      d2: "written",
      d3: "written",
    });
  });

  it("stops waiting when the index is closed", async () => {
    await using server = await scripted({ status: 429 });
    const closing = new AbortController();
    const clock = fakeClock();
    const sending = sendBulk(server.client, some(1), { clock, random: () => 1, signal: closing.signal });
    const outcome = sending.catch((error: unknown) => error);
    await clock.untilSleeping();
    const reason = new Error("closed");
    closing.abort(reason);
    expect(await outcome).toBe(reason);
  });
});
