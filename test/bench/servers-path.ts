import { readFileSync } from "node:fs";
import process from "node:process";
import { setTimeout } from "node:timers/promises";
import { Client } from "@elastic/elasticsearch";
import type { DocumentId } from "../../schemas/item.ts";
import { processGroup, rawTopic } from "../../schemas/topics.ts";
import { openElasticIndex } from "../../services/index/elastic/search-index.ts";
import { recordsWaiting } from "../../services/workers/wait-until-indexed.ts";
import { rawThread } from "../fakes/raw-threads.ts";
import { fetchServers } from "../servers/fetch-servers.ts";
import { runServers } from "../servers/servers.ts";
import type { RunningServers } from "../servers/servers.ts";
import type { System } from "../servers/system.ts";
import { openSystem } from "../servers/system.ts";
import { benchTexts } from "./bench-texts.ts";
import type { Measurement } from "./measurement.ts";
import { mebibytesPerComment, settled } from "./memory-samples.ts";
import type { MemorySample } from "./memory-samples.ts";

/** So many comments go the way first: what is measured is not how a cold JVM learns. */
const warmingUp = 60_000;
const indexedAlone = 60_000;

/**
 * Kafka -> analyse -> Elasticsearch by worker processes, against the bare ceiling of the same documents sent in bulk from
 * memory. Everything shares the machine's processors, so the processor time of each comment is told beside it.
 */
export async function measure({ comments = 200_000 } = {}): Promise<readonly Measurement[]> {
  const files = await fetchServers((what) => process.stderr.write(`${what}\n`));
  await using servers = await runServers(files, { brokers: 1 });
  await using closing = new AsyncDisposableStack();
  const client = closing.adopt(new Client({ node: servers.elastic.node }), (opened) => opened.close());
  const { texts, origin } = await benchTexts();
  await using system = await openSystem({
    brokers: servers.kafka.brokers,
    node: servers.elastic.node,
    texts,
  });

  await system.fill(warmingUp);
  await travel(system, client, { comments: warmingUp, names: everyWorker });
  await system.fill(indexedAlone, warmingUp);
  await analyseAll(system);
  const alone = await travel(system, client, { comments: indexedAlone, names: ["index"] });
  await system.fill(comments, warmingUp + indexedAlone);
  const way = await travel(system, client, { comments, names: everyWorker });
  const ceiling = await bareCeiling(client, servers, system);
  const delays = await delaysAt(system, { perSecond: 500, seconds: 40, leadInSeconds: 10 });
  const perComment = "us of processor time a comment";
  return [
    {
      name: "Kafka -> analyse -> Elasticsearch, two process workers",
      value: way.rate,
      unit: "comments/s",
      note: origin,
    },
    { name: "the same documents by client.bulk alone", value: ceiling.rate, unit: "comments/s" },
    { name: "share of that ceiling", value: way.rate / ceiling.rate, unit: "", target: { atLeast: 0.6 } },
    {
      name: "one index worker with nothing else to do, as a share of that ceiling",
      value: alone.rate / ceiling.rate,
      unit: "",
    },
    { name: "Elasticsearch, on the way", value: way.elasticMicroseconds, unit: perComment },
    { name: "Elasticsearch, by client.bulk alone", value: ceiling.elasticMicroseconds, unit: perComment },
    { name: "the three workers together", value: way.workersMicroseconds, unit: perComment },
    { name: "collected to searchable at 500 comments/s, p50", value: quantile(delays, 0.5), unit: "ms" },
    {
      name: "collected to searchable at 500 comments/s, p95",
      value: quantile(delays, 0.95),
      unit: "ms",
      target: { atMost: 2_000 },
    },
    ...everyWorker.map((name, at) => ({
      name: `memory of ${name} worker ${at + 1} per 100,000 comments, once settled`,
      value: mebibytesPerComment(settled(way.samples[at] ?? [], comments)) * 100_000,
      unit: "MiB",
    })),
  ];
}

type WorkerName = Parameters<System["worker"]>[0];
const everyWorker: readonly WorkerName[] = ["process", "process", "index"];

/** Has what waits in the log analysed and none of it indexed. */
async function analyseAll(system: System): Promise<void> {
  const worker = system.worker("process");
  await system.until(async () => (await system.stores.log.lag(rawTopic, processGroup)) === 0);
  await worker.end("SIGTERM");
}

/**
 * Has fresh workers bring the comments that wait in the log to the end of the way, and measures from the first that is
 * indexed to the last, so that starting Node does not count.
 */
