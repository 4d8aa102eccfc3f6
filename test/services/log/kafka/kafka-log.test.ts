import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import kafkajs from "kafkajs";
import { describe, expect, inject, it } from "vitest";
import type { EventLog } from "../../../../pipelines/ports/event-log.ts";
import type { LogFields } from "../../../../pipelines/ports/logger.ts";
import { openKafkaLog } from "../../../../services/log/kafka/kafka-log.ts";
import { kafkaLogOptions, kafkaLogPlace } from "./log-place.ts";

const server = inject("kafka");
const brokers = server?.brokers ?? [];
const never = new AbortController().signal;

const records = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    key: `key-${index % 40}`,
    value: Buffer.from(String(from + index)),
  }));

/** A topic made by somebody else. */
async function makeTopic(config: { partitions?: number; entries?: Readonly<Record<string, string>> }) {
  const admin = new kafkajs.Kafka({
    brokers: [...brokers],
    logLevel: kafkajs.logLevel.NOTHING,
  }).admin();
  await admin.connect();
  const topic = `topic-${randomUUID()}`;
  const { partitions = 4, entries = {} } = config;
  const configEntries = Object.entries({
    "retention.ms": "3600000",
    "min.insync.replicas": "1",
    ...entries,
  }).map(([name, value]) => ({ name, value }));
  await admin.createTopics({
    waitForLeaders: false, // kafkajs fails where a broker has not heard of the topic yet
    topics: [{ topic, numPartitions: partitions, replicationFactor: 1, configEntries }],
  });
  await admin.disconnect();
  return topic;
}

const settings = (names: readonly string[]) => ({
  topics: { names, partitions: 4, replication: 1, retentionMs: 3_600_000, minInSyncReplicas: 1 },
});

describe("an address where no Kafka is", () => {
  it("is refused as unreachable, and worth trying again, within seconds", async () => {
    const startedMs = Date.now();
    await expect(openKafkaLog(kafkaLogOptions(["127.0.0.1:1"]))).rejects.toMatchObject({
      code: "LOG_UNREACHABLE",
      retryable: true,
      message: expect.stringContaining("127.0.0.1:1"),
    });
    expect(Date.now() - startedMs).toBeLessThan(20_000);
  });

  it("is given up in time when something else listens there and says nothing", async () => {
    await using silent = createServer((socket) => socket.resume()).listen(0, "127.0.0.1");
    await once(silent, "listening");
    const { port } = silent.address() as AddressInfo;
    const opening = openKafkaLog(kafkaLogOptions([`127.0.0.1:${port}`], { answerWithinMs: 200 }));
    await expect(opening).rejects.toMatchObject({ code: "LOG_UNREACHABLE", retryable: true });
  });
});

describe.skipIf(server === null)("the topics of a Kafka log", () => {
  it("are made as stated when the log is opened", async () => {
    const topic = `topic-${randomUUID()}`;
    await using place = await kafkaLogPlace(brokers);
    await place.connect(settings([topic]));
    const admin = new kafkajs.Kafka({ brokers: [...brokers] }).admin();
    await admin.connect();
    const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
    const { resources } = await admin.describeConfigs({
      includeSynonyms: false,
      resources: [{ type: kafkajs.ConfigResourceTypes.TOPIC, name: topic }],
    });
    await admin.disconnect();
    expect(topics[0]?.partitions).toHaveLength(4);
    const config = new Map(resources[0]?.configEntries.map((each) => [each.configName, each.configValue]));
    expect(config.get("retention.ms")).toBe("3600000");
    expect(config.get("min.insync.replicas")).toBe("1");
    expect(config.get("cleanup.policy")).toBe("delete");
  });

  it("may be made by several workers at once", async () => {
    const topic = `topic-${randomUUID()}`;
    await using place = await kafkaLogPlace(brokers);
    const opened = await Promise.all(Array.from({ length: 4 }, () => place.connect(settings([topic]))));
    expect(opened).toHaveLength(4);
  });

  it.each([
    { partitions: 2, says: "partitions is 2 instead of 4" },
    { entries: { "retention.ms": "60000" }, says: "retention.ms is 60000 instead of 3600000" },
    { entries: { "cleanup.policy": "compact" }, says: "cleanup.policy is compact instead of delete" },
    {
      partitions: 1,
      entries: { "min.insync.replicas": "3" },
      says: "partitions is 1 instead of 4, min.insync.replicas is 3 instead of 1",
    },
  ])("are refused when they are otherwise: $says", async ({ says, ...config }) => {
    const topic = await makeTopic(config);
    const refused = {
      code: "LOG_TOPIC_MISMATCH",
      retryable: false,
      message: `the topic ${topic} is not as configured: ${says}`,
    };
    await expect(openKafkaLog(kafkaLogOptions(brokers, settings([topic])))).rejects.toMatchObject(refused);
    await using place = await kafkaLogPlace(brokers);
    await expect((await place.connect()).append(topic, records(0, 1))).rejects.toMatchObject(refused);
  });

  it("are refused when the cluster has too few brokers for their replicas", async () => {
    const { topics } = settings([`topic-${randomUUID()}`]);
    const opening = openKafkaLog(kafkaLogOptions(brokers, { topics: { ...topics, replication: 3 } }));
    await expect(opening).rejects.toMatchObject({ code: "LOG_TOPIC_MISMATCH", retryable: false });
  });
});

