import type { Clock } from "../../../pipelines/ports/clock.ts";
import type { BatchHandler, ConsumeOptions, LogRecord } from "../../../pipelines/ports/event-log.ts";
import type { Bell } from "./bell.ts";

/** The right to handle one batch of a partition for a group, until its time is over and somebody else takes it. */
export interface Lease {
  readonly topic: string;
  readonly group: string;
  readonly partition: number;
  /** Higher with every lease of the group; tells an old holder from a new one. */
  readonly turn: number;
}

export interface TakeRequest {
  readonly topic: string;
  readonly group: string;
  readonly nowMs: number;
  readonly maxBatch: number;
  /** Take nothing at or beyond these offsets, by partition; absent: everything. */
  readonly ends?: readonly number[];
}

export type Taken =
  | { readonly kind: "batch"; readonly lease: Lease; readonly records: readonly LogRecord[] }
  /** Nothing is free. `caughtUp`: and every partition is committed up to `ends`. */
  | { readonly kind: "nothing"; readonly caughtUp: boolean };

/** Partitions, leased to the members of groups one batch at a time. */
export interface PartitionLeases {
  /** The next offset of each partition. */
  ends(topic: string): Promise<readonly number[]>;
  /** Leases the partition that waited longest for its turn, with its next records. */
  take(request: TakeRequest): Promise<Taken>;
  /** Makes the lease last its full time again. Throws LEASE_LOST when somebody else has taken the partition. */
  renew(lease: Lease, nowMs: number): Promise<void>;
  /** Moves the group's offset and ends the lease. Throws LEASE_LOST, and moves nothing, when somebody else has it. */
  commit(lease: Lease, nextOffset: number): Promise<void>;
  /** Ends the lease, so that others need not wait for it to end by itself; nothing when it is lost already. */
  release(lease: Lease): Promise<void>;
}

export interface ConsumeSettings {
  readonly clock: Clock;
  readonly leaseMs: number;
  /** How long to wait before looking again for what other processes did. */
  readonly pollMs: number;
  /** Rings at every append, commit and release of this process. */
  readonly bell: Bell;
  /** Run between batches. */
  readonly upkeep?: () => Promise<void>;
}

const defaultMaxBatch = 500;

/** `EventLog.consume` over leased partitions. */
export async function consumeLeased(
  leases: PartitionLeases,
  { clock, leaseMs, pollMs, bell, upkeep }: ConsumeSettings,
  topic: string,
  { group, signal, maxBatch = defaultMaxBatch, stopWhenCaughtUp = false }: ConsumeOptions,
  handle: BatchHandler,
): Promise<void> {
  const bounds = stopWhenCaughtUp ? { ends: await leases.ends(topic) } : {};
  while (!signal.aborted) {
    await upkeep?.();
    const heard = bell.rings;
    const taken = await leases.take({ topic, group, nowMs: clock.now(), maxBatch, ...bounds });
    if (taken.kind === "nothing") {
      if (stopWhenCaughtUp && taken.caughtUp) return;
      await bell.wait(pollMs, heard, clock, signal);
      continue;
    }
    const { lease, records } = taken;
    try {
      if (signal.aborted) return await leases.release(lease);
      await handle(records, renewing(leases, lease, clock, leaseMs));
      await leases.commit(lease, nextAfter(records));
    } catch (error) {
      // Should releasing fail too, the lease ends by itself, and the first error is the one to know.
      await leases.release(lease).catch(() => undefined);
      throw error;
    } finally {
      bell.ring();
    }
  }
}

/** Renews only when a third of the lease is over: handlers may call it after every record. */
function renewing(leases: PartitionLeases, lease: Lease, clock: Clock, leaseMs: number): () => Promise<void> {
  let renewedAtMs = clock.now();
  return async () => {
    const nowMs = clock.now();
    if (nowMs - renewedAtMs < leaseMs / 3) return;
    await leases.renew(lease, nowMs);
    renewedAtMs = nowMs;
  };
}

function nextAfter(records: readonly LogRecord[]): number {
  const last = records.at(-1);
  if (last === undefined) throw new TypeError("a batch has at least one record");
  return last.offset + 1;
}
