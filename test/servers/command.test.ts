import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, describe, expect, inject, it } from "vitest";
import { parse } from "yaml";
import type { RunOptions } from "../fakes/run-suara.ts";
import { runSuara } from "../fakes/run-suara.ts";
import { temporaryFolder } from "../fakes/temporary-folder.ts";

const kafka = inject("kafka");
const elastic = inject("elastic");
const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());

const section = /## Running on Kafka and Elasticsearch\n(?<text>[^]*?)\n## /u.exec(
  readFileSync(join(import.meta.dirname, "../../README.md"), "utf8"),
)?.groups?.["text"];

/** The code blocks of the README's section, in its order. */
const blocks = [...(section ?? "").matchAll(/```(?<language>\w+)\n(?<code>[^]*?)```/gu)].map(
  ({ groups = {} }) => ({
    language: groups["language"],
    code: groups["code"] ?? "",
  }),
);

const suara = (args: readonly string[], options: RunOptions = {}) =>
  runSuara(args, { cwd: folder.path, ...options });

/** What the README's `servers.yaml` says, with the addresses of the tests' servers, and changed by `change`. */
function servers(change: (settings: Settings) => void = () => {}): string {
  const settings = parse(blocks.find(({ language }) => language === "yaml")?.code ?? "") as Settings;
  settings.log.brokers = [...(kafka?.brokers ?? [])];
  for (const store of [settings.index, settings.state]) {
    store.nodes = [elastic?.node ?? ""];
    store.prefix = "command";
  }
  change(settings);
  const file = join(folder.path, "servers.yaml");
  writeFileSync(file, JSON.stringify(settings));
  return file;
}

interface ElasticSettings {
  nodes: string[];
  prefix?: string;
  username?: string;
}

interface Settings {
  log: { brokers: string[]; partitions?: number; tls?: boolean; sasl?: { username: string } };
  index: ElasticSettings;
  state: ElasticSettings;
}

describe.skipIf(kafka === null || elastic === null)("suara on Kafka and Elasticsearch", () => {
  afterAll(async () => {
    if (elastic === null) return;
    for (const name of [...(await indices()), "command-*"])
      await fetch(`${elastic.node}/${name}`, { method: "DELETE" });
  });

  it("does what the README says, command by command", async () => {
    const [start, again] = blocks
      .filter(({ language }) => language === "sh")
      .map(({ code }) => code.trim().split("\n"));
    expect(start).toEqual(["npm run servers"]);
    const config = servers();
    const commands = (again ?? []).map(
      (line) => /^npm run suara -- --config servers\.yaml (?<rest>.+)$/u.exec(line)?.groups?.["rest"],
    );
    expect(commands.length).toBeGreaterThan(2);
    const outputs: string[] = [];
    for (const command of commands) {
      const { status, stdout, stderr } = await suara([
        "--config",
        config,
        ...(command ?? "no command").split(" "),
      ]);
      // Without a key for pseudonyms the doctor finds something missing, and nothing else.
      expect(status, stderr).toBe(command === "doctor" ? 1 : 0);
      outputs.push(stdout);
    }
    expect(outputs[0]).toMatch(/log\s+works.*Kafka at/u);
    expect(outputs[0]).toMatch(/index\s+works.*Elasticsearch at/u);
    expect(outputs[0]).toMatch(/state\s+works.*Elasticsearch at/u);
    expect(outputs[0]?.match(/\s{2}missing\s/gu)).toHaveLength(1);
    expect(outputs[1]).toMatch(/in = kept \+ dropped \+ rejected: yes/u);
    expect(outputs[1]).toMatch(/comments\s+1376 in the index/u);
    expect(outputs[1]).toMatch(/alerts\s+1\b/u);
    // Where Kibana finds it.
    await fetch(`${elastic?.node}/command-alerts/_refresh`, { method: "POST" });
    const found = await (await fetch(`${elastic?.node}/command-alerts/_search`)).json();
    expect(found).toMatchObject({
      hits: { hits: [{ _source: { kind: "alert", alert: { kind: "opened", answer: "none" } } }] },
    });
  }, 300_000);

  it.each<[string, (settings: Settings) => void, RegExp]>([
    [
      "an address where no Kafka is",
      ({ log }) => (log.brokers = ["127.0.0.1:9"]),
      /^suara: LOG_UNREACHABLE: .*127\.0\.0\.1:9/mu,
    ],
    [
      "a topic with too few partitions",
      ({ log }) => (log.partitions = 64),
      /^suara: LOG_TOPIC_MISMATCH: .*suara\.raw.*64/mu,
    ],
    [
      "an address where no index is",
      ({ index }) => (index.nodes = ["http://127.0.0.1:9"]),
      /^suara: ELASTIC_UNREACHABLE: /mu,
    ],
    [
      "an address where no state is",
      ({ state }) => (state.nodes = ["http://127.0.0.1:9"]),
      /^suara: ELASTIC_UNREACHABLE: /mu,
    ],
  ])("refuses %s in one line with the remedy", async (_, change, line) => {
    const { status, stderr } = await suara(["--config", servers(change), "process"]);
    expect(status).toBe(1);
    expect(stderr).toMatch(line);
    expect(stderr).not.toMatch(/^\s+at /mu); // no stack
  });

  it("refuses to begin without a password that the configuration speaks of", async () => {
    const config = servers(({ index }) => (index.username = "elastic"));
    const { status, stderr } = await suara(["--config", config, "index"]);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^suara: CONFIG_SECRET_MISSING: .*SUARA_ELASTIC_PASSWORD/mu);
  });

  it("refuses an Elasticsearch of another major", async () => {
    const old = createServer((_, response) => {
      response
        .writeHead(200, { "content-type": "application/json", "x-elastic-product": "Elasticsearch" })
        .end(JSON.stringify({ version: { number: "8.17.0" } }));
    }).listen(0, "127.0.0.1");
    await once(old, "listening");
    const { port } = old.address() as AddressInfo;
    const { status, stderr } = await suara([
      "--config",
      servers(({ index }) => (index.nodes = [`http://127.0.0.1:${port}`])),
      "index",
    ]);
    old.close();
    expect(status).toBe(1);
    expect(stderr).toMatch(/^suara: ELASTIC_VERSION: .*8\.17\.0/mu);
  });

  it.each([
    ["older", 0],
    ["newer", 99],
  ])("refuses an index whose mapping is %s, and changes nothing", async (age, version) => {
    if (elastic === null) throw new TypeError("left out without a server");
    const name = `mapping-${age}-comments-2026.01`;
    const mapping = { mappings: { _meta: { suara: { kind: "comments", version } } } };
    await put(`${elastic.node}/${name}`, mapping);
    const { status, stderr } = await suara([
      "--config",
      servers(({ index }) => (index.prefix = `mapping-${age}`)),
      "index",
    ]);
    expect(status).toBe(1);
    expect(stderr).toMatch(new RegExp(`^suara: INDEX_MAPPING: .*${age} mapping`, "mu"));
    expect(await indices(`mapping-${age}-*`)).toEqual([name]);
  });

  async function indices(pattern = "command-*,mapping-*"): Promise<readonly string[]> {
    const answer = await fetch(`${elastic?.node}/_cat/indices/${pattern}?format=json&expand_wildcards=all`);
    return ((await answer.json()) as readonly { readonly index: string }[]).map(({ index }) => index);
  }
});

async function put(url: string, body: unknown): Promise<void> {
  const answer = await fetch(url, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(await answer.text());
}
