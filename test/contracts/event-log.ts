import { randomUUID } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { partitionOf } from "../../pipelines/core/murmur2.ts";
import type {
  BatchHandler,
  ConsumeOptions,
  EventLog,
  LogRecord,
  NewRecord,
} from "../../pipelines/ports/event-log.ts";

/** A fresh place for a log, under test. */
export interface LogPlace extends AsyncDisposable {
  readonly partitions: number;
  /** Opens another connection to the same log, as another process would; all are closed with the place. */
  connect(): Promise<EventLog>;
  /** The time that records get, in ms since 1970. */
  now(): number;
  /** Lets a moment pass, enough for a waiting member to look again and next to nothing of a lease. */
  tick(): Promise<void>;
  /** Lets time pass, as a share of how long a member may give no sign of life before it loses its batch. */
  pass(leases: number): Promise<void>;
}

/** What an adapter can do beyond the contract. */
export interface LogSupports {
  /** A member holds a partition only while it handles a batch of it, so that a slow batch keeps nothing else waiting. */
  readonly leaseOfOneBatch: boolean;
}

const never = new AbortController().signal;
const text = new TextDecoder();

const record = (key: string, value = key): NewRecord => ({ key, value: Buffer.from(value) });
const valuesOf = (records: readonly LogRecord[]) => records.map(({ value }) => text.decode(value));
const sorted = (values: Iterable<string>) => [...values].sort();

/** `count` records over many keys, so that every partition of a few has some; the value is the place in the list. */
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => record(`key-${index % 50}`, String(index)));

/** Everything that `group` has not committed yet, committed. */
async function drain(
  log: EventLog,
  topic: string,
  options: Partial<ConsumeOptions> & { readonly group: string },
) {
  const seen: LogRecord[] = [];
  await log.consume(topic, { signal: never, stopWhenCaughtUp: true, ...options }, async (batch) => {
    seen.push(...batch);
  });
  return seen;
}

async function all(records: AsyncIterable<LogRecord>): Promise<LogRecord[]> {
  return await Array.fromAsync(records);
}

/** Lets moments pass until `done`. */
async function until(place: LogPlace, done: () => boolean): Promise<void> {
  while (!done()) {
    await place.tick();
  }
}

/** A member of a group that stops inside its first batch until it is let go. */
function heldMember(log: EventLog, topic: string, options: Omit<ConsumeOptions, "signal">) {
  const entered = Promise.withResolvers<readonly LogRecord[]>();
  const letGo = Promise.withResolvers<void>();
  const stop = new AbortController();
  let progress: () => Promise<void> = () => Promise.reject(new TypeError("no batch yet"));
  const handle: BatchHandler = async (batch, itsProgress) => {
    progress = itsProgress;
    entered.resolve(batch);
    await letGo.promise;
  };
  const ended = log.consume(topic, { ...options, signal: stop.signal }, handle);
  ended.catch(() => undefined); // asserted by the test, perhaps later
  return {
    ended,
    batch: entered.promise,
    progress: () => progress(),
    letGo: letGo.resolve,
    stop: () => stop.abort(),
  };
}

