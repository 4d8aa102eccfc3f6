import type { DatabaseSync } from "node:sqlite";
import { partitionOf } from "../../../pipelines/core/murmur2.ts";
import { ListeningError } from "../../../schemas/errors.ts";
import { openDatabase, transaction, translating } from "../../runtime/sqlite.ts";
import type { Lease, TakeRequest } from "./consume.ts";
import { createLogTables, logSchemaVersion } from "./log-schema.ts";
import { packRows, valueAt } from "./packing.ts";
import type { LogRow, PackedLogRecords, PackedNewRecords } from "./packing.ts";
import { removeExpired } from "./retention.ts";

export interface LogStoreOptions {
  readonly file: string;
  /** `undefined`: what the file has, and 8 for a new one. */
  readonly partitions: number | undefined;
  readonly leaseMs: number;
  readonly maxBatchBytes: number;
  readonly busyTimeoutMs: number;
  readonly maxPages: number | undefined;
}

export type PackedTaken =
  | { readonly kind: "batch"; readonly lease: Lease; readonly records: PackedLogRecords }
  | { readonly kind: "nothing"; readonly caughtUp: boolean };

type Place = {
  readonly part: number;
  readonly committed: number;
  readonly turn: number;
  readonly leased_until: number;
  readonly next: number;
};

const defaultPartitions = 8;

