import type { EachBatchPayload } from "kafkajs";
import type { ListeningError } from "../../../schemas/errors.ts";
import { isMembershipLost, isRebalancing, leaseLost, translateKafkaError } from "./kafka-errors.ts";

/** A member's share of the partitions, from one joining of the group to the next. */
export class Membership {
  /** The group is being shared out again: finish what is in hand, take nothing more. */
  ending = false;
  /** The group goes on without us: nothing in hand is ours any more. */
  lost = false;
}

export interface HoldOptions {
  readonly payload: EachBatchPayload;
  readonly membership: Membership;
  /** Is `membership` still the current one? */
  readonly isCurrent: () => boolean;
  readonly heartbeatMs: number;
  readonly now: () => number;
  /** Called with every sign of life. */
  readonly alive: () => void;
}

/** A member's right to the partition of a fetched batch: proves life, commits, and tells when the right is gone. */
export class Hold {
  readonly #options: HoldOptions;
  #beatAtMs: number;

  constructor(options: HoldOptions) {
    this.#options = options;
    this.#beatAtMs = options.now();
  }

  /** May a further batch be taken? */
  get goesOn(): boolean {
    const { payload, membership, isCurrent } = this.#options;
    return !membership.ending && !membership.lost && isCurrent() && payload.isRunning() && !payload.isStale();
  }

  /** Throws LEASE_LOST when the group has gone on without us. Sends a heartbeat only when one is due. */
  async progress(): Promise<void> {
    const { payload, membership, heartbeatMs, now, alive } = this.#options;
    this.#mustBeOurs();
    alive();
    if (now() - this.#beatAtMs < heartbeatMs) return;
    this.#beatAtMs = now();
    try {
      await payload.heartbeat();
    } catch (error) {
      if (isRebalancing(error)) membership.ending = true;
      else if (isMembershipLost(error)) throw this.#lose(error);
      // A broker that does not answer takes nothing from us yet; the commit will tell.
    }
  }

  /** Commits `next` as the group's place; throws LEASE_LOST when it is not ours to move. */
  async commit(next: number): Promise<void> {
    const { payload } = this.#options;
    const { topic, partition } = payload.batch;
    this.#mustBeOurs();
    payload.resolveOffset(String(next - 1));
    try {
      await payload.commitOffsetsIfNecessary({
        topics: [{ topic, partitions: [{ partition, offset: String(next) }] }],
      });
    } catch (error) {
      if (isMembershipLost(error) || isRebalancing(error)) throw this.#lose(error);
      throw translateKafkaError(error);
    }
  }

  #mustBeOurs(): void {
    const { membership, isCurrent } = this.#options;
    if (membership.lost || !isCurrent()) throw this.#lose();
  }

  #lose(cause?: unknown): ListeningError {
    const { membership, payload } = this.#options;
    membership.lost = true;
    return leaseLost(payload.batch.topic, payload.batch.partition, cause);
  }
}
