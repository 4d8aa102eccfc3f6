import { readFileSync } from "node:fs";
import { Client } from "@elastic/elasticsearch";
import { openElasticIndex } from "./index/elastic/search-index.ts";
import { writeOf } from "./index/elastic/search-operations.ts";
import { monthIndex, singleIndex } from "./index/elastic/mapping.ts";
const docs = readFileSync("/tmp/docs.jsonl", "utf8").split("\n").map((l) => JSON.parse(l));
const client = new Client({ node: "http://127.0.0.1:9200" });
const cpu = async () => { const s: any = await client.nodes.stats({ metric: "process" }); return (Object.values(s.nodes)[0] as any).process.cpu.total_in_millis; };
let n = 0;
async function variant(name: string, size: number, conc: number, f: (prefix: string, index: any, batch: any[]) => Promise<void>, layout = {}) {
  const prefix = `zz${process.pid}-${n++}`;
  await using index = await openElasticIndex({ connection: { nodes: ["http://127.0.0.1:9200"], prefix }, replicas: 0, ...layout });
  const c0 = await cpu(); const t0 = performance.now(); const u0 = process.cpuUsage();
  let at = 0;
  await Promise.all(Array.from({ length: conc }, async () => { while (at < docs.length) { const b = docs.slice(at, at += size); await f(prefix, index, b); } }));
  const s = (performance.now() - t0) / 1000; const u = process.cpuUsage(u0);
  console.log(name.padEnd(34), `${Math.round(docs.length / s)}/s  es ${Math.round(((await cpu()) - c0) * 1000 / docs.length)} us/doc  node ${Math.round((u.user + u.system) / docs.length)} us/doc`);
  await client.indices.delete({ index: `${prefix}-comments-*`, expand_wildcards: "all" }).catch(()=>0);
  await fetch(`http://127.0.0.1:9200/${prefix}-*?expand_wildcards=all`, { method: "DELETE" });
}
const up = async (_: string, index: any, b: any[]) => { const { failures } = await index.upsert(b); if (failures.length) throw new Error("f"); };
const bulk = (claims: boolean, opts: object = {}) => async (prefix: string, _: any, b: any[]) => {
  const ops = b.flatMap((d) => { const w: any = writeOf(d); const { id, version, month, source } = w.value; const o = [JSON.stringify({ index: { _index: monthIndex(prefix, month), _id: id, version, version_type: "external_gte" } }), source];
    return claims ? [...o, JSON.stringify({ create: { _index: singleIndex(prefix, "months"), _id: id } }), JSON.stringify({ month })] : o; });
  const r = await client.bulk({ operations: ops as any, filter_path: "errors", ...opts } as any); if ((r as any).errors) throw new Error("e"); };
const rounds: [string, () => Promise<void>][] = [
  ["warm", () => variant("warm up bulk 1000x2", 1000, 2, bulk(false))],
  ["b", () => variant("bulk 1000x2 bare", 1000, 2, bulk(false))],
  ["c", () => variant("bulk 1000x2 claims", 1000, 2, bulk(true))],
  ["u1", () => variant("upsert 500x1", 500, 1, up)],
  ["u2", () => variant("upsert 500x2", 500, 2, up)],
  ["u3", () => variant("upsert 2000x1", 2000, 1, up)],
  ["b1", () => variant("bulk 500x1 bare", 500, 1, bulk(false))],
  ["b5", () => variant("bulk 1000x2 bare, refresh 5s", 1000, 2, bulk(false), { refreshInterval: "5s" })],
];
for (let i = 0; i < Number(process.argv[2] ?? 2); i++) for (const [k, f] of rounds) if (i === 0 || k !== "warm") await f();
await client.close(); process.exit(0);
