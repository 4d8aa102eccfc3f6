import type { Offsets } from "./offsets.ts";

/** What a group must have committed before a run that stops when it has caught up may stop. */
export class Goal {
  readonly #offsets: Offsets;
  readonly #topic: string;
  readonly #group: string;
  /** The end of each partition that the group has not reached yet, by partition. */
  readonly #open: Map<number, number>;
  readonly #ends: ReadonlyMap<number, number>;

  /** What exists now. */
  static async now(offsets: Offsets, topic: string, group: string): Promise<Goal> {
    const ranges = await offsets.ranges(topic);
    const goal = new Goal(
      offsets,
      topic,
      group,
      new Map(ranges.map(({ partition, high }) => [partition, high])),
    );
    await goal.look();
    return goal;
  }

  constructor(offsets: Offsets, topic: string, group: string, ends: ReadonlyMap<number, number>) {
    this.#offsets = offsets;
    this.#topic = topic;
    this.#group = group;
    this.#ends = ends;
    this.#open = new Map(ends);
  }

  get reached(): boolean {
    return this.#open.size === 0;
  }

  /** Nothing from this offset of the partition on belongs to the run. */
  endOf(partition: number): number {
    return this.#ends.get(partition) ?? 0;
  }

  /** The group has committed everything before `next`, or there is nothing kept before it. */
  advance(partition: number, next: number): void {
    if (next >= this.endOf(partition)) this.#open.delete(partition);
  }

  /** Asks Kafka what other members committed and what retention removed meanwhile. */
  async look(): Promise<void> {
    for (const [partition, next] of await this.#offsets.committed(this.#topic, this.#group))
      this.advance(partition, next);
    for (const { partition, low } of await this.#offsets.ranges(this.#topic)) this.advance(partition, low);
  }
}