/** The log's tables and what can be done with them. Synchronous: runs in the store's thread. */
export function openLogStore(options: LogStoreOptions) {
  const { file, leaseMs, maxBatchBytes, busyTimeoutMs, maxPages } = options;
  const db = openDatabase({
    file,
    schemaVersion: logSchemaVersion,
    create: createLogTables,
    durability: "full",
    busyTimeoutMs,
    ...(maxPages === undefined ? {} : { maxPages }),
  });
  const partitions = closingOnError(db, () => translating(file, () => settlePartitions(db, options)));

  const addHead = db.prepare("INSERT OR IGNORE INTO heads (topic, part, next) VALUES (?, ?, 0)");
  const headsOf = db.prepare("SELECT part, next FROM heads WHERE topic = ?");
  const moveHead = db.prepare("UPDATE heads SET next = ? WHERE topic = ? AND part = ?");
  const insert = db.prepare(
    "INSERT INTO log (topic, part, off, ts, key, val, headers) VALUES (?, ?, ?, ?, ?, ?, ?)",
  );
  const select = db.prepare(
    "SELECT off, ts, key, val, headers FROM log WHERE topic = ? AND part = ? AND off >= ? AND off < ? ORDER BY off LIMIT ?",
  );
  select.setReturnArrays(true);
  const oldest = db.prepare("SELECT off FROM log WHERE topic = ? AND part = ? ORDER BY off LIMIT 1");
  const appendedAt = db.prepare(
    "SELECT ts FROM log WHERE topic = ? AND part = ? AND off >= ? ORDER BY off LIMIT 1",
  );
  const selectPlaces = db.prepare(`
    SELECT part, committed, turn, leased_until, coalesce(next, 0) AS next
    FROM places LEFT JOIN heads USING (topic, part) WHERE grp = ? AND topic = ?`);
  const addPlace = db.prepare(
    "INSERT INTO places (grp, topic, part, committed, turn, leased_until) VALUES (?, ?, ?, ?, 0, 0)",
  );
  const lend = db.prepare(
    "UPDATE places SET turn = ?, leased_until = ? WHERE grp = ? AND topic = ? AND part = ?",
  );
  const whereHeld = "WHERE grp = ? AND topic = ? AND part = ? AND turn = ? AND leased_until > 0";
  const prolong = db.prepare(`UPDATE places SET leased_until = ? ${whereHeld}`);
  const settle = db.prepare(`UPDATE places SET committed = max(committed, ?), leased_until = 0 ${whereHeld}`);
  const free = db.prepare(`UPDATE places SET leased_until = 0 ${whereHeld}`);

  /** The next offset of each partition. */
  const ends = (topic: string): number[] => {
    const heads = Array.from({ length: partitions }, () => 0);
    for (const { part, next } of headsOf.all(topic) as { part: number; next: number }[]) heads[part] = next;
    return heads;
  };

  const placesOf = (topic: string, group: string) => selectPlaces.all(group, topic) as Place[];

  const starts = (topic: string): number[] =>
    ends(topic).map((end, part) => (oldest.get(topic, part) as { off: number } | undefined)?.off ?? end);

  const rowsFrom = (topic: string, part: number, from: number, end: number, limit: number): LogRow[] => {
    const rows: LogRow[] = [];
    let bytes = 0;
    for (const row of select.iterate(topic, part, from, end, limit) as Iterable<LogRow>) {
      bytes += row[3].length;
      if (rows.length > 0 && bytes > maxBatchBytes) break;
      rows.push(row);
    }
    return rows;
  };

  /** By partition; of a group that never looked, the first record that is kept. */
  const firstUncommitted = (topic: string, group: string): (readonly [part: number, offset: number])[] => {
    const places = placesOf(topic, group);
    if (places.length === 0) return [...starts(topic).entries()];
    return places.map(({ part, committed }) => [part, committed] as const);
  };

  /** The group's partitions. A group is known from its first look at a topic: from then on retention waits for it. */
  const joined = (topic: string, group: string): Place[] => {
    const places = placesOf(topic, group);
    if (places.length > 0) return places;
    transaction(db, () => {
      if (placesOf(topic, group).length > 0) return;
      for (const [part, start] of starts(topic).entries()) addPlace.run(group, topic, part, start);
    });
    return placesOf(topic, group);
  };

  const unread = (places: readonly Place[], bounds: readonly number[] | undefined) =>
    places
      .map((place) => ({ ...place, end: bounds?.[place.part] ?? place.next }))
      .filter(({ committed, end }) => committed < end);

  /** The free partition whose last lease is longest ago: each gets its turn, whatever happens to the batches of others. */
  const nextInTurn = (places: readonly Place[], { nowMs, ends: bounds }: TakeRequest) =>
    unread(places, bounds)
      .filter(({ leased_until }) => leased_until <= nowMs)
      .sort((a, b) => a.turn - b.turn)[0];

  const held = ({ topic, group, partition, turn }: Lease) => [group, topic, partition, turn] as const;

  const refuseUnlessOne = (changes: number | bigint, { topic, group, partition }: Lease) => {
    if (changes === 1) return;
    const message = `${file}: partition ${partition} of ${topic} was taken over by another member of ${group}`;
    throw new ListeningError("LEASE_LOST", message, { retryable: true });
  };

  const operations = {
    ends,

    append(topic: string, records: PackedNewRecords, nowMs: number): void {
      transaction(db, () => {
        for (let part = 0; part < partitions; part++) addHead.run(topic, part);
        const next = ends(topic);
        for (const [index, key] of records.keys.entries()) {
          const part = partitionOf(key, partitions);
          const offset = next[part] ?? 0;
          next[part] = offset + 1;
          insert.run(
            topic,
            part,
            offset,
            nowMs,
            key,
            valueAt(records, index),
            records.headers[index] ?? null,
          );
        }
        for (const [part, head] of next.entries()) moveHead.run(head, topic, part);
      });
    },

    take(request: TakeRequest): PackedTaken {
      const { topic, group, nowMs, maxBatch, ends: bounds } = request;
      const places = joined(topic, group);
      // Looking first keeps idle members from writing.
      if (nextInTurn(places, request) === undefined) {
        return { kind: "nothing", caughtUp: unread(places, bounds).length === 0 };
      }
      return unsynced(db, () =>
        transaction(db, () => {
          const current = placesOf(topic, group);
          const place = nextInTurn(current, request);
          if (place === undefined) return { kind: "nothing", caughtUp: unread(current, bounds).length === 0 };
          const turn = Math.max(...current.map((each) => each.turn)) + 1;
          lend.run(turn, nowMs + leaseMs, group, topic, place.part);
          const rows = rowsFrom(topic, place.part, place.committed, place.end, maxBatch);
          return {
            kind: "batch",
            lease: { topic, group, partition: place.part, turn },
            records: packRows(rows),
          };
        }),
      );
    },

    renew(lease: Lease, nowMs: number): void {
      unsynced(db, () => refuseUnlessOne(prolong.run(nowMs + leaseMs, ...held(lease)).changes, lease));
    },

    commit(lease: Lease, nextOffset: number): void {
      unsynced(db, () => refuseUnlessOne(settle.run(nextOffset, ...held(lease)).changes, lease));
    },

    release(lease: Lease): void {
      unsynced(db, () => free.run(...held(lease)));
    },

    read(topic: string, partition: number, from: number, end: number, limit: number): PackedLogRecords {
      return packRows(rowsFrom(topic, partition, from, end, limit));
    },

    lag(topic: string, group: string): number {
      const end = ends(topic);
      return firstUncommitted(topic, group).reduce((sum, [part, from]) => sum + (end[part] ?? 0) - from, 0);
    },

    oldestWaiting(topic: string, group: string): number | null {
      const times = firstUncommitted(topic, group)
        .map(([part, from]) => appendedAt.get(topic, part, from)?.["ts"])
        .filter((ts) => ts !== undefined);
      return times.length === 0 ? null : Math.min(...times.map(Number));
    },

    /** Removes some of what is expired; `true` when there is more. */
    removeExpired(beforeMs: number): boolean {
      return removeExpired(db, beforeMs);
    },
  };

  return { operations, close: () => db.close() };
}

/**
 * Runs a write of leases or offsets without waiting for the disk. A power cut may then take it back, and a batch is
 * handled twice, which consumers must bear anyway; records are never written so.
 */
function unsynced<T>(db: DatabaseSync, write: () => T): T {
  db.exec("PRAGMA synchronous = NORMAL");
  try {
    return write();
  } finally {
    db.exec("PRAGMA synchronous = FULL");
  }
}

export type LogOperations = ReturnType<typeof openLogStore>["operations"];

function settlePartitions(db: DatabaseSync, { file, partitions }: LogStoreOptions): number {
  db.prepare("INSERT OR IGNORE INTO settings (id, partitions) VALUES (1, ?)").run(
    partitions ?? defaultPartitions,
  );
  const kept = Number(db.prepare("SELECT partitions FROM settings").get()?.["partitions"]);
  if (partitions === undefined || partitions === kept) return kept;
  const message = `${file} was made with ${kept} partitions, which can't change, but ${partitions} are asked for`;
  throw new ListeningError("CONFIG_INVALID", message, { retryable: false });
}

function closingOnError<T>(db: DatabaseSync, work: () => T): T {
  try {
    return work();
  } catch (error) {
    db.close();
    throw error;
  }
}
