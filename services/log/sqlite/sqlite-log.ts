import type { Clock } from "../../../pipelines/ports/clock.ts";
import type { EventLog, LogRecord } from "../../../pipelines/ports/event-log.ts";
import { StoreThread } from "../../runtime/store-thread.ts";
import { Bell } from "./bell.ts";
import { consumeLeased } from "./consume.ts";
import type { PartitionLeases } from "./consume.ts";
import type { LogOperations, LogStoreOptions } from "./log-store.ts";
import { packNewRecords, unpackLogRecords } from "./packing.ts";

export interface SqliteLogOptions {
  readonly file: string;
  readonly clock: Clock;
  /** Fixed when the file is made; another number than the file's is refused. Default: the file's, 8 for a new file. */
  readonly partitions?: number;
  /** Records every known group has committed are removed when they are so old. Default: nothing is removed. */
  readonly retentionMs?: number;
  /** How long a member may give no sign of life before others take its batch. Default: 10 s. */
  readonly leaseMs?: number;
  /** How often to look for what other processes appended; what is appended here is seen at once. Default: 200 ms. */
  readonly pollMs?: number;
  /** A batch ends before the record that would make its values larger. Default: 8 MiB. */
  readonly maxBatchBytes?: number;
  /** How long to wait for another process to end its write before STORE_LOCKED. Default: 10 s. */
  readonly busyTimeoutMs?: number;
  /** Most pages of 4,096 bytes in the file; beyond that STORE_FULL. Default: what the disk holds. */
  readonly maxPages?: number;
}

const retentionEveryMs = 60_000;
const readPage = 1_000;

type LogThread = StoreThread<LogOperations>;

/**
 * Opens an event log in one file, which several processes on this machine may share. Rejects with CONFIG_INVALID when
 * the file has another number of partitions, and with STORE_CORRUPT, STORE_VERSION, STORE_LOCKED or STORE_FULL.
 */
export async function openSqliteLog(options: SqliteLogOptions): Promise<EventLog> {
  const { file, clock, partitions, retentionMs, maxPages } = options;
  const { leaseMs = 10_000, pollMs = 200, maxBatchBytes = 8 * 1024 * 1024, busyTimeoutMs = 10_000 } = options;
  const storeOptions: LogStoreOptions = { file, partitions, leaseMs, maxBatchBytes, busyTimeoutMs, maxPages };
  const thread: LogThread = await StoreThread.start(
    new URL("./log-thread.ts", import.meta.url),
    storeOptions,
  );
  const leases = leasesOf(thread);
  const bell = new Bell();
  const upkeep = retentionMs === undefined ? {} : { upkeep: retaining(thread, clock, retentionMs) };

  return {
    async append(topic, records) {
      if (records.length === 0) return;
      await thread.call("append", topic, packNewRecords(records), clock.now());
      bell.ring();
    },
    consume: (topic, consumeOptions, handle) =>
      consumeLeased(leases, { clock, leaseMs, pollMs, bell, ...upkeep }, topic, consumeOptions, handle),
    read: (topic, signal) => read(thread, topic, signal),
    lag: (topic, group) => thread.call("lag", topic, group),
    oldestWaiting: (topic, group) => thread.call("oldestWaiting", topic, group),
    [Symbol.asyncDispose]: () => thread[Symbol.asyncDispose](),
  };
}

function leasesOf(thread: LogThread): PartitionLeases {
  return {
    ends: (topic) => thread.call("ends", topic),
    async take(request) {
      const taken = await thread.call("take", request);
      if (taken.kind === "nothing") return taken;
      return { ...taken, records: unpackLogRecords(taken.records, taken.lease.topic, taken.lease.partition) };
    },
    renew: (lease, nowMs) => thread.call("renew", lease, nowMs),
    commit: (lease, nextOffset) => thread.call("commit", lease, nextOffset),
    release: (lease) => thread.call("release", lease),
  };
}

/** Removes what is expired once a minute, a slice between two batches until nothing is left to remove. */
function retaining(thread: LogThread, clock: Clock, retentionMs: number): () => Promise<void> {
  let dueAtMs = -Infinity;
  return async () => {
    const nowMs = clock.now();
    if (nowMs < dueAtMs) return;
    const more = await thread.call("removeExpired", nowMs - retentionMs);
    if (!more) dueAtMs = nowMs + retentionEveryMs;
  };
}

async function* read(thread: LogThread, topic: string, signal: AbortSignal): AsyncGenerator<LogRecord> {
  signal.throwIfAborted();
  const ends = await thread.call("ends", topic);
  for (const [partition, end] of ends.entries()) {
    for (let from = 0; from < end;) {
      const page = unpackLogRecords(
        await thread.call("read", topic, partition, from, end, readPage),
        topic,
        partition,
      );
      for (const record of page) {
        signal.throwIfAborted();
        yield record;
      }
      from = (page.at(-1)?.offset ?? end) + 1;
    }
  }
}
