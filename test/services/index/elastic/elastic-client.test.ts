import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import type { ElasticConnection } from "../../../../services/index/elastic/elastic-client.ts";
import { openElasticClient } from "../../../../services/index/elastic/elastic-client.ts";
import { translateElasticError } from "../../../../services/index/elastic/elastic-errors.ts";
import { ListeningError } from "../../../../schemas/errors.ts";

const secret = "kata-laluan-rahsia";
const words = "Siti tidak puas hati";

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A server on loopback that greets as Elasticsearch 9 unless `answer` does otherwise. */
async function startFake(answer: Answer) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    answer(request, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const node = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    node,
    asked,
    connection: { nodes: [node], auth: { username: "suara", password: secret }, prefix: "test" },
    async [Symbol.asyncDispose]() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

const elastic = { "x-elastic-product": "Elasticsearch", "content-type": "application/json" };

function reply(response: ServerResponse, status: number, body: unknown, headers: object = elastic): void {
  response.writeHead(status, { ...headers });
  response.end(typeof body === "string" ? body : JSON.stringify(body));
}

const greeting = (number: string) => ({ name: "one", version: { number }, tagline: "You Know, for Search" });

/** As version 8 does it: refuses the media type of a client of version 9 before anything else. */
const answersAsVersion8: Answer = ({ headers }, response) => {
  if (headers.accept?.includes("compatible-with=9") === true) {
    const reason = "Accept version must be either version 8 or 7, but found 9";
    reply(response, 400, { error: { type: "media_type_header_exception", reason }, status: 400 });
  } else {
    reply(response, 200, greeting("8.19.3"));
  }
};

/** The error, after a look for secrets and people's words in all that it holds. */
async function failure(work: Promise<unknown>): Promise<ListeningError> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ListeningError);
  const everything = `${inspect(error, { depth: 20, showHidden: true })} ${JSON.stringify(error)}`;
  for (const hidden of [secret, btoa(`suara:${secret}`), words, "authorization"]) {
    expect(everything.toLowerCase()).not.toContain(hidden.toLowerCase());
  }
  return error as ListeningError;
}

describe("opening a client", () => {
  it("opens one on version 9, asking once", async () => {
    await using fake = await startFake((_, response) => reply(response, 200, greeting("9.4.3")));
    const client = await openElasticClient(fake.connection);
    expect(fake.asked).toEqual(["GET /"]);
    await client.close();
  });

  it.each<[string, Answer, string]>([
    ["version 8", answersAsVersion8, "8.19.3"],
    ["version 10", (_, response) => reply(response, 200, greeting("10.0.0")), "10.0.0"],
    ["version 90", (_, response) => reply(response, 200, greeting("90.1.0")), "90.1.0"],
    [
      "what is not Elasticsearch",
      (_, response) => reply(response, 200, greeting("9.0.0"), { "content-type": "application/json" }),
      "is not Elasticsearch 9",
    ],
    ["what tells no version", (_, response) => reply(response, 200, {}), "does not say"],
  ])("refuses %s, naming it", async (_, answer, named) => {
    await using fake = await startFake(answer);
    const error = await failure(openElasticClient(fake.connection));
    expect(error).toMatchObject({ code: "ELASTIC_VERSION", retryable: false });
    expect(error.message).toContain(named);
  });

  it("says which address can't be reached, and that trying again is fine", async () => {
    const fake = await startFake(() => undefined);
    await fake[Symbol.asyncDispose]();
    const error = await failure(openElasticClient(fake.connection));
    expect(error).toMatchObject({ code: "ELASTIC_UNREACHABLE", retryable: true });
    expect(error.message).toContain(new URL(fake.node).host);
  });

  it("opens one when only one of several nodes answers", async () => {
    const dead = await startFake(() => undefined);
    await dead[Symbol.asyncDispose]();
    await using fake = await startFake((_, response) => reply(response, 200, greeting("9.4.3")));
    for (const nodes of [
      [dead.node, fake.node],
      [fake.node, dead.node],
    ]) {
      const client = await openElasticClient({ ...fake.connection, nodes });
      expect(fake.asked.splice(0)).toEqual(["GET /"]);
      await client.close();
    }
  });

  it.each<[string, string]>([
    ["a user and password", `https://suara:${secret}@127.0.0.1:9200`],
    ["another scheme", "ftp://127.0.0.1:9200"],
    ["no address", `127.0.0.1 ${secret}`],
  ])("refuses a node with %s, without repeating it", async (_, node) => {
    const connection: ElasticConnection = { nodes: [node], prefix: "test" };
    const error = await failure(openElasticClient(connection));
    expect(error).toMatchObject({ code: "CONFIG_INVALID", retryable: false });
  });
});

