import { setTimeout as delay } from "node:timers/promises";
import type { EventLog } from "../../../../pipelines/ports/event-log.ts";
import { openKafkaLog } from "../../../../services/log/kafka/kafka-log.ts";
import type { KafkaLogOptions } from "../../../../services/log/kafka/kafka-log.ts";
import { systemClock } from "../../../../services/runtime/clock.ts";
import type { LogPlace } from "../../../contracts/event-log.ts";

export interface KafkaLogPlace extends LogPlace {
  connect(options?: Partial<KafkaLogOptions>): Promise<EventLog>;
}

const sessionTimeoutMs = 3_000;

/** How the tests open a log of one broker; `options` win. */
export function kafkaLogOptions(
  brokers: readonly string[],
  options: Partial<KafkaLogOptions> = {},
): KafkaLogOptions {
  return {
    connection: { brokers },
    topics: { partitions: 4, replication: 1, retentionMs: 3_600_000, minInSyncReplicas: 1 },
    clock: systemClock,
    sessionTimeoutMs,
    maxWaitMs: 50,
    ...options,
  };
}

/** A running Kafka; every test has topics and groups of its own there, and real time passes. */
export async function kafkaLogPlace(brokers: readonly string[]): Promise<KafkaLogPlace> {
  const connections = new AsyncDisposableStack();
  return {
    partitions: 4,
    connect: async (options) => connections.use(await openKafkaLog(kafkaLogOptions(brokers, options))),
    now: () => Date.now(),
    tick: () => delay(20),
    pass: (leases) => delay(leases * sessionTimeoutMs),
    [Symbol.asyncDispose]: () => connections.disposeAsync(),
  };
}