export function eventLogContract(name: string, open: () => Promise<LogPlace>, supports: LogSupports): void {
  /** A case for an adapter that has it, none for another: what it declares not to do is not left out. */
  const leaseOfOneBatch = supports.leaseOfOneBatch ? ["a lease of one batch"] : [];

  const opened = async () => {
    const place = await open();
    return {
      place,
      log: await place.connect(),
      topic: `topic-${randomUUID()}`,
      group: `group-${randomUUID()}`,
    };
  };

  describe(`${name}: EventLog contract`, () => {
    describe("append", () => {
      it("keeps records of equal keys in order, in the partition Kafka would choose", async () => {
        const { place, log, topic, group } = await opened();
        await using _ = place;
        for (let start = 0; start < 300; start += 60)
          await log.append(topic, many(300).slice(start, start + 60));
        const seen = await drain(log, topic, { group });
        expect(seen).toHaveLength(300);
        for (const [key, ofKey] of Object.entries(Object.groupBy(seen, ({ key }) => key))) {
          const numbers = valuesOf(ofKey ?? []).map(Number);
          expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
          expect(new Set(ofKey?.map(({ partition }) => partition))).toEqual(
            new Set([partitionOf(key, place.partitions)]),
          );
        }
      });

      it("numbers the records of a partition from 0 without gaps", async () => {
        const { place, log, topic } = await opened();
        await using _ = place;
        await log.append(topic, many(120));
        await log.append(topic, many(80));
        const read = await all(log.read(topic, never));
        for (const ofPartition of Object.values(Object.groupBy(read, ({ partition }) => partition))) {
          expect(ofPartition?.map(({ offset }) => offset)).toEqual(ofPartition?.map((_, index) => index));
        }
      });

      it("gives back value, headers, topic and time as they were", async () => {
        const { place, log, topic, group } = await opened();
        await using _ = place;
        const everyByte = Uint8Array.from({ length: 256 }, (_, index) => index);
        const before = place.now();
        await log.append(topic, [
          { key: "k", value: everyByte, headers: { reason: "PAYLOAD_INVALID", "kunci ü": "nilai 😀\n" } },
          { key: "k", value: new Uint8Array() },
        ]);
        const [first, second] = await drain(log, topic, { group });
        expect(first).toMatchObject({
          topic,
          key: "k",
          headers: { reason: "PAYLOAD_INVALID", "kunci ü": "nilai 😀\n" },
        });
        expect([...(first?.value ?? [])]).toEqual([...everyByte]);
        expect(first?.timestampMs).toBeGreaterThanOrEqual(before);
        expect(first?.timestampMs).toBeLessThanOrEqual(place.now());
        expect(second?.value).toHaveLength(0);
        expect(second?.headers).toEqual({});
      });

      it("takes a value that is part of a larger buffer", async () => {
        const { place, log, topic } = await opened();
        await using _ = place;
        await log.append(topic, [{ key: "k", value: Buffer.from("before value after").subarray(7, 12) }]);
        expect(valuesOf(await all(log.read(topic, never)))).toEqual(["value"]);
      });

      it.each([
        "youtube:dQw4w9WgXcQ",
        "kunci é",
        "\u{1F600}\u{1F468}‍\u{1F469}",
        "ملايو",
        "马来",
        "a\0b",
        "a".repeat(2_000),
      ])("keeps the key %j as it is", async (key) => {
        const { place, log, topic } = await opened();
        await using _ = place;
        await log.append(topic, [record(key, "v")]);
        expect((await all(log.read(topic, never))).map((each) => each.key)).toEqual([key]);
      });

      it("takes an empty list", async () => {
        const { place, log, topic, group } = await opened();
        await using _ = place;
        await log.append(topic, []);
        expect(await drain(log, topic, { group })).toEqual([]);
      });

      it("is seen by other connections", async () => {
        const { place, log, topic, group } = await opened();
        await using _ = place;
        await log.append(topic, [record("a")]);
        expect(valuesOf(await drain(await place.connect(), topic, { group }))).toEqual(["a"]);
      });

      it("keeps topics apart", async () => {
        const { place, log, topic, group } = await opened();
        await using _ = place;
        await log.append(topic, [record("a")]);
        await log.append(`${topic}-other`, [record("b")]);
        expect(valuesOf(await drain(log, topic, { group }))).toEqual(["a"]);
      });
    });

    describe("consume", () => {
      it("gives batches of one partition, in order, no larger than asked for", async () => {
        const { place, log, topic, group } = await opened();
        await using _ = place;
        await log.append(topic, many(500));
        const batches: (readonly LogRecord[])[] = [];
        await log.consume(
          topic,
          { group, signal: never, stopWhenCaughtUp: true, maxBatch: 7 },
          async (batch) => {
            batches.push(batch);
          },
        );
        expect(batches.flat()).toHaveLength(500);
        for (const batch of batches) {
          expect(batch.length).toBeGreaterThan(0);
          expect(batch.length).toBeLessThanOrEqual(7);
          expect(new Set(batch.map(({ partition }) => partition)).size).toBe(1);
          expect(batch.map(({ offset }) => offset)).toEqual(
            batch.map((_, index) => (batch[0]?.offset ?? 0) + index),
          );
        }
      });

      it("starts a fresh group at the oldest record, whatever other groups have read", async () => {
        const { place, log, topic, group } = await opened();
        await using _ = place;
        await log.append(topic, many(100));
        await drain(log, topic, { group });
        const other = await drain(log, topic, { group: `${group}-other` });
        expect(sorted(valuesOf(other))).toEqual(sorted(valuesOf(await all(log.read(topic, never)))));
      });

      it("gives a committed batch to the group no more, by any connection", async () => {
        const { place, log, topic, group } = await opened();
        await using _ = place;
        await log.append(topic, many(100));
        await drain(log, topic, { group });
        await log.append(topic, [record("new")]);
        expect(valuesOf(await drain(await place.connect(), topic, { group }))).toEqual(["new"]);
      });

      it("rejects with the handler's error, commits nothing, and gives the batch again", async () => {
        const { place, log, topic, group } = await opened();
        await using _ = place;
        await log.append(topic, [record("a", "1"), record("a", "2")]);
        const boom = new Error("boom");
        const failing = log.consume(topic, { group, signal: never }, () => Promise.reject(boom));
        await expect(failing).rejects.toBe(boom);
        expect(await log.lag(topic, group)).toBe(2);
        expect(valuesOf(await drain(await place.connect(), topic, { group }))).toEqual(["1", "2"]);
      });

      it("keeps what was committed before a later batch fails", async () => {
        const { place, log, topic, group } = await opened();
        await using _ = place;
        await log.append(topic, [record("a", "1"), record("a", "2"), record("a", "3")]);
        let batches = 0;
        const failing = log.consume(topic, { group, signal: never, maxBatch: 1 }, async () => {
          batches += 1;
          if (batches === 2) throw new Error("boom");
        });
        await expect(failing).rejects.toThrow("boom");
        expect(valuesOf(await drain(log, topic, { group }))).toEqual(["2", "3"]);
      });

      it("waits for records, and gets those of this and of other connections", async () => {
        const { place, log, topic, group } = await opened();
        await using _ = place;
        const other = await place.connect();
        const stop = new AbortController();
        const seen: string[] = [];
        const consuming = log.consume(topic, { group, signal: stop.signal }, async (batch) => {
          seen.push(...valuesOf(batch));
        });
        await log.append(topic, [record("mine")]);
        await until(place, () => seen.length === 1);
        await other.append(topic, [record("other")]);
        await until(place, () => seen.length === 2);
        stop.abort();
        await consuming;
        expect(seen).toEqual(["mine", "other"]);
      });

      it("moves offsets forward only, and covers everything, wherever handlers fail", async () => {
        const { place, log, group } = await opened();
        await using _ = place;
        const plan = fc.array(fc.boolean(), { maxLength: 12 });
        await fc.assert(
          fc.asyncProperty(plan, fc.integer({ min: 1, max: 9 }), async (plan, maxBatch) => {
            const topic = `topic-${randomUUID()}`;
            await log.append(topic, many(40));
            const failures = plan.values();
            const committed = new Map<number, number>();
            const options = { group, signal: never, stopWhenCaughtUp: true, maxBatch };
            const attempt = () =>
              log.consume(topic, options, async (batch) => {
                const [first] = batch;
                expect(first?.offset).toBe(committed.get(first?.partition ?? -1) ?? 0);
                if (failures.next().value === true) throw new Error("planned");
                committed.set(first?.partition ?? -1, (first?.offset ?? 0) + batch.length);
              });
            for (let attempts = plan.filter(Boolean).length; attempts > 0; attempts--) {
              const ended = await attempt().then(
                () => "caught up",
                (error: unknown) => (error as Error).message,
              );
              expect(["caught up", "planned"]).toContain(ended);
            }
            await attempt();
            expect([...committed.values()].reduce((sum, offset) => sum + offset, 0)).toBe(40);
            expect(await log.lag(topic, group)).toBe(0);
          }),
          { numRuns: 15 },
        );
      });
    });

    describe("stopWhenCaughtUp", () => {
      it("ends at once where there is nothing", async () => {
        const { place, log, topic, group } = await opened();
        await using _ = place;
        expect(await drain(log, topic, { group })).toEqual([]);
      });

      it("ends at what existed when called, though the handler appends more", async () => {
        const { place, log, topic, group } = await opened();
        await using _ = place;
        await log.append(topic, many(60));
        const seen = new Set<string>();
        await log.consume(
          topic,
          { group, signal: never, stopWhenCaughtUp: true, maxBatch: 10 },
          async (batch) => {
            for (const value of valuesOf(batch)) seen.add(value);
            await log.append(
              topic,
              batch.map(({ key }) => record(key, "more")),
            );
          },
        );
        for (const { value } of many(60)) expect(seen).toContain(text.decode(value));
        expect(await log.lag(topic, group)).toBeGreaterThan(0);
      });

      it.each(leaseOfOneBatch)("with %s, waits for the batches that other members have in hand", async () => {
        const { place, log, topic, group } = await opened();
        await using _ = place;
        await log.append(topic, [record("a", "1")]);
        const held = heldMember(log, topic, { group });
        await held.batch;
        let ended = false;
        const waiting = drain(await place.connect(), topic, { group }).then((seen) => {
          ended = true;
          return seen;
        });
        for (let round = 0; round < 20; round++) {
          await place.tick();
          await setImmediate();
        }
        expect(ended).toBe(false);
        held.stop();
        held.letGo();
        await held.ended;
        await until(place, () => ended);
        expect(await waiting).toEqual([]);
      });
    });

    describe("abort", () => {
      it("gives nothing when the signal has aborted before", async () => {
        const { place, log, topic, group } = await opened();
        await using _ = place;
        await log.append(topic, [record("a")]);
        expect(
          await drain(log, topic, { group, signal: AbortSignal.abort(), stopWhenCaughtUp: false }),
        ).toEqual([]);
        expect(await log.lag(topic, group)).toBe(1);
      });

      it("ends a member that waits", async () => {
        const { place, log, topic, group } = await opened();
        await using _ = place;
        const stop = new AbortController();
        const consuming = log.consume(topic, { group, signal: stop.signal }, async () => {});
        await place.tick();
        stop.abort();
        await expect(consuming).resolves.toBeUndefined();
      });

      it("commits the batch in hand and takes no other", async () => {
        const { place, log, topic, group } = await opened();
        await using _ = place;
        await log.append(topic, [record("a", "1"), record("a", "2")]);
        const stop = new AbortController();
        const seen: string[] = [];
        await log.consume(topic, { group, signal: stop.signal, maxBatch: 1 }, async (batch) => {
          seen.push(...valuesOf(batch));
          stop.abort();
        });
        expect(seen).toEqual(["1"]);
        expect(valuesOf(await drain(log, topic, { group }))).toEqual(["2"]);
      });

      it("gives the batch in hand again when its handler throws after the abort", async () => {
        const { place, log, topic, group } = await opened();
        await using _ = place;
        await log.append(topic, [record("a")]);
        const stop = new AbortController();
        const consuming = log.consume(topic, { group, signal: stop.signal }, async () => {
          stop.abort();
          throw new Error("stopped half way");
        });
        await expect(consuming).rejects.toThrow("stopped half way");
        expect(valuesOf(await drain(log, topic, { group }))).toEqual(["a"]);
      });
    });

    describe("members of one group", () => {
      it("share the records without losing or repeating any", async () => {
        const { place, log, topic, group } = await opened();
        await using _ = place;
        const records = many(400);
        await log.append(topic, records);
        const connections = [log, log, await place.connect()];
        const seen: LogRecord[] = [];
        let ended = false;
        const members = connections.map((connection) =>
          connection.consume(
            topic,
            { group, signal: never, stopWhenCaughtUp: true, maxBatch: 5 },
            async (batch, progress) => {
              for (const each of batch) {
                seen.push(each);
                await progress();
                await setImmediate();
              }
            },
          ),
        );
        const done = Promise.all(members).finally(() => {
          ended = true;
        });
        await until(place, () => ended);
        await done;
        expect(sorted(valuesOf(seen))).toEqual(sorted(records.map(({ value }) => text.decode(value))));
        for (const ofPartition of Object.values(Object.groupBy(seen, ({ partition }) => partition))) {
          expect(ofPartition?.map(({ offset }) => offset)).toEqual(ofPartition?.map((_, index) => index));
        }
      });

      it.each(leaseOfOneBatch)("with %s, go on with all other partitions while one is slow", async () => {
        const { place, log, topic, group } = await opened();
        await using _ = place;
        const records = many(200);
        await log.append(topic, records);
        const held = heldMember(log, topic, { group, maxBatch: 1 });
        const [slow] = await held.batch;
        const others = records.filter(({ key }) => partitionOf(key, place.partitions) !== slow?.partition);
        const seen: string[] = [];
        const stop = new AbortController();
        const other = (await place.connect()).consume(
          topic,
          { group, signal: stop.signal, maxBatch: 9 },
          async (batch) => {
            seen.push(...valuesOf(batch));
          },
        );
        await until(place, () => seen.length === others.length);
        stop.abort();
        await other;
        expect(sorted(seen)).toEqual(sorted(others.map(({ value }) => text.decode(value))));
        held.stop();
        held.letGo();
        await held.ended;
      });

      it("take over the batch of a member that gives no sign of life, and refuse its commit", async () => {
        const { place, log, topic, group } = await opened();
        await using _ = place;
        await log.append(
          topic,
          ["1", "2", "3", "4"].map((value) => record("a", value)),
        );
        const dead = heldMember(log, topic, { group });
        await dead.batch;
        const heir = heldMember(await place.connect(), topic, { group, maxBatch: 2 });
        let inherited: readonly LogRecord[] | undefined;
        const taking = heir.batch.then((batch) => {
          inherited = batch;
        });
        await place.pass(1.5);
        await until(place, () => inherited !== undefined);
        await taking;
        expect(valuesOf(inherited ?? [])).toEqual(["1", "2"]);

        await expect(dead.progress()).rejects.toMatchObject({ code: "LEASE_LOST" });
        dead.letGo();
        await expect(dead.ended).rejects.toMatchObject({ code: "LEASE_LOST", retryable: true });
        expect(await log.lag(topic, group)).toBe(4);

        heir.stop();
        heir.letGo();
        await heir.ended;
        expect(await log.lag(topic, group)).toBe(2);
        expect(valuesOf(await drain(log, topic, { group }))).toEqual(["3", "4"]);
      });

      it("never move the offset back by a late commit", async () => {
        const { place, log, topic, group } = await opened();
        await using _ = place;
        await log.append(
          topic,
          ["1", "2", "3", "4"].map((value) => record("a", value)),
        );
        const late = heldMember(log, topic, { group, maxBatch: 1 });
        await late.batch;
        await place.pass(1.5);
        let ended = false;
        const rest = drain(await place.connect(), topic, { group }).finally(() => {
          ended = true;
        });
        await until(place, () => ended);
        expect(valuesOf(await rest)).toEqual(["1", "2", "3", "4"]);
        late.letGo();
        await expect(late.ended).rejects.toMatchObject({ code: "LEASE_LOST" });
        expect(await log.lag(topic, group)).toBe(0);
      });

      it("leave a batch to the member that goes on giving signs of life", async () => {
        const { place, log, topic, group } = await opened();
        await using _ = place;
        await log.append(topic, [record("a")]);
        const slow = heldMember(log, topic, { group });
        await slow.batch;
        const seen: string[] = [];
        const stop = new AbortController();
        const other = (await place.connect()).consume(
          topic,
          { group, signal: stop.signal },
          async (batch) => {
            seen.push(...valuesOf(batch));
          },
        );
        for (let round = 0; round < 6; round++) {
          await place.pass(0.5);
          await slow.progress();
        }
        slow.stop();
        slow.letGo();
        await slow.ended;
        stop.abort();
        await other;
        expect(seen).toEqual([]);
        expect(await log.lag(topic, group)).toBe(0);
      });
    });

    describe("read", () => {
      it("gives everything, partition by partition, and moves no group", async () => {
        const { place, log, topic, group } = await opened();
        await using _ = place;
        const records = many(2_500);
        await log.append(topic, records);
        await drain(log, topic, { group });
        const read = await all(log.read(topic, never));
        expect(sorted(valuesOf(read))).toEqual(sorted(records.map(({ value }) => text.decode(value))));
        const changes = read.filter(({ partition }, index) => partition !== read[index - 1]?.partition);
        expect(changes).toHaveLength(new Set(read.map(({ partition }) => partition)).size);
        expect(await log.lag(topic, `${group}-fresh`)).toBe(2_500);
      });

      it("ends at what was kept when it began", async () => {
        const { place, log, topic } = await opened();
        await using _ = place;
        await log.append(topic, [record("a", "1"), record("a", "2")]);
        const seen: string[] = [];
        for await (const { value } of log.read(topic, never)) {
          seen.push(text.decode(value));
          await log.append(topic, [record("a", "later")]);
        }
        expect(seen).toEqual(["1", "2"]);
      });

      it("is empty for a topic nobody wrote to", async () => {
        const { place, log, topic } = await opened();
        await using _ = place;
        expect(await all(log.read(topic, never))).toEqual([]);
      });

      it("throws the signal's reason when it aborts", async () => {
        const { place, log, topic } = await opened();
        await using _ = place;
        await log.append(topic, [record("a", "1"), record("a", "2")]);
        const stop = new AbortController();
        const seen: string[] = [];
        const reading = async () => {
          for await (const { value } of log.read(topic, stop.signal)) {
            seen.push(text.decode(value));
            stop.abort(new Error("enough"));
          }
        };
        await expect(reading()).rejects.toThrow("enough");
        expect(seen).toEqual(["1"]);
      });
    });

    describe("lag", () => {
      it("counts what the group has not committed", async () => {
        const { place, log, topic, group } = await opened();
        await using _ = place;
        expect(await log.lag(topic, group)).toBe(0);
        await log.append(topic, [record("a", "1"), record("a", "2"), record("b", "3")]);
        expect(await log.lag(topic, group)).toBe(3);
        const stop = new AbortController();
        await log.consume(topic, { group, signal: stop.signal, maxBatch: 1 }, async () => stop.abort());
        expect(await log.lag(topic, group)).toBe(2);
        expect(await log.lag(topic, `${group}-other`)).toBe(3);
        await drain(log, topic, { group });
        expect(await log.lag(topic, group)).toBe(0);
        await log.append(topic, [record("c")]);
        expect(await log.lag(topic, group)).toBe(1);
      });
    });

    describe("oldestWaiting", () => {
      it("is when the first record was appended that the group has not committed, to the minute", async () => {
        const { place, log, topic, group } = await opened();
        await using _ = place;
        expect(await log.oldestWaiting(topic, group)).toBeNull();
        const before = place.now();
        await log.append(topic, [record("a"), record("b")]);
        const after = place.now();
        const oldest = await log.oldestWaiting(topic, group);
        expect(oldest).toBeGreaterThanOrEqual(before - 60_000);
        expect(oldest).toBeLessThanOrEqual(after);
        await drain(log, topic, { group });
        expect(await log.oldestWaiting(topic, group)).toBeNull();
        expect(await log.oldestWaiting(topic, `${group}-other`)).not.toBeNull();
      });
    });
  });
}
