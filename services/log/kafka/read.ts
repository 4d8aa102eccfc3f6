import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { EachBatchPayload, Kafka } from "kafkajs";
import type { LogRecord } from "../../../pipelines/ports/event-log.ts";
import { patience } from "./kafka-client.ts";
import { translateKafkaError } from "./kafka-errors.ts";
import { toLogRecord } from "./log-record.ts";
import type { Offsets } from "./offsets.ts";

export interface ReadDependencies {
  readonly kafka: Kafka;
  readonly offsets: Offsets;
  readonly sessionTimeoutMs: number;
  readonly heartbeatMs: number;
  readonly maxWaitMs: number;
  /** Removes the group that a reading needed. */
  readonly forget: (group: string) => Promise<void>;
}

/**
 * `EventLog.read`. kafkajs reads only as a member of a group, so each reading has a group of its own, which commits
 * nothing and is removed afterwards. One partition is read at a time; the others are paused.
 */
export async function* readTopic(
  { kafka, offsets, sessionTimeoutMs, heartbeatMs, maxWaitMs, forget }: ReadDependencies,
  topic: string,
  signal: AbortSignal,
): AsyncGenerator<LogRecord> {
  signal.throwIfAborted();
  const waiting = (await offsets.ranges(topic)).filter(({ low, high }) => low < high);
  let current = waiting.shift();
  if (current === undefined) return;
  let next = current.low;

  const { readable, writable } = new TransformStream<readonly LogRecord[], readonly LogRecord[]>(
    undefined,
    { highWaterMark: 1 },
    { highWaterMark: 0 },
  );
  const writer = writable.getWriter();
  writer.closed.catch(() => undefined); // whoever reads gets the error
  const fail = (error: unknown) => void writer.abort(error).catch(() => undefined);
  const aborted = () => fail(signal.reason);
  signal.addEventListener("abort", aborted, { once: true });
  if (signal.aborted) aborted();

  const group = `suara-read-${topic}-${randomUUID()}`;
  const consumer = kafka.consumer({
    groupId: group,
    sessionTimeout: sessionTimeoutMs,
    heartbeatInterval: heartbeatMs,
    maxWaitTimeInMs: maxWaitMs,
    allowAutoTopicCreation: false,
    retry: patience,
  });
  consumer.on(consumer.events.CRASH, ({ payload }) => fail(translateKafkaError(payload.error)));

  const eachBatch = async (payload: EachBatchPayload) => {
    const { batch } = payload;
    if (current?.partition !== batch.partition) return void payload.pause();
    const end = current.high;
    const records = batch.messages
      .map((message) => toLogRecord(topic, batch.partition, message))
      .filter(({ offset }) => offset >= next && offset < end);
    try {
      if (records.length > 0) await beating(writer.write(records), () => payload.heartbeat(), heartbeatMs);
      next = Number(batch.lastOffset()) + 1;
      payload.resolveOffset(batch.lastOffset());
      if (next < end) return;
      payload.pause();
      current = waiting.shift();
      if (current === undefined) return await writer.close();
      next = current.low;
      consumer.resume([{ topic, partitions: [current.partition] }]);
    } catch (error) {
      fail(translateKafkaError(error));
    }
  };

  try {
    await consumer.connect();
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    await consumer.run({ autoCommit: false, eachBatchAutoResolve: false, eachBatch });
    for await (const records of readable) {
      for (const record of records) {
        signal.throwIfAborted();
        yield record;
      }
    }
  } catch (error) {
    throw translateKafkaError(error);
  } finally {
    signal.removeEventListener("abort", aborted);
    fail(new Error("the reader has stopped"));
    await consumer.disconnect().catch(() => undefined);
    await forget(group);
  }
}

/** Waits for `done`, however slow the reader is; nobody else waits for the partition, so the member just stays alive. */
async function beating(done: Promise<void>, heartbeat: () => Promise<void>, everyMs: number): Promise<void> {
  const settled = done.then(() => true);
  settled.catch(() => undefined); // thrown below, perhaps after a heartbeat
  while (!(await Promise.race([settled, delay(everyMs, false)]))) await heartbeat();
}
