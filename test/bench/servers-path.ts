import { readFileSync } from "node:fs";
import process from "node:process";
import { setTimeout } from "node:timers/promises";
import { Client } from "@elastic/elasticsearch";
import { openElasticIndex } from "../../services/index/elastic/search-index.ts";
import { rawThread } from "../fakes/raw-threads.ts";
import { fetchServers } from "../servers/fetch-servers.ts";
import { runServers } from "../servers/servers.ts";
import type { RunningServers } from "../servers/servers.ts";
import type { System, WorkerProcess } from "../servers/system.ts";
import { openSystem } from "../servers/system.ts";
import { benchTexts } from "./bench-texts.ts";
import type { Measurement } from "./measurement.ts";
import { mebibytesPerComment, settled } from "./memory-samples.ts";
import type { MemorySample } from "./memory-samples.ts";

/** Kafka -> analyse -> Elasticsearch by worker processes, against the bare ceiling of the same documents sent in bulk from memory. */
export async function measure({ comments = 200_000 } = {}): Promise<readonly Measurement[]> {
  const files = await fetchServers((what) => process.stderr.write(`${what}\n`));
  await using servers = await runServers(files, { brokers: 1 });
  const { texts, origin } = await benchTexts();
  await using system = await openSystem({
    brokers: servers.kafka.brokers,
    node: servers.elastic.node,
    texts,
  });

  await system.fill(comments);
  const workers = [system.worker("process"), system.worker("process"), system.worker("index")];
  const { seconds, samples } = await timed(system, workers, comments);
  const rate = comments / seconds;
  const ceiling = await bareCeiling(servers, system);
  const delays = await delaysAt(system, 500, 40);
  return [
    {
      name: "Kafka -> analyse -> Elasticsearch, two process workers",
      value: rate,
      unit: "comments/s",
      note: origin,
    },
    { name: "the same documents by client.bulk alone", value: ceiling, unit: "comments/s" },
    { name: "share of that ceiling", value: rate / ceiling, unit: "", target: { atLeast: 0.6 } },
    { name: "collected to searchable at 500 comments/s, p50", value: quantile(delays, 0.5), unit: "ms" },
    {
      name: "collected to searchable at 500 comments/s, p95",
      value: quantile(delays, 0.95),
      unit: "ms",
      target: { atMost: 2_000 },
    },
    ...["process", "process", "index"].map((name, at) => ({
      name: `memory of ${name} worker ${at + 1} per 100,000 comments, once settled`,
      value: mebibytesPerComment(settled(samples[at] ?? [], comments)) * 100_000,
      unit: "MiB",
    })),
  ];
}

/** From the first document in the index to the last, so that starting Node does not count. */
async function timed(system: System, workers: readonly WorkerProcess[], comments: number) {
  const samples: MemorySample[][] = workers.map(() => []);
  await system.until(async () => (await system.indexed()) > 0);
  const before = await system.indexed();
  const startedAtMs = performance.now();
  let indexed = before;
  while (indexed < comments) {
    await setTimeout(1_000);
    indexed = await system.indexed();
    for (const [at, { pid }] of workers.entries())
      samples[at]?.push({ indexed, mebibytes: residentMebibytes(pid) });
  }
  const seconds = ((performance.now() - startedAtMs) / 1_000) * (comments / (comments - before));
  return { seconds, samples };
}

function residentMebibytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(?<kibibytes>\d+)/u.exec(status)?.groups?.["kibibytes"]) / 1_024;
}

const bulkSize = 1_000;
const bulksAtOnce = 2;

/** Comments a second when nothing is done but `client.bulk` of what the index now holds, into indices with the very same mapping. */
async function bareCeiling({ elastic }: RunningServers, { prefix }: System): Promise<number> {
  const client = new Client({ node: elastic.node });
  const fresh = `${prefix}-ceiling`;
  await using _ = await openElasticIndex({
    connection: { nodes: [elastic.node], prefix: fresh },
    replicas: 0,
  });
  const operations = await storedComments(client, prefix, fresh, 50_000);
  const startedAtMs = performance.now();
  let next = 0;
  const send = async () => {
    while (next < operations.length) {
      const start = next;
      next += bulkSize;
      const { errors } = await client.bulk({
        operations: operations.slice(start, start + bulkSize).flatMap((each) => [...each]),
      });
      if (errors) throw new Error("the ceiling's bulk requests were refused");
    }
  };
  await Promise.all(Array.from({ length: bulksAtOnce }, send));
  const seconds = (performance.now() - startedAtMs) / 1_000;
  await client.close();
  return operations.length / seconds;
}

/** What the indices of `from` hold, as bulk operations for the same months' indices of `to`. */
async function storedComments(client: Client, from: string, to: string, most: number) {
  const operations: (readonly [action: object, document: object])[] = [];
  const pages = client.helpers.scrollSearch<object>({
    index: `${from}-comments`,
    size: 5_000,
    version: true,
  });
  for await (const { body } of pages) {
    for (const { _index, _id, _version, _source } of body.hits.hits) {
      const index = {
        _index: _index.replace(from, to),
        _id,
        version: _version,
        version_type: "external_gte",
      };
      operations.push([{ index }, _source ?? {}]);
    }
    if (operations.length >= most) break;
  }
  return operations.slice(0, most);
}

/** How long single comments take from being appended to being found, in ms, while so many a second come in. */
async function delaysAt(system: System, perSecond: number, seconds: number): Promise<readonly number[]> {
  const from = 10_000_000;
  const waiting: Promise<number>[] = [];
  const startedAtMs = performance.now();
  const batch = perSecond / 10;
  for (let sent = 0; sent < perSecond * seconds; sent += batch) {
    await setTimeout(Math.max(0, startedAtMs + (sent / perSecond) * 1_000 - performance.now()));
    const records = Array.from({ length: batch }, (_, each) => rawThread(from + sent + each, system.texts));
    const appendingAtMs = performance.now();
    await system.append(records);
    if (sent % (batch * 5) === 0) waiting.push(untilFound(system, from + sent, appendingAtMs));
  }
  return (await Promise.all(waiting)).sort((a, b) => a - b);
}

async function untilFound({ stores }: System, number: number, sinceMs: number): Promise<number> {
  for (;;) {
    const { hits } = await stores.index.search({
      scope: { kind: "nation" },
      filter: { ids: [`youtube:thread-${number}`] },
      order: "newest",
      size: 1,
    });
    if (hits.length > 0) return performance.now() - sinceMs;
    await setTimeout(50);
  }
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
