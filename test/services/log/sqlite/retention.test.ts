import { describe, expect, it } from "vitest";
import type { EventLog } from "../../../../pipelines/ports/event-log.ts";
import { sqliteLogPlace } from "./log-place.ts";

const never = new AbortController().signal;
const dayMs = 86_400_000;
const retentionMs = 30 * dayMs;

const append = (log: EventLog, ...values: readonly string[]) =>
  log.append(
    "t",
    values.map((value) => ({ key: "k", value: Buffer.from(value) })),
  );

async function drain(log: EventLog, group: string, topic = "t"): Promise<string[]> {
  const seen: string[] = [];
  await log.consume(topic, { group, signal: never, stopWhenCaughtUp: true }, async (batch) => {
    seen.push(...batch.map(({ value }) => Buffer.from(value).toString()));
  });
  return seen;
}

async function kept(log: EventLog): Promise<string[]> {
  const records = await Array.fromAsync(log.read("t", never));
  return records.map(({ offset, value }) => `${offset}:${Buffer.from(value).toString()}`);
}

/** Gives the store an occasion for its upkeep, which comes with consuming. */
const upkeep = (log: EventLog) => drain(log, "upkeep", "other");

describe("retention", () => {
  it("removes what is old and committed by every group, and numbers on", async () => {
    await using place = await sqliteLogPlace({ retentionMs });
    const log = await place.connect();
    await append(log, "old", "old too");
    await drain(log, "g");
    await place.clock.advance(retentionMs - 1);
    await append(log, "young");
    await drain(log, "g");
    await upkeep(log);
    expect(await kept(log)).toEqual(["0:old", "1:old too", "2:young"]);

    await place.clock.advance(60_000);
    await upkeep(log);
    expect(await kept(log)).toEqual(["2:young"]);
    expect(await drain(log, "fresh")).toEqual(["young"]);
    expect(await log.lag("t", "fresher")).toBe(1);

    await place.clock.advance(retentionMs);
    await upkeep(log);
    expect(await kept(log)).toEqual([]);
    expect(await log.lag("t", "fresher")).toBe(0);
    expect(await drain(log, "freshest")).toEqual([]);
    await append(log, "new");
    expect(await kept(log)).toEqual(["3:new"]);
    expect(await drain(log, "g")).toEqual(["new"]);
    expect(await drain(log, "fresher")).toEqual(["new"]);
  });

  it("keeps what any known group has not committed, however old", async () => {
    await using place = await sqliteLogPlace({ retentionMs });
    const log = await place.connect();
    await append(log, "1", "2");
    await log
      .consume("t", { group: "slow", signal: never, maxBatch: 1, stopWhenCaughtUp: true }, async (batch) => {
        if (batch[0]?.offset === 1) throw new Error("stuck");
      })
      .catch(() => undefined);
    await drain(log, "fast");
    await place.clock.advance(100 * retentionMs);
    await upkeep(log);
    expect(await kept(log)).toEqual(["1:2"]);
  });

  it("knows a group from its first look, before anything was written", async () => {
    await using place = await sqliteLogPlace({ retentionMs });
    const log = await place.connect();
    await drain(log, "early");
    await append(log, "1");
    await drain(log, "late");
    await place.clock.advance(2 * retentionMs);
    await upkeep(log);
    expect(await drain(log, "early")).toEqual(["1"]);
  });

  it("keeps a topic that no group ever read", async () => {
    await using place = await sqliteLogPlace({ retentionMs });
    const log = await place.connect();
    await append(log, "1");
    await place.clock.advance(100 * retentionMs);
    await upkeep(log);
    expect(await kept(log)).toEqual(["0:1"]);
  });

  it("removes nothing where no time is set", async () => {
    await using place = await sqliteLogPlace();
    const log = await place.connect();
    await append(log, "1");
    await drain(log, "g");
    await place.clock.advance(100 * retentionMs);
    await upkeep(log);
    expect(await kept(log)).toEqual(["0:1"]);
  });

  it("works off a large remainder slice by slice", async () => {
    await using place = await sqliteLogPlace({ retentionMs });
    const log = await place.connect();
    await append(log, ...Array.from({ length: 12_001 }, String));
    await drain(log, "g");
    await place.clock.advance(2 * retentionMs);
    await upkeep(log);
    expect(await kept(log)).toHaveLength(7_001);
    await upkeep(log);
    await upkeep(log);
    expect(await kept(log)).toEqual([]);
  });
});