describe.skipIf(server === null)("what is sent to Kafka", () => {
  it("keeps its order through many sends and many appends at once", async () => {
    await using place = await kafkaLogPlace(brokers);
    const log = await place.connect({ sends: { records: 50, bytes: 100_000 } });
    const topic = `topic-${randomUUID()}`;
    await Promise.all(Array.from({ length: 20 }, (_, part) => log.append(topic, records(part * 200, 200))));
    const read = await Array.fromAsync(log.read(topic, never));
    expect(read).toHaveLength(4_000);
    for (const ofKey of Object.values(Object.groupBy(read, ({ key }) => key))) {
      const numbers = ofKey?.map(({ value }) => Number(value.toString())) ?? [];
      expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    }
  });

  it("is refused for good when a record is larger than Kafka takes, and the next append is none the worse", async () => {
    await using place = await kafkaLogPlace(brokers);
    const log = await place.connect();
    const topic = `topic-${randomUUID()}`;
    const large = crypto.getRandomValues(new Uint8Array(60_000));
    const value = Buffer.concat(Array.from({ length: 30 }, () => large)); // farther apart than gzip looks back
    await expect(log.append(topic, [{ key: "k", value }])).rejects.toMatchObject({
      code: "LOG_RECORD_TOO_LARGE",
      retryable: false,
    });
    await log.append(topic, records(0, 3));
    expect(await log.lag(topic, `group-${randomUUID()}`)).toBe(3);
  });
});

describe.skipIf(server === null)("a Kafka log while it works", () => {
  it("shares the partitions between members, and gives those of one that leaves to the other", async () => {
    await using place = await kafkaLogPlace(brokers);
    const log = await place.connect();
    const [topic, group] = [`topic-${randomUUID()}`, `group-${randomUUID()}`];
    await log.append(topic, records(0, 40));
    const first = member(await place.connect(), topic, group);
    const second = member(await place.connect(), topic, group);
    const seen = () => first.seen.length + second.seen.length;

    let sent = 40;
    const shared = () => first.recent.size > 0 && second.recent.size > 0;
    while (!shared() || seen() < sent) {
      if (seen() === sent) {
        for (const each of [first, second]) each.recent.clear();
        await log.append(topic, records(sent, 40));
        sent += 40;
      }
      await delay(20);
    }
    expect([...first.recent].filter((partition) => second.recent.has(partition))).toEqual([]);
    expect(first.recent.size + second.recent.size).toBe(4);

    await first.leave();
    second.recent.clear();
    await log.append(topic, records(sent, 400));
    sent += 400;
    while (seen() < sent) await delay(20);
    expect(second.recent.size).toBe(4);
    await second.leave();
    const numbers = [...first.seen, ...second.seen].toSorted((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: sent }, (_, number) => number));
  });

  it("ends what still consumes when it is closed, after the batch in hand", async () => {
    await using place = await kafkaLogPlace(brokers);
    const [log, other] = [await place.connect(), await place.connect()];
    const [topic, group] = [`topic-${randomUUID()}`, `group-${randomUUID()}`];
    await log.append(topic, records(0, 1));
    const [entered, letGo] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const consuming = log.consume(topic, { group, signal: never }, async () => {
      entered.resolve();
      await letGo.promise;
    });
    await entered.promise;
    const closing = log[Symbol.asyncDispose]();
    letGo.resolve();
    await Promise.all([closing, consuming]);
    expect(await other.lag(topic, group)).toBe(0);
  });

  it("reads at the reader's pace, however slow, and leaves no group behind", async () => {
    await using place = await kafkaLogPlace(brokers);
    const said: LogFields[] = [];
    const say = (fields: LogFields) => void said.push(fields);
    const logger = { debug: say, info: say, warn: say, error: say };
    const log = await place.connect({ sessionTimeoutMs: 1_000, logger });
    const topic = `topic-${randomUUID()}`;
    await log.append(topic, records(0, 200));
    said.length = 0;
    const seen = new Set<string>();
    for await (const { value } of log.read(topic, never)) {
      if (seen.size % 100 === 50) await delay(1_500); // longer than the session
      seen.add(value.toString());
    }
    expect(seen.size).toBe(200);
    expect(said).toEqual([]); // such as of a lost session, after which all would be fetched again
    const admin = new kafkajs.Kafka({ brokers: [...brokers] }).admin();
    await admin.connect();
    const { groups } = await admin.listGroups();
    await admin.disconnect();
    expect(groups.filter(({ groupId }) => groupId.startsWith(`suara-read-${topic}`))).toEqual([]);
  });
});

/** A member that notes what it gets: every number, and the partitions since `recent` was cleared. */
function member(log: EventLog, topic: string, group: string) {
  const stop = new AbortController();
  const seen: number[] = [];
  const recent = new Set<number>();
  const ended = log.consume(topic, { group, signal: stop.signal }, async (batch) => {
    for (const { partition, value } of batch) {
      recent.add(partition);
      seen.push(Number(value.toString()));
    }
  });
  ended.catch(() => undefined); // thrown by `leave`
  return {
    seen,
    recent,
    async leave() {
      stop.abort();
      await ended;
    },
  };
}
