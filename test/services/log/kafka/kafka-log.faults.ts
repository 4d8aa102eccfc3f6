import { spawn } from "node:child_process";
import { once } from "node:events";
import { createConnection } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import kafkajs from "kafkajs";
import type { Admin } from "kafkajs";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { openKafkaLog } from "../../../../services/log/kafka/kafka-log.ts";
import { temporaryFolder } from "../../../fakes/temporary-folder.ts";
import { javaIn } from "../../../servers/java.ts";
import { startKafka } from "../../../servers/start-kafka.ts";
import type { KafkaServers } from "../../../servers/start-kafka.ts";
import { kafkaLogOptions } from "./log-place.ts";
import { appendNumbers, consumeNumbers, missing, until } from "./numbers.ts";

const files = inject("serverFiles");
const patienceMs = 240_000;
const { Kafka, logLevel } = kafkajs;

const starting = (folder: string, brokers: 1 | 3) => {
  if (files === null) throw new TypeError("left out without files");
  return startKafka({ lib: files.kafkaLib, java: javaIn(files.java), folder, brokers });
};

describe.skipIf(files === null)("a Kafka log on one broker", { timeout: patienceMs }, () => {
  const folder = temporaryFolder();
  let kafka: KafkaServers;

  beforeAll(async () => {
    if (files !== null) kafka = await starting(join(folder.path, "kafka"), 1);
  }, patienceMs);

  afterAll(async () => {
    await kafka[Symbol.asyncDispose]();
    folder[Symbol.dispose]();
  });

  it("gives every acknowledged record though the broker is killed, away for long, and started under load", async () => {
    await using log = await openKafkaLog(kafkaLogOptions(kafka.brokers));
    const appending = appendNumbers(log, "killed");
    const consuming = consumeNumbers(log, "killed", "g");
    await until(() => consuming.seen.size > 1_000);
    await kafka.kill(1);
    await delay(12_000); // longer than kafkajs's own patience
    await kafka.start(1);
    const before = appending.acknowledged();
    await until(() => appending.acknowledged() > before + 2_000);
    await appending.stop();
    await until(() => missing(consuming.seen, appending.acknowledged()).length === 0);
    expect(appending.failures()).toBeGreaterThan(0);
    expect(await consuming.stop()).toBeGreaterThan(0);
    expect(await log.lag("killed", "g")).toBe(0);
  });

  it("loses nothing when a consumer is paused past its session time-out and goes on", async () => {
    await using log = await openKafkaLog(kafkaLogOptions(kafka.brokers));
    const count = 1_000;
    const numbers = Array.from({ length: count }, (_, number) => ({
      key: `key-${number % 40}`,
      value: Buffer.from(String(number)),
    }));
    await log.append("paused", numbers);
    const child = spawn(
      process.execPath,
      [join(import.meta.dirname, "number-consumer.ts"), kafka.brokers[0] ?? "", "paused", "g"],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    const exited = once(child, "exit");
    const lines: string[] = [];
    createInterface({ input: child.stdout }).on("line", (line) => lines.push(line));
    await until(() => lines.length >= 50);
    child.kill("SIGSTOP");
    const heir = consumeNumbers(log, "paused", "g");
    const handled = () => new Set([...lines.map(Number), ...heir.seen]);
    await until(() => missing(handled(), count).length === 0);
    child.kill("SIGCONT");
    await exited;
    expect(lines.at(-1)).toBe("LEASE_LOST");
    await heir.stop();
    expect(await log.lag("paused", "g")).toBe(0);
  });
});

describe.skipIf(files === null)("a Kafka log on three brokers", { timeout: patienceMs }, () => {
  const folder = temporaryFolder();
  const topics = { partitions: 4, replication: 3, retentionMs: 3_600_000, minInSyncReplicas: 2 };
  let kafka: KafkaServers;

  beforeAll(async () => {
    if (files !== null) kafka = await starting(join(folder.path, "kafka"), 3);
  }, patienceMs);

  afterAll(async () => {
    await kafka[Symbol.asyncDispose]();
    folder[Symbol.dispose]();
  });

  it("lets nobody wait for ever for a member that is stuck, though brokers it does not read from hear of it", async () => {
    const options = kafkaLogOptions(kafka.brokers, { topics: { ...topics, partitions: 1 } });
    await using log = await openKafkaLog(options);
    const entered: number[] = [];
    const letGo = Promise.withResolvers<void>();
    const stop = new AbortController();
    const members = [0, 1].map((member) =>
      log.consume("stuck", { group: "g", signal: stop.signal }, async () => {
        entered.push(member);
        if (entered.length === 1) await letGo.promise;
      }),
    );
    const ended = Promise.allSettled(members);
    await withAdmin(kafka.brokers, async (admin) => {
      const inGroup = async () => (await admin.describeGroups(["g"])).groups[0]?.members.length;
      while ((await inGroup()) !== 2) await delay(50);
    });
    await log.append("stuck", [{ key: "a", value: Buffer.from("0") }]);
    await until(() => entered.length === 2);
    letGo.resolve();
    const stuck = entered[0] ?? 0;
    expect(entered[1]).toBe(1 - stuck);
    await expect(members[stuck]).rejects.toMatchObject({ code: "LEASE_LOST" });
    stop.abort();
    await ended;
    expect(await log.lag("stuck", "g")).toBe(0);
  });

  it("keeps every acknowledged record when the leader is killed under load", async () => {
    await using log = await openKafkaLog(kafkaLogOptions(kafka.brokers, { topics }));
    await using other = await openKafkaLog(kafkaLogOptions(kafka.brokers, { topics }));
    const appending = appendNumbers(log, "led");
    const consuming = consumeNumbers(other, "led", "g");
    await until(() => consuming.seen.size > 1_000);
    await kafka.kill(await leaderOf(kafka.brokers, "led"));
    const before = appending.acknowledged();
    await until(() => appending.acknowledged() > before + 2_000);
    await appending.stop();
    const read = new Set<number>();
    for await (const { value } of log.read("led", new AbortController().signal))
      read.add(Number(value.toString()));
    expect(missing(read, appending.acknowledged())).toEqual([]);
    await until(() => missing(consuming.seen, appending.acknowledged()).length === 0);
    await consuming.stop();
    expect(await log.lag("led", "g")).toBe(0);
  });
});

describe.skipIf(files === null)("a Kafka started for tests", { timeout: patienceMs }, () => {
  it("ends when the process that started it is killed", async () => {
    if (files === null) throw new TypeError("left out without files");
    using folder = temporaryFolder();
    const options = { lib: files.kafkaLib, java: javaIn(files.java), folder: folder.path, brokers: 1 };
    const script = `
      const { startKafka } = await import(${JSON.stringify(join(import.meta.dirname, "../../../servers/start-kafka.ts"))});
      const { brokers } = await startKafka(${JSON.stringify(options)});
      console.log(brokers[0]);
      setInterval(() => {}, 1_000);
    `;
    const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [address] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
    const port = Number(address.split(":")[1]);
    expect(await listens(port)).toBe(true);
    child.kill("SIGKILL");
    await once(child, "exit");
    while (await listens(port)) await delay(50);
  });
});

async function leaderOf(brokers: readonly string[], topic: string): Promise<number> {
  return await withAdmin(brokers, async (admin) => {
    const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
    return topics[0]?.partitions[0]?.leader ?? 1;
  });
}

async function withAdmin<T>(brokers: readonly string[], work: (admin: Admin) => Promise<T>): Promise<T> {
  const admin = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.disconnect();
  }
}

async function listens(port: number): Promise<boolean> {
  const socket = createConnection({ port, host: "127.0.0.1" });
  const { promise, resolve } = Promise.withResolvers<boolean>();
  socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
  const open = await promise;
  socket.destroy();
  return open;
}