async function travel(
  system: System,
  client: Client,
  { comments, names }: { readonly comments: number; readonly names: readonly WorkerName[] },
) {
  const indexed = async () => comments - (await recordsWaiting(system.stores.log));
  const workers = names.map((name) => system.worker(name));
  await system.until(async () => (await indexed()) > 0);
  const workersSeconds = () => workers.reduce((sum, { pid }) => sum + processorSeconds(pid), 0);
  const before = {
    indexed: await indexed(),
    atMs: performance.now(),
    workers: workersSeconds(),
    elastic: await elasticSeconds(client),
  };
  const samples: MemorySample[][] = workers.map(() => []);
  let now = before.indexed;
  while (now < comments) {
    await setTimeout(500);
    now = await indexed();
    for (const [at, { pid }] of workers.entries())
      samples[at]?.push({ indexed: now, mebibytes: residentMebibytes(pid) });
  }
  const travelled = comments - before.indexed;
  const result = {
    rate: (travelled / (performance.now() - before.atMs)) * 1_000,
    workersMicroseconds: ((workersSeconds() - before.workers) / travelled) * 1e6,
    elasticMicroseconds: (((await elasticSeconds(client)) - before.elastic) / travelled) * 1e6,
    samples,
  };
  await Promise.all(workers.map((worker) => worker.end("SIGTERM")));
  return result;
}

/** What Linux counts by: ticks of a hundredth of a second. */
const ticksPerSecond = 100;

/** User and system time of a process so far, with all its threads. */
function processorSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const [user = 0, system = 0] = stat
    .slice(stat.lastIndexOf(")") + 2)
    .split(" ")
    .slice(11, 13)
    .map(Number);
  return (user + system) / ticksPerSecond;
}

async function elasticSeconds(client: Client): Promise<number> {
  const { nodes } = await client.nodes.stats({ metric: "process" });
  return (
    Object.values(nodes).reduce((sum, { process: own }) => sum + (own?.cpu?.total_in_millis ?? 0), 0) / 1_000
  );
}

function residentMebibytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(?<kibibytes>\d+)/u.exec(status)?.groups?.["kibibytes"]) / 1_024;
}

const bulkSize = 1_000;
const bulksAtOnce = 2;

/** Comments a second when nothing is done but `client.bulk` of what the index now holds, into indices with the very same mapping. */
async function bareCeiling(client: Client, { elastic }: RunningServers, { prefix }: System) {
  const fresh = `${prefix}-ceiling`;
  await using _ = await openElasticIndex({
    connection: { nodes: [elastic.node], prefix: fresh },
    replicas: 0,
  });
  const operations = await storedComments(client, prefix, fresh, 50_000);
  const before = await elasticSeconds(client);
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
  return {
    rate: (operations.length / (performance.now() - startedAtMs)) * 1_000,
    elasticMicroseconds: (((await elasticSeconds(client)) - before) / operations.length) * 1e6,
  };
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

/**
 * How long single comments take from being appended to being found, in ms, while so many a second come in. One search
 * every 50 ms asks for all that are still on their way. The workers are fresh: their first seconds do not count.
 */
async function delaysAt(
  system: System,
  { perSecond, seconds, leadInSeconds }: Readonly<Record<"perSecond" | "seconds" | "leadInSeconds", number>>,
): Promise<readonly number[]> {
  const from = 10_000_000;
  const workers = everyWorker.map((name) => system.worker(name));
  const delays: number[] = [];
  const waiting = new Map<DocumentId, number>();
  const startedAtMs = performance.now();
  const batch = perSecond / 10;
  const sendAll = async () => {
    for (let sent = 0; sent < perSecond * (leadInSeconds + seconds); sent += batch) {
      await setTimeout(Math.max(0, startedAtMs + (sent / perSecond) * 1_000 - performance.now()));
      const records = Array.from({ length: batch }, (_, each) => rawThread(from + sent + each, system.texts));
      if (sent >= perSecond * leadInSeconds) waiting.set(`youtube:thread-${from + sent}`, performance.now());
      await system.append(records);
    }
  };
  const findAll = async () => {
    while (delays.length < (perSecond * seconds) / batch) {
      for (const id of await foundOf(system, [...waiting.keys()])) {
        delays.push(performance.now() - (waiting.get(id) ?? Number.NaN));
        waiting.delete(id);
      }
      await setTimeout(50);
    }
  };
  await Promise.all([sendAll(), findAll()]);
  await Promise.all(workers.map((worker) => worker.end("SIGTERM")));
  return delays.sort((a, b) => a - b);
}

async function foundOf({ stores }: System, ids: readonly DocumentId[]): Promise<readonly DocumentId[]> {
  if (ids.length === 0) return [];
  const { hits } = await stores.index.search({
    scope: { kind: "nation" },
    filter: { ids },
    order: "newest",
    size: 1_000,
  });
  return hits.map(({ comment }) => comment.id);
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
