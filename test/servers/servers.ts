import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ServerFiles } from "./fetch-servers.ts";
import { isFree } from "./ports.ts";
import { findJava, hasMaven, javaIn } from "./java.ts";
import type { ElasticServer } from "./start-elastic.ts";
import { startElastic } from "./start-elastic.ts";
import type { KafkaServers } from "./start-kafka.ts";
import { startKafka } from "./start-kafka.ts";

/** Real servers on loopback. Closing stops them and removes what they stored. */
export interface RunningServers extends AsyncDisposable {
  readonly kafka: KafkaServers;
  readonly elastic: ElasticServer;
}

/** What is missing on this machine, and how to get it; empty when the servers can be fetched and run. */
export async function missingTools(): Promise<readonly string[]> {
  const missing: string[] = [];
  if ((await findJava()) === undefined)
    missing.push(
      "Java 21 or newer: install a JDK (Debian: apt-get install openjdk-21-jre-headless, or Temurin) or set JAVA_HOME",
    );
  if (!(await hasMaven())) missing.push("Maven, to fetch the servers: apt-get install maven");
  return missing;
}

export interface RunOptions {
  readonly brokers: 1 | 3;
  /** Listen on the ports that everybody knows, 9092 and 9200, where they are free. */
  readonly usualPorts?: boolean;
}

export async function runServers(
  files: ServerFiles,
  { brokers, usualPorts = false }: RunOptions,
): Promise<RunningServers> {
  const home = await findJava();
  if (home === undefined) throw new Error((await missingTools()).join("\n"));
  await using opened = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), "suara-servers-"));
  opened.defer(() => rm(folder, { recursive: true, force: true }));
  const at = async (port: number) => (usualPorts && (await isFree(port)) ? { port } : {});
  const [kafka, elastic] = await Promise.all([
    startKafka({
      lib: files.kafkaLib,
      java: javaIn(home),
      folder: join(folder, "kafka"),
      brokers,
      ...(await at(9_092)),
    }),
    startElastic({
      home: files.elasticHome,
      java: home,
      folder: join(folder, "elastic"),
      ...(await at(9_200)),
    }),
  ]);
  opened.use(kafka);
  opened.use(elastic);
  const all = opened.move();
  return { kafka, elastic, [Symbol.asyncDispose]: () => all.disposeAsync() };
}
