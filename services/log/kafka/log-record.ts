import type { IHeaders, KafkaMessage } from "kafkajs";
import type { LogRecord } from "../../../pipelines/ports/event-log.ts";

/** What other programs wrote without a key or a value counts as empty. */
export function toLogRecord(topic: string, partition: number, message: KafkaMessage): LogRecord {
  return {
    topic,
    partition,
    offset: Number(message.offset),
    timestampMs: Number(message.timestamp),
    key: message.key?.toString() ?? "",
    value: message.value ?? Buffer.alloc(0),
    headers: toHeaders(message.headers ?? {}),
  };
}

/** Of a header written more than once, the first. */
function toHeaders(headers: IHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      (Array.isArray(value) ? value[0] : value)?.toString() ?? "",
    ]),
  );
}
