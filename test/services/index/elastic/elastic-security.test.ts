import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { inspect, promisify } from "node:util";
import type { estypes } from "@elastic/elasticsearch";
import { Client } from "@elastic/elasticsearch";
import { afterAll, beforeAll, describe, expect, inject, it, vi } from "vitest";
import { z } from "zod";
import type { Collection } from "../../../../pipelines/ports/state-store.ts";
import type { ErrorCode } from "../../../../schemas/errors.ts";
import { ListeningError } from "../../../../schemas/errors.ts";
import type { ElasticConnection } from "../../../../services/index/elastic/elastic-client.ts";
import { openElasticClient } from "../../../../services/index/elastic/elastic-client.ts";
import { openElasticState } from "../../../../services/index/elastic/state-store.ts";
import { openElasticIndex } from "../../../../services/index/elastic/search-index.ts";
import { readComposeFile, scriptOf } from "../../../compose-file.ts";
import { commentDocument } from "../../../fakes/documents.ts";
import { temporaryFolder } from "../../../fakes/temporary-folder.ts";
import type { ElasticServer } from "../../../servers/start-elastic.ts";
import { startElastic } from "../../../servers/start-elastic.ts";
import type { Proxy } from "./loopback-proxy.ts";
import { startProxy } from "./loopback-proxy.ts";
import type { Certificates } from "./self-made-authority.ts";
import { makeCertificates } from "./self-made-authority.ts";

const run = promisify(execFile);
const files = inject("serverFiles");
const notes: Collection<string> = { name: "notes", schema: z.string() };
const wrong = "bukan-kata-laluan-itu";

/** What a role needs for the state. With `manage_index_templates` beside, it is what the README lists for all of Suara. */
const stateRights = {
  cluster: ["monitor"],
  indices: [{ names: ["suara-*"], privileges: ["manage", "read", "write"] }],
} satisfies estypes.SecurityRoleDescriptor;

async function failure(opening: Promise<AsyncDisposable | Client>, hidden: readonly string[]) {
  const error: unknown = await opening.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ListeningError);
  const everything = `${inspect(error, { depth: 20, showHidden: true })} ${JSON.stringify(error)}`;
  for (const each of hidden) expect(everything).not.toContain(each);
  return error as ListeningError;
}

