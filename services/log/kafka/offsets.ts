import type { Admin } from "kafkajs";
import { patiently } from "./patiently.ts";
import type { RenewedClient } from "./renewed-client.ts";

/** What a partition keeps: offsets from `low` to below `high`. */
export interface PartitionRange {
  readonly partition: number;
  readonly low: number;
  readonly high: number;
}

interface Backlog {
  readonly partition: number;
  /** The first offset that waits. */
  readonly from: number;
  readonly count: number;
}

const minuteMs = 60_000;

/** Where topics begin and end, and how far groups have come. */
export class Offsets {
  readonly #admin: RenewedClient<Admin>;

  constructor(admin: RenewedClient<Admin>) {
    this.#admin = admin;
  }

  /** By partition, ascending. */
  async ranges(topic: string): Promise<readonly PartitionRange[]> {
    const offsets = await this.#ask((admin) => admin.fetchTopicOffsets(topic));
    return offsets
      .map(({ partition, low, high }) => ({ partition, low: Number(low), high: Number(high) }))
      .sort((a, b) => a.partition - b.partition);
  }

  /** The next offset of the group in each partition where it has committed something. */
  async committed(topic: string, group: string): Promise<ReadonlyMap<number, number>> {
    const topics = await this.#ask((admin) => admin.fetchOffsets({ groupId: group, topics: [topic] }));
    const places = topics.flatMap(({ partitions }) => partitions);
    return new Map(
      places.map(({ partition, offset }) => [partition, Number(offset)] as const).filter(([, at]) => at >= 0),
    );
  }

  /** How many records of `topic` the group has not committed; what retention has removed no longer counts. */
  async lag(topic: string, group: string): Promise<number> {
    return (await this.#backlogs(topic, group)).reduce((sum, { count }) => sum + count, 0);
  }

  /**
   * See `EventLog.oldestWaiting`. Kafka tells which offset a time has, not which time an offset has, so the time is
   * searched for: back from `nowMs` in growing steps, then by halves.
   */
  async oldestWaiting(topic: string, group: string, nowMs: number): Promise<number | null> {
    const backlogs = await this.#backlogs(topic, group);
    if (backlogs.length === 0) return null;
    const someWaitSince = async (timeMs: number) => {
      const firstAt = await this.#firstAt(topic, timeMs);
      return backlogs.some(({ partition, from }) => (firstAt.get(partition) ?? 0) > from);
    };
    let after = nowMs - minuteMs;
    let until = nowMs;
    while (after > 0 && (await someWaitSince(after))) [after, until] = [after - 2 * (nowMs - after), after];
    while (until - after > minuteMs) {
      const middle = Math.floor((after + until) / 2);
      if (await someWaitSince(middle)) until = middle;
      else after = middle;
    }
    return Math.max(0, after);
  }

  async #backlogs(topic: string, group: string): Promise<readonly Backlog[]> {
    // In this order a commit in between makes the answer too large for a moment, never negative.
    const committed = await this.committed(topic, group);
    const ranges = await this.ranges(topic);
    return ranges
      .map(({ partition, low, high }) => {
        const from = Math.max(low, committed.get(partition) ?? low);
        return { partition, from, count: high - from };
      })
      .filter(({ count }) => count > 0);
  }

  /** By partition, the first offset whose record is not older than `timeMs`; the end where there is none. */
  async #firstAt(topic: string, timeMs: number): Promise<ReadonlyMap<number, number>> {
    const offsets = await this.#ask((admin) => admin.fetchTopicOffsetsByTimestamp(topic, timeMs));
    return new Map(offsets.map(({ partition, offset }) => [partition, Number(offset)]));
  }

  #ask<T>(question: (admin: Admin) => Promise<T>): Promise<T> {
    return patiently(() => this.#admin.use(question));
  }
}