const refusal = (type: string, reason = "") => ({ error: { type, reason } });
const flood =
  "index [suara-state-000001] blocked by: [TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage watermark];";

describe("what a server answers", () => {
  it.each<[string, number, unknown, string, boolean]>([
    ["a wrong password", 401, refusal("security_exception", secret), "ELASTIC_AUTH", false],
    ["a missing right", 403, refusal("security_exception", "suara may not"), "ELASTIC_AUTH", false],
    ["a disk past flood stage", 429, refusal("cluster_block_exception", flood), "STORE_FULL", true],
    [
      "the same in older words",
      403,
      refusal("cluster_block_exception", "FORBIDDEN/12/index read-only"),
      "STORE_FULL",
      true,
    ],
    ["a full queue", 429, refusal("es_rejected_execution_exception"), "ELASTIC_BUSY", true],
    ["too little memory", 503, refusal("circuit_breaking_exception"), "ELASTIC_BUSY", true],
    ["no master", 503, refusal("master_not_discovered_exception"), "ELASTIC_UNREACHABLE", true],
    ["a fault of its own", 500, refusal("null_pointer_exception"), "ELASTIC_UNREACHABLE", true],
    ["a gateway's page", 502, `<html>${words}</html>`, "ELASTIC_UNREACHABLE", true],
    ["a missing index", 404, refusal("index_not_found_exception"), "INDEX_MISSING", false],
    [
      "a document it can't map",
      400,
      refusal("document_parsing_exception", `failed to parse '${words}'`),
      "ELASTIC_REFUSED",
      false,
    ],
    ["another media type", 400, refusal("media_type_header_exception"), "ELASTIC_VERSION", false],
  ])("%s", async (_, status, body, code, retryable) => {
    await using fake = await startFake(({ url }, response) => {
      if (url === "/") reply(response, 200, greeting("9.4.3"));
      else if (typeof body === "string")
        reply(response, status, body, { ...elastic, "content-type": "text/html" });
      else reply(response, status, body);
    });
    const client = await openElasticClient(fake.connection);
    const asking = client
      .index({ index: "test-state", document: { text: words } })
      .catch((error: unknown) => {
        throw translateElasticError(error);
      });
    expect(await failure(asking)).toMatchObject({ code, retryable });
    expect(fake.asked.length).toBeLessThanOrEqual(1 + 3); // the greeting; the request, again at most twice
    await client.close();
  });

  it.each<[string, Answer]>([
    ["nothing at all", () => undefined],
    ["by hanging up", (_, response) => response.destroy()],
    ["something that is no JSON", (_, response) => reply(response, 200, `{"text": ${words}`)],
  ])("%s", async (_, answer) => {
    await using fake = await startFake((request, response) =>
      request.url === "/" ? reply(response, 200, greeting("9.4.3")) : answer(request, response),
    );
    const client = await openElasticClient(fake.connection);
    const asking = client.search({ query: { match: { text: words } } }, { requestTimeout: 100 });
    const translated = asking.catch((error: unknown) => {
      throw translateElasticError(error);
    });
    expect(await failure(translated)).toMatchObject({ code: "ELASTIC_UNREACHABLE", retryable: true });
    await client.close();
  });

  it("leaves errors of other kinds as they are", () => {
    const mistake = new TypeError("undefined is not a function");
    expect(() => translateElasticError(mistake)).toThrow(mistake);
    const known = new ListeningError("STORE_FULL", "full", { retryable: true });
    expect(translateElasticError(known)).toBe(known);
  });
});
