import { execFile, spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { openSync } from "node:fs";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { Kafka, logLevel } from "kafkajs";
import { freePort } from "./ports.ts";
import { dropKafkaTimeoutWarnings } from "../../services/log/kafka/timeout-warning.ts";

export interface StartKafkaOptions {
  /** The folder with the jars of Kafka. */
  readonly lib: string;
  /** The `java` to run, 17 or later; `keytool` lies beside it. */
  readonly java: string;
  /** Where data, certificates and logs go; made when absent. */
  readonly folder: string;
  readonly brokers: 1 | 3;
  /** Where the first broker listens without encryption. Default: a free one. */
  readonly port?: number;
}

/** Real brokers on loopback. Brokers are numbered from 1; broker `id` is `brokers[id - 1]`. */
export interface KafkaServers extends AsyncDisposable {
  /** `host:port` without encryption or password. */
  readonly brokers: readonly string[];
  /** The same brokers behind TLS, with a password: PLAIN, SCRAM-SHA-256 and SCRAM-SHA-512. */
  readonly secured: {
    readonly brokers: readonly string[];
    /** PEM. */
    readonly ca: string;
    readonly username: string;
    readonly password: string;
  };
  /** kill -9. */
  kill(id: number): Promise<void>;
  /** Starts a killed broker with its old data, and waits until it answers. */
  start(id: number): Promise<void>;
}

interface Broker {
  readonly id: number;
  readonly folder: string;
  readonly ports: { readonly plain: number; readonly secured: number; readonly controller: number };
}

const run = promisify(execFile);
const answersWithinMs = 90_000;
const username = "suara";

/** Starts one broker, or three that replicate to one another; both end with this process, however it ends. */
export async function startKafka({
  lib,
  java,
  folder,
  brokers: count,
  port,
}: StartKafkaOptions): Promise<KafkaServers> {
  await mkdir(folder, { recursive: true });
  const password = randomBytes(12).toString("hex");
  const keyStore = await makeCertificate(java, folder);
  const brokers = await Promise.all(
    Array.from({ length: count }, (_, index) => placeOf(folder, index + 1, index === 0 ? port : undefined)),
  );
  const clusterId = newClusterId();
  const running = new Map<number, ChildProcess>();

  const launch = (broker: Broker) => {
    running.set(broker.id, launchBroker({ lib, java, broker }));
  };
  const kill = async (id: number) => {
    const child = running.get(id);
    running.delete(id);
    if (child === undefined || child.exitCode !== null) return;
    child.ref(); // what waits for its end must not be the last thing that lives
    const gone = once(child, "exit");
    child.stdin?.end();
    await gone;
  };

  for (const broker of brokers) {
    await writeFile(
      join(broker.folder, "server.properties"),
      properties(broker, brokers, keyStore, password),
    );
    const scram = ["SCRAM-SHA-256", "SCRAM-SHA-512"].flatMap((mechanism) => [
      "--add-scram",
      `${mechanism}=[name=${username},password=${password}]`,
    ]);
    const format = ["format", "-t", clusterId, "-c", join(broker.folder, "server.properties"), ...scram];
    await run(java, ["-cp", join(lib, "*"), "kafka.tools.StorageTool", ...format]);
  }
  for (const broker of brokers) launch(broker);
  try {
    for (const broker of brokers) await answers(broker, count);
  } catch (error) {
    for (const { id } of brokers) await kill(id);
    throw error;
  }

  return {
    brokers: brokers.map(({ ports }) => `127.0.0.1:${ports.plain}`),
    secured: {
      brokers: brokers.map(({ ports }) => `127.0.0.1:${ports.secured}`),
      ca: keyStore.certificate,
      username,
      password,
    },
    kill,
    async start(id) {
      const broker = brokers.find((each) => each.id === id);
      if (broker === undefined || running.has(id)) throw new TypeError(`broker ${id} can't be started`);
      launch(broker);
      await answers(broker, running.size);
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(brokers.map(({ id }) => kill(id)));
    },
  };
}

/** A UUID as Kafka writes it. None begins with a hyphen, which the storage tool would take for an option. */
function newClusterId(): string {
  const bytes = randomBytes(16);
  bytes[0] = bytes.readUInt8(0) & 0x7f; // the first character is one of A to f
  return bytes.toString("base64url");
}

async function placeOf(folder: string, id: number, port: number | undefined): Promise<Broker> {
  const own = join(folder, `broker-${id}`);
  await mkdir(own, { recursive: true });
  const [plain, secured, controller] = [port ?? (await freePort()), await freePort(), await freePort()];
  return { id, folder: own, ports: { plain, secured, controller } };
}

interface KeyStore {
  readonly file: string;
  readonly password: string;
  /** PEM; it has signed itself, so it is its own authority. */
  readonly certificate: string;
}

async function makeCertificate(java: string, folder: string): Promise<KeyStore> {
  const keytool = java.includes("/") ? join(dirname(java), "keytool") : "keytool";
  const file = join(folder, `kafka-${randomBytes(4).toString("hex")}.p12`);
  const password = randomBytes(12).toString("hex");
  const store = ["-alias", "kafka", "-storetype", "PKCS12", "-keystore", file, "-storepass", password];
  const names = ["-dname", "CN=localhost", "-ext", "san=ip:127.0.0.1,dns:localhost", "-ext", "bc=ca:true"];
  const key = ["-keyalg", "EC", "-groupname", "secp256r1", "-validity", "30"];
  await run(keytool, ["-genkeypair", ...store, ...names, ...key]);
  await chmod(file, 0o600);
  const { stdout } = await run(keytool, ["-exportcert", "-rfc", ...store]);
  return { file, password, certificate: stdout };
}

function properties(
  { id, folder, ports }: Broker,
  all: readonly Broker[],
  keyStore: KeyStore,
  password: string,
): string {
  const replicas = all.length;
  const inSync = replicas === 1 ? 1 : 2;
  const jaas = "org.apache.kafka.common.security";
  const settings = {
    "process.roles": "broker,controller",
    "node.id": id,
    "controller.quorum.voters": all.map((each) => `${each.id}@127.0.0.1:${each.ports.controller}`).join(","),
    listeners: `PLAINTEXT://127.0.0.1:${ports.plain},SECURED://127.0.0.1:${ports.secured},CONTROLLER://127.0.0.1:${ports.controller}`,
    "advertised.listeners": `PLAINTEXT://127.0.0.1:${ports.plain},SECURED://127.0.0.1:${ports.secured}`,
    "inter.broker.listener.name": "PLAINTEXT",
    "controller.listener.names": "CONTROLLER",
    "listener.security.protocol.map": "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,SECURED:SASL_SSL",
    "listener.name.secured.ssl.keystore.type": "PKCS12",
    "listener.name.secured.ssl.keystore.location": keyStore.file,
    "listener.name.secured.ssl.keystore.password": keyStore.password,
    "listener.name.secured.ssl.key.password": keyStore.password,
    "listener.name.secured.sasl.enabled.mechanisms": "PLAIN,SCRAM-SHA-256,SCRAM-SHA-512",
    "listener.name.secured.plain.sasl.jaas.config": `${jaas}.plain.PlainLoginModule required user_${username}="${password}";`,
    "listener.name.secured.scram-sha-256.sasl.jaas.config": `${jaas}.scram.ScramLoginModule required;`,
    "listener.name.secured.scram-sha-512.sasl.jaas.config": `${jaas}.scram.ScramLoginModule required;`,
    "log.dirs": join(folder, "data"),
    "auto.create.topics.enable": false,
    "min.insync.replicas": inSync,
    "offsets.topic.replication.factor": replicas,
    "offsets.topic.num.partitions": 4,
    "transaction.state.log.replication.factor": replicas,
    "transaction.state.log.min.isr": inSync,
    "share.coordinator.state.topic.replication.factor": replicas,
    "share.coordinator.state.topic.min.isr": inSync,
    "group.initial.rebalance.delay.ms": 0,
    // Sooner than the 6 s and 9 s of a real cluster, so that tests of a lost member or broker wait less.
    "group.min.session.timeout.ms": 1_000,
    "broker.session.timeout.ms": 4_000,
    "broker.heartbeat.interval.ms": 500,
    "log.cleaner.dedupe.buffer.size": 20_971_520,
    "num.network.threads": 2,
    "num.io.threads": 4,
  };
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${value}\n`)
    .join("");
}

/**
 * The shell kills its broker when its standard input ends, which it also does when this process dies in any way:
 * nothing is left behind even by kill -9.
 */
function launchBroker({ lib, java, broker }: { lib: string; java: string; broker: Broker }): ChildProcess {
  const log = openSync(join(broker.folder, "broker.log"), "a");
  const script = '"$@" </dev/null & broker=$!; cat >/dev/null; kill -9 $broker; wait $broker 2>/dev/null';
  const jvm = ["-Xms128m", "-Xmx512m", "-XX:+UseSerialGC", "-cp", join(lib, "*")];
  const command = [java, ...jvm, "kafka.Kafka", join(broker.folder, "server.properties")];
  const child = spawn("sh", ["-c", script, "kafka", ...command], {
    stdio: ["pipe", log, log],
    cwd: broker.folder,
    detached: true, // a Ctrl-C in the terminal reaches us first, and the broker after us
  });
  child.unref();
  return child;
}

/** Resolves once `broker` sees `count` brokers and groups have their coordinator. */
async function answers({ id, folder, ports }: Broker, count: number): Promise<void> {
  dropKafkaTimeoutWarnings();
  const kafka = new Kafka({
    brokers: [`127.0.0.1:${ports.plain}`],
    logLevel: logLevel.NOTHING,
    retry: { retries: 0 },
  });
  const untilMs = Date.now() + answersWithinMs;
  for (;;) {
    const admin = kafka.admin();
    try {
      await admin.connect();
      const { brokers } = await admin.describeCluster();
      if (brokers.length >= count && brokers.some(({ nodeId }) => nodeId === id)) {
        await admin.describeGroups(["warm-up"]);
        return;
      }
    } catch (error) {
      if (Date.now() > untilMs) {
        const log = await readFile(join(folder, "broker.log"), "utf8");
        throw new Error(`Kafka did not answer within ${answersWithinMs / 1000} s:\n${log.slice(-2_000)}`, {
          cause: error,
        });
      }
    } finally {
      await admin.disconnect().catch(() => undefined);
    }
    await delay(200);
  }
}
