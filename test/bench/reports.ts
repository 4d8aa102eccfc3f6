import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import process from "node:process";
import { setTimeout } from "node:timers/promises";
import { z } from "zod";
import { taxonomy } from "../../pipelines/enrich/taxonomy/taxonomy.ts";
import type { SearchIndex } from "../../pipelines/ports/search-index.ts";
import type { ReportPorts, ReportQuery } from "../../pipelines/reports/read-report.ts";
import { readReport } from "../../pipelines/reports/read-report.ts";
import { openElasticIndex } from "../../services/index/elastic/search-index.ts";
import { openSqliteIndex } from "../../services/index/sqlite/search-index.ts";
import { drawReport } from "../../services/report-files/draw-report.ts";
import { reportPorts } from "../fakes/report-ports.ts";
import { fetchServers } from "../servers/fetch-servers.ts";
import { findJava } from "../servers/java.ts";
import { startElastic } from "../servers/start-elastic.ts";
import type { Measurement } from "./measurement.ts";
import { copiedKeys, reportWorld, worldChannels } from "./report-world.ts";

const query: ReportQuery = {
  kind: "monthly",
  scope: { kind: "nation" },
  day: "2026-10-15",
  readAt: "2026-11-02T00:00:00.000Z",
  suara: "bench",
};

/** A monthly national report over so many comments, and a fifth as many in the month before, in a fresh embedded index. */
export async function measure({ comments = 1_000_000 } = {}): Promise<readonly Measurement[]> {
  const folder = await mkdtemp(join(tmpdir(), "suara-bench-"));
  try {
    await using index = await openSqliteIndex({ file: join(folder, "index.db") });
    return await measureOn("SQLite", index, comments);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The same on a real Elasticsearch of one node. */
export async function measureOnElastic({ comments = 1_000_000 } = {}): Promise<readonly Measurement[]> {
  const java = await findJava();
  if (java === undefined) throw new Error("Elasticsearch needs Java 21 or newer");
  const { elasticHome } = await fetchServers((what) => process.stderr.write(`${what}\n`));
  const folder = await mkdtemp(join(tmpdir(), "suara-bench-"));
  await using _ = await startElastic({ home: elasticHome, java, folder, port: 9_288, heapMib: 1_024 });
  const node = "http://127.0.0.1:9288";
  const connection = { nodes: [node], prefix: "bench" };
  await using index = await openElasticIndex({ connection, refreshInterval: "-1" });
  return await measureOn("Elasticsearch", index, comments, () => serverProcessorMs(node));
}

const ProcessStats = z.object({
  nodes: z.record(
    z.string(),
    z.object({ process: z.object({ cpu: z.object({ total_in_millis: z.number() }) }) }),
  ),
});

/** Since it started. The server looks at itself once a second, so what it says is up to so old. */
async function serverProcessorMs(node: string): Promise<number> {
  await setTimeout(1_100);
  const answer = await fetch(`${node}/_nodes/stats/process`);
  const { nodes } = ProcessStats.parse(await answer.json());
  return Object.values(nodes).reduce((sum, { process: { cpu } }) => sum + cpu.total_in_millis, 0);
}

async function measureOn(
  name: string,
  index: SearchIndex,
  comments: number,
  serverMs?: () => Promise<number>,
): Promise<readonly Measurement[]> {
  for (const batch of reportWorld(comments)) await index.upsert(batch);
  await index.refresh();
  return await measureReport(name, index, serverMs);
}

/**
 * Reads and draws the report of an index that is filled, three times: the first time tells of caches that are cold. Later ones an
 * index may remember in part. `serverMs`: processor time of a server so far.
 */
export async function measureReport(
  name: string,
  index: SearchIndex,
  serverMs: () => Promise<number> = async () => 0,
): Promise<readonly Measurement[]> {
  const copyGroups = async () => copiedKeys.map((copyKey) => ({ copyKey, voice: "youtube:none" as const }));
  const ports = reportPorts(index, { channels: worldChannels, taxonomy, copyGroups });
  const runs: Run[] = [];
  for (let round = 0; round < 3; round++) {
    const usedMs = await serverMs();
    const measured = await run(index, ports);
    runs.push({ ...measured, processorMs: measured.processorMs + (await serverMs()) - usedMs });
  }
  const [first] = runs;
  const median = runs.toSorted((a, b) => a.totalMs - b.totalMs)[1];
  if (first === undefined || median === undefined) throw new TypeError("nothing was measured");
  const of = `${name}, ${first.documents} comments`;
  return [
    { name: `${of}: model and HTML`, value: median.totalMs, unit: "ms", target: { atMost: 5_000 } },
    {
      name: `${of}: the same, the first time`,
      value: first.totalMs,
      unit: "ms",
      target: { atMost: 5_000 },
    },
    { name: `${of}: model alone`, value: median.modelMs, unit: "ms", note: `${first.queries} questions` },
    {
      name: `${of}: processor time, the index's in it`,
      value: median.processorMs,
      unit: "ms",
      note: `${first.processorMs} ms the first time`,
    },
    {
      name: `${of}: most memory of this process`,
      value: Math.round(process.resourceUsage().maxRSS / 1_024),
      unit: "MiB",
      note: "filling the index included",
    },
  ];
}

interface Run {
  readonly modelMs: number;
  readonly totalMs: number;
  readonly processorMs: number;
  readonly documents: number;
  readonly queries: number;
}

async function run(index: SearchIndex, ports: ReportPorts): Promise<Run> {
  const { signal } = new AbortController();
  const used = process.cpuUsage();
  const began = performance.now();
  const report = await readReport(ports, query);
  const modelMs = Math.round(performance.now() - began);
  const ids = report.issues.flatMap(({ evidence }) => evidence.map(({ id }) => id));
  const { hits } = await index.search({
    scope: { kind: "nation" },
    filter: { ids },
    order: "newest",
    size: 100,
  });
  const texts = new Map(hits.map(({ comment: { id, text, url } }) => [id, { text, url }]));
  await drawReport(report, { language: "ms", formats: ["html"], texts, print: undefined, signal });
  const { user, system } = process.cpuUsage(used);
  return {
    modelMs,
    totalMs: Math.round(performance.now() - began),
    processorMs: Math.round((user + system) / 1_000),
    documents: report.read.documents,
    queries: report.read.queries,
  };
}
