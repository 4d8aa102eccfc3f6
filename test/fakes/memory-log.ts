import { partitionOf } from "../../pipelines/core/murmur2.ts";
import type { Clock } from "../../pipelines/ports/clock.ts";
import type { EventLog, LogRecord } from "../../pipelines/ports/event-log.ts";
import { ListeningError } from "../../schemas/errors.ts";
import { Bell } from "../../services/log/sqlite/bell.ts";
import { consumeLeased } from "../../services/log/sqlite/consume.ts";
import type { Lease, PartitionLeases } from "../../services/log/sqlite/consume.ts";
import { fakeClock } from "./fake-clock.ts";

export interface MemoryLogOptions {
  readonly partitions?: number;
  /** Gives records their time and ends leases. Default: a clock that stands still. */
  readonly clock?: Clock;
  readonly leaseMs?: number;
}

interface Place {
  committed: number;
  turn: number;
  /** When the lease ends; 0 when there is none. */
  leasedUntilMs: number;
}

/** An `EventLog` in plain arrays, which keeps everything and forgets it with the process. */
export function memoryLog({
  partitions = 8,
  clock = fakeClock(),
  leaseMs = 10_000,
}: MemoryLogOptions = {}): EventLog {
  const topics = new Map<string, LogRecord[][]>();
  const groups = new Map<string, Place[]>();
  const bell = new Bell();
  const empty = <T>(make: () => T) => Array.from({ length: partitions }, make);
  const topicOf = (name: string) => kept(topics, name, () => empty<LogRecord[]>(() => []));
  const placesOf = (topic: string, group: string) =>
    kept(groups, JSON.stringify([topic, group]), () =>
      empty(() => ({ committed: 0, turn: 0, leasedUntilMs: 0 })),
    );
  const placeOf = ({ topic, group, partition }: Lease) => at(placesOf(topic, group), partition);
  const held = (lease: Lease) => {
    const place = placeOf(lease);
    if (place.turn === lease.turn && place.leasedUntilMs > 0) return place;
    throw new ListeningError("LEASE_LOST", `${lease.topic}/${lease.partition} was taken over`, {
      retryable: true,
    });
  };

  const leases: PartitionLeases = {
    async ends(topic) {
      return topicOf(topic).map(({ length }) => length);
    },
    async take({ topic, group, nowMs, maxBatch, ends }) {
      const places = placesOf(topic, group);
      const waiting = topicOf(topic)
        .map((records, partition) => ({
          partition,
          end: ends?.[partition] ?? records.length,
          place: at(places, partition),
        }))
        .filter(({ end, place }) => place.committed < end);
      const [first] = waiting
        .filter(({ place }) => place.leasedUntilMs <= nowMs)
        .sort((a, b) => a.place.turn - b.place.turn);
      if (first === undefined) return { kind: "nothing", caughtUp: waiting.length === 0 };
      const { partition, end, place } = first;
      place.turn = Math.max(...places.map(({ turn }) => turn)) + 1;
      place.leasedUntilMs = nowMs + leaseMs;
      const records = at(topicOf(topic), partition).slice(
        place.committed,
        Math.min(end, place.committed + maxBatch),
      );
      return { kind: "batch", lease: { topic, group, partition, turn: place.turn }, records };
    },
    async renew(lease, nowMs) {
      held(lease).leasedUntilMs = nowMs + leaseMs;
    },
    async commit(lease, nextOffset) {
      const place = held(lease);
      place.committed = nextOffset;
      place.leasedUntilMs = 0;
    },
    async release(lease) {
      const place = placeOf(lease);
      if (place.turn === lease.turn) place.leasedUntilMs = 0;
    },
  };

  return {
    async append(topic, records) {
      const timestampMs = clock.now();
      const parts = topicOf(topic);
      for (const { key, value, headers = {} } of records) {
        const partition = partitionOf(key, partitions);
        const part = at(parts, partition);
        const copy = { value: new Uint8Array(value), headers: { ...headers } };
        part.push({ topic, partition, offset: part.length, timestampMs, key, ...copy });
      }
      bell.ring();
    },
    consume: (topic, options, handle) =>
      consumeLeased(leases, { clock, leaseMs, pollMs: leaseMs, bell }, topic, options, handle),
    async *read(topic, signal) {
      for (const record of topicOf(topic).flat()) {
        signal.throwIfAborted();
        yield record;
      }
    },
    async lag(topic, group) {
      const places = placesOf(topic, group);
      return topicOf(topic).reduce(
        (sum, { length }, partition) => sum + length - at(places, partition).committed,
        0,
      );
    },
    async oldestWaiting(topic, group) {
      const places = placesOf(topic, group);
      const waiting = topicOf(topic).flatMap((records, partition) =>
        records.slice(at(places, partition).committed),
      );
      return waiting.length === 0 ? null : Math.min(...waiting.map(({ timestampMs }) => timestampMs));
    },
    async [Symbol.asyncDispose]() {},
  };
}

function kept<T>(map: Map<string, T>, key: string, make: () => T): T {
  const present = map.get(key);
  if (present !== undefined) return present;
  const made = make();
  map.set(key, made);
  return made;
}

function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new TypeError(`nothing at ${index}`);
  return item;
}
