import { Partitioners } from "kafkajs";
import type { Clock } from "../../../pipelines/ports/clock.ts";
import type { EventLog } from "../../../pipelines/ports/event-log.ts";
import type { Logger } from "../../../pipelines/ports/logger.ts";
import { consumeInGroup } from "./consume.ts";
import type { MemberSettings } from "./consume.ts";
import { kafkaClient, patience } from "./kafka-client.ts";
import type { KafkaConnection } from "./kafka-client.ts";
import { Offsets } from "./offsets.ts";
import { readTopic } from "./read.ts";
import { RecordProducer } from "./record-producer.ts";
import type { SendLimits } from "./record-producer.ts";
import { RenewedClient } from "./renewed-client.ts";
import { Topics } from "./topics.ts";
import type { TopicSettings } from "./topics.ts";

export type { KafkaConnection } from "./kafka-client.ts";
export type { TopicSettings } from "./topics.ts";

export interface KafkaLogOptions {
  readonly connection: KafkaConnection;
  readonly topics: TopicSettings;
  readonly clock: Clock;
  /** Gets what kafkajs has to say, as `kafka.client` warnings. Default: nobody does. */
  readonly logger?: Logger;
  /** How long a member may give no sign of life before others take its partitions. Default: 30 s. */
  readonly sessionTimeoutMs?: number;
  /** How long a batch in hand may go on when another member joins or leaves. Default: 60 s. */
  readonly rebalanceTimeoutMs?: number;
  /** How long a fetch waits for records; also how long stopping may take. Default: 500 ms. */
  readonly maxWaitMs?: number;
  /** Default: 1,000 records, 900 kB, under the 1 MB that Kafka takes by default. */
  readonly sends?: SendLimits;
  /** How long a broker may take for its first answer; it is asked five times. Default: 5 s. */
  readonly answerWithinMs?: number;
}

const beatsPerSession = 10;
const maxBytes = 8 * 1024 * 1024;
const maxBytesPerPartition = 1024 * 1024;
const closeWithinMs = 10_000;

/**
 * Opens an event log on a Kafka cluster, and makes or checks the topics named in `topics`. Rejects with LOG_UNREACHABLE
 * (retryable), LOG_AUTH or LOG_TOPIC_MISMATCH. Closing ends what still consumes, after the batch in hand.
 */
export async function openKafkaLog(options: KafkaLogOptions): Promise<EventLog> {
  const { connection, topics: topicSettings, clock, logger, answerWithinMs = 5_000 } = options;
  const { sends = { records: 1_000, bytes: 900_000 } } = options;
  const settings = memberSettings(options);
  const now = () => clock.now();
  const kafka = kafkaClient(connection, logger);
  const admin = new RenewedClient(() => kafka.admin({ retry: patience }));
  const producer = new RenewedClient(() =>
    kafka.producer({
      createPartitioner: Partitioners.DefaultPartitioner, // murmur2 of the key, as the Java client
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      retry: patience,
    }),
  );
  const offsets = new Offsets(admin);
  const topics = new Topics(admin, topicSettings);
  const appending = new RecordProducer(producer, {
    partitions: topicSettings.partitions,
    limits: sends,
    now,
  });
  const closing = new AbortController();
  const consuming = new Set<Promise<void>>();
  const close = async () => {
    closing.abort();
    await within(closeWithinMs, Promise.allSettled(consuming));
    await producer[Symbol.asyncDispose]();
    await admin[Symbol.asyncDispose]();
  };

  await mustAnswer(connection, logger, answerWithinMs);
  try {
    await topics.allReady();
  } catch (error) {
    await close();
    throw error;
  }

  return {
    async append(topic, records) {
      if (records.length === 0) return;
      await topics.ready(topic);
      await appending.append(topic, records);
    },
    async consume(topic, consumeOptions, handle) {
      if (consumeOptions.signal.aborted) return;
      await topics.ready(topic);
      const signal = AbortSignal.any([consumeOptions.signal, closing.signal]);
      const run = consumeInGroup(
        { kafka, offsets, settings, now },
        topic,
        { ...consumeOptions, signal },
        handle,
      );
      consuming.add(run);
      try {
        await run;
      } finally {
        consuming.delete(run);
      }
    },
    async *read(topic, signal) {
      signal.throwIfAborted();
      await topics.ready(topic);
      const forget = async (group: string) => {
        // Without commits Kafka removes it by itself, only later.
        await admin.use((client) => client.deleteGroups([group])).catch(() => undefined);
      };
      yield* readTopic({ kafka, offsets, forget, ...settings }, topic, signal);
    },
    async lag(topic, group) {
      await topics.ready(topic);
      return await offsets.lag(topic, group);
    },
    async oldestWaiting(topic, group) {
      await topics.ready(topic);
      return await offsets.oldestWaiting(topic, group, now());
    },
    [Symbol.asyncDispose]: close,
  };
}

/**
 * So that a wrong address or password is told when the log is opened, within half a minute whatever is there, by a
 * client of its own: one of kafkajs that has begun to try does not stop when it is closed.
 */
async function mustAnswer(
  connection: KafkaConnection,
  logger: Logger | undefined,
  answerWithinMs: number,
): Promise<void> {
  const retry = { ...patience, retries: 4 };
  const kafka = kafkaClient(connection, logger, { retry, requestTimeout: answerWithinMs });
  await using admin = new RenewedClient(() => kafka.admin({ retry }));
  await admin.use((client) => client.describeCluster());
}

function memberSettings(options: KafkaLogOptions): MemberSettings {
  const { sessionTimeoutMs = 30_000, rebalanceTimeoutMs = 60_000, maxWaitMs = 500 } = options;
  const heartbeatMs = Math.ceil(sessionTimeoutMs / beatsPerSession);
  return { sessionTimeoutMs, rebalanceTimeoutMs, heartbeatMs, maxWaitMs, maxBytes, maxBytesPerPartition };
}

/** The value, or `"late"` when it takes longer. */
async function within<T>(limitMs: number, work: Promise<T>): Promise<T | "late"> {
  const late = Promise.withResolvers<"late">();
  const timer = setTimeout(() => late.resolve("late"), limitMs);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
