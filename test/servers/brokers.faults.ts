import { execFile } from "node:child_process";
import { mkdir, rm, statfs, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";
import { Kafka, logLevel } from "kafkajs";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { rawTopic } from "../../schemas/topics.ts";
import { temporaryFolder } from "../fakes/temporary-folder.ts";
import { rawThread } from "../fakes/raw-threads.ts";
import { javaIn } from "./java.ts";
import { expectNothingLost } from "./nothing-lost.ts";
import type { ElasticServer } from "./start-elastic.ts";
import { startElastic } from "./start-elastic.ts";
import { startKafka } from "./start-kafka.ts";
import { openSystem } from "./system.ts";

const run = promisify(execFile);
const files = inject("serverFiles");
const patienceMs = 300_000;
const mayMount = process.getuid?.() === 0 && process.platform === "linux";

describe.skipIf(files === null)("what befalls brokers costs time and no comment", () => {
  let elastic: ElasticServer;
  const folder = temporaryFolder();
  const brokersOf = (name: string, brokers: 1 | 3) => {
    if (files === null) throw new TypeError("left out without files");
    return startKafka({
      lib: files.kafkaLib,
      java: javaIn(files.java),
      folder: join(folder.path, name),
      brokers,
    });
  };

  beforeAll(async () => {
    if (files === null) return;
    elastic = await startElastic({
      home: files.elasticHome,
      java: files.java,
      folder: join(folder.path, "elastic"),
    });
  }, patienceMs);

  afterAll(async () => {
    await elastic[Symbol.asyncDispose]();
    folder[Symbol.dispose]();
  });

  it("of three brokers the leader is killed under load", { timeout: patienceMs }, async () => {
    const comments = 12_000;
    await using kafka = await brokersOf("three", 3);
    await using system = await openSystem({
      brokers: kafka.brokers,
      node: elastic.node,
      replication: 3,
      minInSyncReplicas: 2,
    });
    system.worker("index");
    system.worker("process");
    const filling = system.fill(comments);
    await system.until(async () => (await system.indexed()) >= 500);
    await kafka.kill(await leaderOf(kafka.brokers));
    await filling;
    await system.untilIndexed();
    await expectNothingLost(system, { comments });
  });

  it.runIf(mayMount)("the broker's disk is full", { timeout: patienceMs }, async () => {
    const disk = join(folder.path, "small");
    await mkdir(disk);
    await run("mount", ["-t", "tmpfs", "-o", "size=100m", "tmpfs", disk]);
    try {
      await using kafka = await brokersOf("small", 1);
      await using system = await openSystem({ brokers: kafka.brokers, node: elastic.node });
      const { bavail, bsize } = await statfs(disk);
      const ballast = join(disk, "ballast");
      await writeFile(ballast, Buffer.alloc(bavail * bsize - roomLeft));
      let acknowledged = 0;
      let refusal: unknown;
      while (refusal === undefined && acknowledged < 200_000) {
        try {
          await system.append(many(acknowledged, system.texts));
          acknowledged += manyAtOnce;
        } catch (error) {
          refusal = error;
        }
      }
      expect(refusal).toMatchObject({ retryable: true });
      await rm(ballast);
      await kafka.kill(1);
      await kafka.start(1);
      // The caller repeats what was not acknowledged, as the collector does; a part of it may have been written.
      await system.append(many(acknowledged, system.texts));
      system.worker("index");
      system.worker("process");
      await system.untilIndexed();
      await expectNothingLost(system, { comments: acknowledged + manyAtOnce });
    } finally {
      await setTimeout(500);
      await run("umount", ["--lazy", disk]);
    }
  });
});

const manyAtOnce = 2_000;
const roomLeft = 2 * 1024 ** 2;

function many(from: number, texts: readonly string[]) {
  return Array.from({ length: manyAtOnce }, (_, each) => rawThread(from + each, texts));
}

/** The broker, from 1, that leads the first partition of the raw topic. */
async function leaderOf(brokers: readonly string[]): Promise<number> {
  const admin = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  try {
    const { topics } = await admin.fetchTopicMetadata({ topics: [rawTopic] });
    return topics[0]?.partitions[0]?.leader ?? 1;
  } finally {
    await admin.disconnect();
  }
}