describe.skipIf(files === null)("a real server that asks who we are", () => {
  const opened = new AsyncDisposableStack();
  let server: ElasticServer;
  let admin: Client;
  let nodes: readonly string[];
  let password: string;

  beforeAll(async () => {
    if (files === null) return;
    const { elasticHome: home, java } = files;
    const { path } = opened.use(temporaryFolder());
    server = opened.use(await startElastic({ home, java, folder: join(path, "elastic"), security: true }));
    nodes = [server.node];
    password = server.password ?? "";
    admin = new Client({ nodes: [server.node], auth: { username: "elastic", password } });
    opened.defer(() => admin.close());
    // While it makes the index of its users, a new server refuses the right password too.
    await vi.waitFor(() => keyWith(stateRights), { timeout: 60_000, interval: 200 });
  }, 240_000);

  afterAll(() => opened.disposeAsync());

  const keyWith = async (role: estypes.SecurityRoleDescriptor) => {
    const { encoded } = await admin.security.createApiKey({
      name: "suara",
      role_descriptors: { suara: role },
    });
    return encoded;
  };

  it("lets in the right password", async () => {
    const client = await openElasticClient({
      nodes,
      auth: { username: "elastic", password },
      prefix: "suara",
    });
    expect(await client.ping()).toBe(true);
    await client.close();
  });

  it("refuses a wrong password, a wrong key and none, and repeats none of them", async () => {
    const refused: readonly ElasticConnection["auth"][] = [
      { username: "elastic", password: wrong },
      { apiKey: btoa(`someid:${wrong}`) },
      undefined,
    ];
    for (const auth of refused) {
      const opening = openElasticClient({ nodes, prefix: "suara", ...(auth !== undefined && { auth }) });
      const error = await failure(opening, [wrong, btoa(`elastic:${wrong}`), btoa(`someid:${wrong}`)]);
      expect(error).toMatchObject({ code: "ELASTIC_AUTH", retryable: false });
      expect(error.message).toContain(new URL(server.node).host);
    }
  });

  it("does all that the state needs with a key of no more rights than that", async () => {
    const auth = { apiKey: await keyWith(stateRights) };
    await using state = await openElasticState({ connection: { nodes, auth, prefix: "suara" } });
    const version = await state.put(notes, "a", "satu", undefined);
    const next = await state.put(notes, "a", "dua", version);
    expect(await Array.fromAsync(state.list(notes))).toEqual([{ key: "a", value: "dua", version: next }]);
    await state.delete(notes, "a", next);
    expect(await state.get(notes, "a")).toBeUndefined();
  });

  it("does all that Suara needs with the user that docker-compose.yml makes, in whatever order and how often", async () => {
    const { accounts } = readComposeFile("docker-compose.yml").services;
    if (accounts === undefined) throw new Error("no service makes the accounts");
    using secrets = temporaryFolder();
    const made = {
      elastic_password: password,
      kibana_password: "rahsia-kibana",
      suara_password: "rahsia-suara",
    };
    for (const [name, secret] of Object.entries(made)) writeFileSync(join(secrets.path, name), secret);
    const places = { "/run/secrets/suara": secrets.path, "http://elasticsearch:9200": server.node };
    for (const _ of ["first", "again"]) await run("bash", ["-c", scriptOf(accounts, places)]);

    const auth = { username: "suara", password: made.suara_password };
    const connection = { nodes, auth, prefix: "suara" };
    await using state = await openElasticState({ connection });
    await state.put(notes, "compose", "satu", undefined);
    await using index = await openElasticIndex({ connection });
    expect(await index.upsert([commentDocument()])).toEqual({ failures: [] });
    await index.refresh();
    const [counted] = await index.aggregate({ scope: { kind: "nation" }, filter: {}, by: [] });
    expect(counted?.comments).toBe(1);
    const kibana = new Client({
      nodes: [server.node],
      auth: { username: "kibana_system", password: made.kibana_password },
    });
    expect(await kibana.ping()).toBe(true);
    await kibana.close();
    const other = openElasticState({ connection: { ...connection, prefix: "lain" } });
    expect(await failure(other, [made.suara_password])).toMatchObject({ code: "ELASTIC_AUTH" });
  });

  it.each<[string, estypes.SecurityRoleDescriptor]>([
    ["to ask for the version", { cluster: [], indices: stateRights.indices }],
    ["to make an index", { cluster: ["monitor"], indices: [] }],
    [
      "to touch indices of that name",
      { cluster: ["monitor"], indices: [{ names: ["other-*"], privileges: ["all"] }] },
    ],
  ])("refuses a key without the right %s", async (_, role) => {
    const apiKey = await keyWith(role);
    const opening = openElasticState({ connection: { nodes, auth: { apiKey }, prefix: "suara-lain" } });
    const error = await failure(opening, [apiKey, atob(apiKey)]);
    expect(error).toMatchObject({ code: "ELASTIC_AUTH", retryable: false });
  });

  it("tells of a key that was revoked while it was used", async () => {
    const { id, encoded: apiKey } = await admin.security.createApiKey({
      name: "short-lived",
      role_descriptors: { suara: stateRights },
    });
    await using state = await openElasticState({ connection: { nodes, auth: { apiKey }, prefix: "suara" } });
    const version = await state.put(notes, "revoked", "satu", undefined);
    await admin.security.invalidateApiKey({ ids: [id] });
    for (const work of [
      () => state.get(notes, "revoked"),
      () => state.put(notes, "revoked", "dua", version),
      () => state.delete(notes, "revoked", version),
      () => Array.fromAsync(state.list(notes)),
    ]) {
      await expect(work()).rejects.toMatchObject({ code: "ELASTIC_AUTH", retryable: false });
    }
  });

  describe("over TLS", () => {
    const made = temporaryFolder();
    let certificates: Certificates;
    let proxy: Proxy;

    beforeAll(async () => {
      certificates = await makeCertificates(made.path, files?.java ?? "");
      proxy = await startProxy({ target: server.node, tls: certificates.server });
    });

    afterAll(async () => {
      await proxy[Symbol.asyncDispose]();
      made[Symbol.dispose]();
    });

    const open = (origin: string, ca: string | undefined) =>
      openElasticClient({
        nodes: [`${origin}:${proxy.port}`],
        auth: { username: "elastic", password },
        prefix: "suara",
        ...(ca !== undefined && { ca }),
      });

    it("lets in who knows the authority", async () => {
      const client = await open("https://127.0.0.1", certificates.ca);
      expect(await client.ping()).toBe(true);
      await client.close();
    });

    it.each<[string, string, boolean, ErrorCode]>([
      ["an authority it does not know", "https://127.0.0.1", false, "ELASTIC_TLS"],
      ["a certificate of another name", "https://localhost", true, "ELASTIC_TLS"],
      ["plain speech", "http://127.0.0.1", true, "ELASTIC_UNREACHABLE"],
    ])("refuses %s", async (_, origin, knowsAuthority, code) => {
      const opening = open(origin, knowsAuthority ? certificates.ca : undefined);
      const error = await failure(opening, [password, btoa(`elastic:${password}`)]);
      expect(error).toMatchObject({ code });
    });
  });
});
