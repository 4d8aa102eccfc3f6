import { CompressionTypes } from "kafkajs";
import type { Message, Producer } from "kafkajs";
import { partitionOf } from "../../../pipelines/core/murmur2.ts";
import type { NewRecord } from "../../../pipelines/ports/event-log.ts";
import { ListeningError } from "../../../schemas/errors.ts";
import { oneAtATime } from "../../runtime/in-turn.ts";
import type { RenewedClient } from "./renewed-client.ts";

/** How much goes to Kafka at once; whichever is reached first. */
export interface SendLimits {
  readonly records: number;
  /** Keys, values and headers, before compression. */
  readonly bytes: number;
}

/** Appends, one send after the other. */
export class RecordProducer {
  readonly #producer: RenewedClient<Producer>;
  readonly #limits: SendLimits;
  readonly #now: () => number;
  readonly #partitions: number;
  readonly #inTurn = oneAtATime();

  constructor(
    producer: RenewedClient<Producer>,
    { partitions, limits, now }: { partitions: number; limits: SendLimits; now: () => number },
  ) {
    this.#producer = producer;
    this.#partitions = partitions;
    this.#limits = limits;
    this.#now = now;
  }

  /**
   * Resolves when `min.insync.replicas` brokers have every record. Sends wait for one another, because two at once on
   * one idempotent producer come out of order (https://github.com/tulios/kafkajs/issues/598).
   */
  async append(topic: string, records: readonly NewRecord[]): Promise<void> {
    await this.#inTurn(() => this.#send(topic, records));
  }

  async #send(topic: string, records: readonly NewRecord[]): Promise<void> {
    const timestamp = String(this.#now());
    for (const part of splitForSending(records, this.#limits)) {
      const messages = part.map((record) => this.#toMessage(record, timestamp));
      await this.#producer.use((producer) => sendAll(producer, topic, messages));
    }
  }

  #toMessage({ key, value, headers = {} }: NewRecord, timestamp: string): PlacedMessage {
    return {
      key: Buffer.from(key),
      value: Buffer.from(value.buffer, value.byteOffset, value.byteLength),
      headers,
      timestamp,
      partition: partitionOf(key, this.#partitions),
    };
  }
}

type PlacedMessage = Message & { readonly partition: number };

/**
 * Sends until every partition has answered. When a leader dies while another broker has answered already, and that one
 * becomes the leader of its partitions, kafkajs 2.2.4 takes the earlier answer for theirs as well: `send` resolves though
 * their records were never written. Only the partitions that it returns are.
 */
async function sendAll(producer: Producer, topic: string, messages: readonly PlacedMessage[]): Promise<void> {
  let left = messages;
  while (left.length > 0) {
    const answers = await producer.send({
      topic,
      messages: [...left],
      acks: -1,
      compression: CompressionTypes.GZIP,
    });
    const written = new Set(answers.map(({ partition }) => partition));
    const rest = left.filter(({ partition }) => !written.has(partition));
    if (rest.length === left.length)
      throw new ListeningError("LOG_UNREACHABLE", `Kafka answered for no partition of ${topic}`, {
        retryable: true,
      });
    left = rest;
  }
}

/** The records in order, in parts within `limits`; a record larger than the limit is a part of its own. */
export function* splitForSending(
  records: readonly NewRecord[],
  limits: SendLimits,
): Generator<readonly NewRecord[]> {
  let part: NewRecord[] = [];
  let bytes = 0;
  for (const record of records) {
    const size = sizeOf(record);
    if (part.length > 0 && (part.length === limits.records || bytes + size > limits.bytes)) {
      yield part;
      part = [];
      bytes = 0;
    }
    part.push(record);
    bytes += size;
  }
  if (part.length > 0) yield part;
}

/** Offset, time and lengths; at most so much in Kafka's record format. */
const recordOverhead = 32;

function sizeOf({ key, value, headers = {} }: NewRecord): number {
  return Object.entries(headers)
    .flat()
    .reduce(
      (sum, each) => sum + Buffer.byteLength(each) + 5,
      recordOverhead + Buffer.byteLength(key) + value.byteLength,
    );
}
