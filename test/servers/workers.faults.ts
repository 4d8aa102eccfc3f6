import { setTimeout } from "node:timers/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { analysedTopic, rawTopic } from "../../schemas/topics.ts";
import { temporaryFolder } from "../fakes/temporary-folder.ts";
import { startElasticProxy } from "./elastic-proxy.ts";
import { javaIn } from "./java.ts";
import { expectNothingLost } from "./nothing-lost.ts";
import type { ElasticServer } from "./start-elastic.ts";
import { startElastic } from "./start-elastic.ts";
import type { KafkaServers } from "./start-kafka.ts";
import { startKafka } from "./start-kafka.ts";
import type { System } from "./system.ts";
import { openSystem } from "./system.ts";

const files = inject("serverFiles");
const patienceMs = 300_000;

/** Suara's workers as processes over one broker and one node, both real, and what can befall them. */
describe.skipIf(files === null)("whatever befalls workers and servers, every comment is indexed once", () => {
  let kafka: KafkaServers;
  let elastic: ElasticServer;
  const folder = temporaryFolder();

  beforeAll(async () => {
    if (files === null) return;
    const { kafkaLib: lib, elasticHome: home, java } = files;
    [kafka, elastic] = await Promise.all([
      startKafka({ lib, java: javaIn(java), folder: join(folder.path, "kafka"), brokers: 1 }),
      startElastic({ home, java, folder: join(folder.path, "elastic") }),
    ]);
  }, patienceMs);

  afterAll(async () => {
    await Promise.all([kafka[Symbol.asyncDispose](), elastic[Symbol.asyncDispose]()]);
    folder[Symbol.dispose]();
  });

  const open = () => openSystem({ brokers: kafka.brokers, node: elastic.node });

  /** Resolves when one worker of each kind is busy with so many comments. */
  const load = async (system: System, comments: number) => {
    await system.fill(comments);
    system.worker("index");
    system.worker("process");
    await system.until(async () => (await system.indexed()) >= 1_000);
  };

  it("a process worker is killed in mid-batch, three times", { timeout: patienceMs }, async () => {
    const comments = 12_000;
    await using system = await open();
    await system.fill(comments);
    system.worker("index");
    for (let kills = 1; kills <= 3; kills += 1) {
      const worker = system.worker("process");
      await system.until(async () => (await system.indexed()) >= kills * 1_500);
      await worker.end("SIGKILL");
    }
    system.worker("process");
    await system.untilIndexed();
    await expectNothingLost(system, { comments });
  });

  it("the index worker is killed between bulk and commit", { timeout: patienceMs }, async () => {
    const comments = 6_000;
    await using system = await open();
    await system.fill(comments);
    system.worker("process");
    for (let round = 1; round <= 3; round += 1) {
      const bulkDone = Promise.withResolvers<void>();
      await using proxy = await startElasticProxy(elastic.node, {
        done: async () => {
          bulkDone.resolve();
          await new Promise(() => {}); // the worker never hears of it
        },
      });
      const worker = system.worker("index", proxy.node);
      await bulkDone.promise;
      expect(await worker.end("SIGKILL")).toBeNull();
    }
    system.worker("index");
    await system.untilIndexed();
    await expectNothingLost(system, { comments });
  });

  it(
    "a worker stops answering for longer than its session lasts, and wakes",
    { timeout: patienceMs },
    async () => {
      const comments = 8_000;
      await using system = await open();
      await system.fill(comments);
      system.worker("index");
      const sleeper = system.worker("process");
      await system.until(async () => (await system.indexed()) >= 500);
      sleeper.signal("SIGSTOP");
      system.worker("process");
      await setTimeout(45_000); // its session lasts 30 s
      sleeper.signal("SIGCONT");
      await system.fill(1_000, comments);
      await system.untilIndexed();
      await expectNothingLost(system, { comments: comments + 1_000 });
    },
  );

  it(
    "one, two and four process workers share the partitions, and come and go",
    { timeout: patienceMs },
    async () => {
      const comments = 16_000;
      await using system = await open();
      await system.fill(comments);
      system.worker("index");
      const first = system.worker("process");
      await system.until(async () => (await system.indexed()) >= 2_000);
      const second = system.worker("process");
      await system.until(async () => (await system.indexed()) >= 5_000);
      system.worker("process");
      system.worker("process");
      await first.end("SIGTERM");
      await second.end("SIGKILL");
      await system.untilIndexed();
      await expectNothingLost(system, { comments });
    },
  );

  it("the broker is killed under load and started again", { timeout: patienceMs }, async () => {
    const comments = 12_000;
    await using system = await open();
    await load(system, comments);
    await kafka.kill(1);
    await setTimeout(5_000);
    await kafka.start(1);
    await system.fill(1_000, comments);
    await system.untilIndexed();
    await expectNothingLost(system, { comments: comments + 1_000 });
  });

  it("Elasticsearch is away for 30 seconds under load", { timeout: patienceMs }, async () => {
    const comments = 12_000;
    await using system = await open();
    await load(system, comments);
    await elastic.kill();
    await setTimeout(30_000);
    await elastic.start();
    await system.untilIndexed();
    await expectNothingLost(system, { comments });
  });

  it("Elasticsearch refuses every second bulk request with 429", { timeout: patienceMs }, async () => {
    const comments = 6_000;
    await using system = await open();
    await system.fill(comments);
    let requests = 0;
    await using proxy = await startElasticProxy(elastic.node, {
      refuse: () => (requests++ % 2 === 0 ? 429 : undefined),
    });
    system.worker("index", proxy.node);
    system.worker("process");
    await system.untilIndexed();
    expect(requests).toBeGreaterThan(4);
    await expectNothingLost(system, { comments });
  });

  it("records that nobody can read lie among the good", { timeout: patienceMs }, async () => {
    const comments = 2_000;
    await using system = await open();
    await system.fill(comments / 2);
    const poison = [{ key: "youtube:video-1", value: Buffer.from([0xff, 0x00, 0x7b]) }];
    await system.append(poison);
    await system.stores.log.append(analysedTopic, poison);
    await system.fill(comments / 2, comments / 2);
    system.worker("index");
    system.worker("process");
    await system.untilIndexed();
    await expectNothingLost(system, { comments, deadLetters: { raw: 1, analysed: 1 } });
    expect((await system.records(rawTopic)).length).toBe(comments + 1);
  });
});
