import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { setTimeout } from "node:timers/promises";
import { Kafka, logLevel } from "kafkajs";
import type { NewRecord } from "../../pipelines/ports/event-log.ts";
import type { Config } from "../../schemas/config.ts";
import { Config as ConfigSchema } from "../../schemas/config.ts";
import { isRetryable } from "../../schemas/errors.ts";
import { analysedTopic, indexGroup, processGroup, rawTopic, rejectedTopic } from "../../schemas/topics.ts";
import type { Stores } from "../../services/cli/open-stores.ts";
import { recordsWaiting } from "../../services/workers/wait-until-indexed.ts";
import { openStores } from "../../services/cli/open-stores.ts";
import { corpusTruth } from "../../services/simulators/corpus/corpus-truth.ts";
import { rawThread } from "../fakes/raw-threads.ts";
import { temporaryFolder } from "../fakes/temporary-folder.ts";

const main = join(import.meta.dirname, "../../services/cli/main.ts");

/** One of Suara's workers as a process of its own. */
export interface WorkerProcess {
  readonly pid: number;
  /** Its log and complaints so far. */
  readonly output: () => string;
  /** As `kill -9`, or a polite end; resolves to the exit status when it is gone, `null` when it was killed. */
  end(signal: "SIGKILL" | "SIGTERM"): Promise<number | null>;
  readonly signal: (signal: "SIGSTOP" | "SIGCONT") => void;
}

/** Suara on real servers: empty topics, and indices of its own. Closing kills its workers. */
export interface System extends AsyncDisposable {
  readonly config: Config;
  readonly stores: Stores;
  /** The texts that `rawThread` may take. */
  readonly texts: readonly string[];
  readonly prefix: string;
  /** Appends so many threads of one comment to the raw topic, numbered from `from`, in batches. */
  fill(count: number, from?: number): Promise<void>;
  append(records: readonly NewRecord[]): Promise<void>;
  /** Starts one; `node` is where it finds Elasticsearch, if not where everybody does. */
  worker(name: "process" | "index", node?: string): WorkerProcess;
  /** Asks again and again, also while a server can't answer; throws what the workers said when it takes too long. */
  until(done: () => Promise<boolean>): Promise<void>;
  /** Resolves when both groups have committed everything. */
  untilIndexed(): Promise<void>;
  /** Records of a topic, by key and value; for counting what went where. */
  records(topic: string): Promise<readonly { readonly key: string; readonly value: string }[]>;
  /** Distinct comments in the index. */
  indexed(): Promise<number>;
}

export interface SystemOptions {
  readonly brokers: readonly string[];
  readonly node: string;
  readonly replication?: number;
  readonly minInSyncReplicas?: number;
  readonly partitions?: number;
  /** Default: the demo's made-up comments. */
  readonly texts?: readonly string[];
}

const patienceMs = 240_000;

export async function openSystem(options: SystemOptions): Promise<System> {
  const { brokers, node, replication = 1, minInSyncReplicas = 1, partitions = 8 } = options;
  await using opened = new AsyncDisposableStack();
  const folder = opened.use(temporaryFolder());
  const prefix = `fault-${randomUUID().slice(0, 8)}`;
  const settings = {
    log: { kind: "kafka", brokers: [...brokers], partitions, replication, minInSyncReplicas },
    index: { kind: "elastic", nodes: [node], prefix, replicas: 0 },
    state: { kind: "elastic", nodes: [node], prefix, replicas: 0 },
    model: "fast", // these runs try the servers, not the models
    logLevel: "info",
  };
  const file = join(folder.path, "suara.yaml");
  writeFileSync(file, JSON.stringify(settings)); // JSON is YAML
  const config = ConfigSchema.parse(settings);
  await emptyTopics(brokers);
  const stores = opened.use(await openStores(config, {}));
  const workers = new Set<WorkerProcess>();
  opened.defer(async () => {
    await Promise.all([...workers].map((worker) => worker.end("SIGKILL")));
    await fetch(`${node}/${prefix}-*?expand_wildcards=all`, { method: "DELETE" });
  });
  const texts = options.texts ?? madeUpTexts();

  const system = {
    config,
    stores,
    texts,
    prefix,
    append: (records: readonly NewRecord[]) => stores.log.append(rawTopic, records),
    async fill(count: number, from = 0) {
      const size = 1_000;
      for (let start = from; start < from + count; start += size) {
        const length = Math.min(size, from + count - start);
        await stores.log.append(
          rawTopic,
          Array.from({ length }, (_, each) => rawThread(start + each, texts)),
        );
      }
    },
    worker(name: "process" | "index", itsNode = node) {
      const worker = startWorker(file, ["--set", `index.nodes=["${itsNode}"]`, name]);
      workers.add(worker);
      return worker;
    },
    async until(done: () => Promise<boolean>) {
      const deadline = performance.now() + patienceMs;
      while (!(await orNotYet(done))) {
        if (performance.now() > deadline)
          throw new Error(
            `not done in time; the workers said:\n${[...workers].map((each) => each.output()).join("\n")}`,
          );
        await setTimeout(200);
      }
    },
    untilIndexed: () => system.until(async () => (await recordsWaiting(stores.log)) === 0),
    async records(topic: string) {
      const decoder = new TextDecoder();
      return await Array.fromAsync(
        stores.log.read(topic, new AbortController().signal),
        ({ key, value }) => ({
          key,
          value: decoder.decode(value),
        }),
      );
    },
    async indexed() {
      await stores.index.refresh();
      const [total] = await stores.index.aggregate({ scope: { kind: "nation" }, filter: {}, by: [] });
      return total?.comments ?? 0;
    },
  };
  const all = opened.move();
  return { ...system, [Symbol.asyncDispose]: () => all.disposeAsync() };
}

/** What can't be asked at the moment, because a broker was killed on purpose, is not done yet. */
async function orNotYet(done: () => Promise<boolean>): Promise<boolean> {
  try {
    return await done();
  } catch (error) {
    if (isRetryable(error)) return false;
    throw error;
  }
}

function startWorker(config: string, args: readonly string[]): WorkerProcess {
  const child = spawn(process.execPath, [main, "--config", config, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => (output += text));
  const closed = once(child, "close") as Promise<[number | null]>;
  return {
    pid: child.pid ?? 0,
    output: () => output,
    signal: (signal) => child.kill(signal),
    async end(signal) {
      child.kill("SIGCONT");
      child.kill(signal);
      const [status] = await closed;
      return status;
    },
  };
}

function madeUpTexts(): readonly string[] {
  return corpusTruth({ seed: 1, until: "2026-11-24T00:00:00.000Z" }).comments.map(({ text }) => text);
}

const topics = new Set([rawTopic, analysedTopic].flatMap((topic) => [topic, rejectedTopic(topic)]));

/** The topics' names are fixed: what an earlier test left there must go, and its groups' offsets too. */
async function emptyTopics(brokers: readonly string[]): Promise<void> {
  const admin = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  try {
    const leftOver = async () => (await admin.listTopics()).filter((topic) => topics.has(topic));
    const present = await leftOver();
    if (present.length === 0) return;
    await admin.deleteTopics({ topics: present });
    await admin.deleteGroups([processGroup, indexGroup]).catch(() => undefined); // one that never was
    while ((await leftOver()).length > 0) await setTimeout(100);
  } finally {
    await admin.disconnect();
  }
}
