import { describe, expect, it } from "vitest";
import type { LogRecord } from "../../../../pipelines/ports/event-log.ts";
import { sqliteLogPlace } from "./log-place.ts";

const never = new AbortController().signal;

describe("the log on SQLite", () => {
  it("wakes waiting members at once for what is appended through the same object", async () => {
    await using place = await sqliteLogPlace({ pollMs: 1_000_000 });
    const log = await place.connect();
    const got = Promise.withResolvers<string>();
    const stop = new AbortController();
    const consuming = log.consume("t", { group: "g", signal: stop.signal }, async ([first]) => {
      got.resolve(first?.key ?? "");
    });
    await place.clock.untilSleeping();
    await log.append("t", [{ key: "k", value: new Uint8Array() }]);
    expect(await got.promise).toBe("k"); // though the clock stands still
    stop.abort();
    await consuming;
  });

  it("looks for what other processes appended after pollMs", async () => {
    await using place = await sqliteLogPlace({ pollMs: 5_000 });
    const [log, other] = [await place.connect(), await place.connect()];
    const seen: LogRecord[] = [];
    const got = Promise.withResolvers<void>();
    const stop = new AbortController();
    const consuming = log.consume("t", { group: "g", signal: stop.signal }, async (batch) => {
      seen.push(...batch);
      got.resolve();
    });
    await place.clock.untilSleeping();
    await other.append("t", [{ key: "k", value: new Uint8Array() }]);
    await place.clock.advance(4_999);
    expect(seen).toEqual([]);
    await place.clock.advance(1);
    await got.promise;
    expect(seen).toHaveLength(1);
    stop.abort();
    await consuming;
  });

  it("ends a batch before its values grow too large, but never before its first record", async () => {
    await using place = await sqliteLogPlace({ maxBatchBytes: 1_000 });
    const log = await place.connect();
    const sizes = [400, 400, 400, 5_000, 10, 10];
    await log.append(
      "t",
      sizes.map((size) => ({ key: "k", value: new Uint8Array(size) })),
    );
    const batches: number[][] = [];
    await log.consume("t", { group: "g", signal: never, stopWhenCaughtUp: true }, async (batch) => {
      batches.push(batch.map(({ value }) => value.length));
    });
    expect(batches).toEqual([[400, 400], [400], [5_000], [10, 10]]);
  });

  it("gives every partition its turn, also when the batch of one fails again and again", async () => {
    await using place = await sqliteLogPlace();
    const log = await place.connect();
    const records = Array.from({ length: 40 }, (_, index) => ({
      key: `key-${index}`,
      value: new Uint8Array(),
    }));
    await log.append("t", records);
    const poisoned = (await Array.fromAsync(log.read("t", never)))[0]?.partition;
    const seen = new Set<number>();
    for (let attempt = 0; attempt < place.partitions + 1; attempt++) {
      const stop = new AbortController();
      const handling = log.consume("t", { group: "g", signal: stop.signal }, async (batch) => {
        seen.add(batch[0]?.partition ?? -1);
        stop.abort();
        if (batch[0]?.partition === poisoned) throw new Error("poisoned");
      });
      await handling.catch(() => undefined);
    }
    expect(seen.size).toBe(place.partitions);
  });

  it("takes the commit of a lease that is over but that nobody took", async () => {
    await using place = await sqliteLogPlace();
    const log = await place.connect();
    await log.append("t", [{ key: "k", value: new Uint8Array() }]);
    await log.consume(
      "t",
      { group: "g", signal: never, stopWhenCaughtUp: true },
      async (_batch, progress) => {
        await place.pass(3);
        await progress();
        await place.pass(3);
      },
    );
    expect(await log.lag("t", "g")).toBe(0);
  });

  it("opens from several threads at once, also when the file is new", async () => {
    await using place = await sqliteLogPlace();
    const logs = await Promise.all(Array.from({ length: 5 }, () => place.connect()));
    await Promise.all(
      logs.map((log, index) => log.append("t", [{ key: `key-${index}`, value: new Uint8Array() }])),
    );
    expect(await logs[0]?.lag("t", "g")).toBe(5);
  });

  it("refuses calls after it was closed", async () => {
    await using place = await sqliteLogPlace();
    const log = await place.connect();
    await log[Symbol.asyncDispose]();
    await expect(log.append("t", [{ key: "k", value: new Uint8Array() }])).rejects.toThrow(
      "the store is closed",
    );
  });
});
