/** What a caller appends. Records with equal keys stay in order, in one partition chosen by murmur2 of the key, as Kafka does. */
export interface NewRecord {
  readonly key: string;
  readonly value: Uint8Array;
  /** Small facts beside the value, such as why a record was rejected. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface LogRecord {
  readonly topic: string;
  readonly partition: number;
  /** Grows by one within a partition, from 0; gaps appear only where retention or compaction removed records. */
  readonly offset: number;
  /** When it was appended, in ms since 1970. */
  readonly timestampMs: number;
  readonly key: string;
  readonly value: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Handles one batch. Call `progress()` between records, never from a timer: it is proof of life and renews the lease.
 * It throws a `ListeningError` LEASE_LOST when the batch is no longer ours; stop then, somebody else has it.
 */
export type BatchHandler = (batch: readonly LogRecord[], progress: () => Promise<void>) => Promise<void>;

export interface ConsumeOptions {
  /** Members of one group share the partitions; each group reads everything, from the oldest record kept. */
  readonly group: string;
  readonly signal: AbortSignal;
  /** At most so many records a batch; the default is the adapter's. */
  readonly maxBatch?: number;
  /** End at what existed when called: for one-shot runs, backfills and tests. */
  readonly stopWhenCaughtUp?: boolean;
}

/** Ordered, durable topics between the workers. */
export interface EventLog extends AsyncDisposable {
  /** Resolves once every record would survive a crash of this process. Throws a retryable error when nothing was written. */
  append(topic: string, records: readonly NewRecord[]): Promise<void>;

  /**
   * Hands over batches, each from one partition and in order within it, until `signal` aborts; then it resolves after
   * the batch in hand. When `handle` resolves, the batch is committed for `group`; offsets only ever move forward.
   * When it throws, nothing is committed, `consume` rejects with that error, and the group gets the batch again.
   */
  consume(topic: string, options: ConsumeOptions, handle: BatchHandler): Promise<void>;

  /** Everything kept in a topic at the time of the call, partition by partition, without any group. For people and repairs. */
  read(topic: string, signal: AbortSignal): AsyncIterable<LogRecord>;

  /** How many records of `topic` the group has not committed yet. */
  lag(topic: string, group: string): Promise<number>;

  /**
   * When the oldest record that the group has not committed was appended, in ms since 1970, or up to a minute before;
   * `null` when it has committed all. Compared with the topic's retention it says how near a loss is.
   */
  oldestWaiting(topic: string, group: string): Promise<number | null>;
}
