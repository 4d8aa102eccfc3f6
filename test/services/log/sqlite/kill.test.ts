import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { describe, expect, it } from "vitest";
import { fakeClock } from "../../../fakes/fake-clock.ts";
import { sqliteLogPlace } from "./log-place.ts";

const never = new AbortController().signal;

/** Appends from `first` on until `acks` appends are acknowledged, then kills the process; the last number acknowledged. */
async function appendUntilKilled(file: string, first: number, acks: number): Promise<number> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "appender.ts"), file, String(first)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  let last = first - 1;
  let seen = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    last = Number(line); // lines that were on their way when the process died count as well
    seen += 1;
    if (seen === acks) child.kill("SIGKILL");
  }
  const [, signal] = (await exited) as [number | null, string | null];
  expect(signal).toBe("SIGKILL");
  return last;
}

describe("a process killed while it appends", () => {
  it("leaves every acknowledged record, once and in order, at whatever moment it dies", async () => {
    await using place = await sqliteLogPlace();
    let next = 0;
    const acknowledged = new Set<number>();
    for (const acks of [1, 2, 7, 31, 83]) {
      const last = await appendUntilKilled(place.file, next, acks);
      for (let number = next; number <= last; number++) acknowledged.add(number);
      const log = await place.connect();
      const records = await Array.fromAsync(log.read("t", never));
      const numbers = records.map(({ value }) => Number(Buffer.from(value).toString()));
      expect(new Set(numbers).size).toBe(numbers.length);
      expect([...acknowledged].filter((number) => !numbers.includes(number))).toEqual([]);
      for (const ofKey of Object.values(Object.groupBy(numbers, (number) => number % 10))) {
        expect(ofKey).toEqual(ofKey?.toSorted((a, b) => a - b));
      }
      // What was written but not acknowledged is there as well, or not at all: never half of an append.
      next = Math.max(...numbers) + 1;
      expect(numbers.length).toBe(next);
      await log[Symbol.asyncDispose]();
    }
  });
});

describe("a process killed while it handles a batch", () => {
  it("holds the batch until its lease is over, then the group has it again", async () => {
    await using place = await sqliteLogPlace();
    const clock = fakeClock({ startMs: Date.now() }); // the other process lives by the real time
    const log = await place.connect({ clock, pollMs: 60_000 });
    await log.append("t", [{ key: "k", value: Buffer.from("1") }]);
    const child = spawn(process.execPath, [join(import.meta.dirname, "stuck-consumer.ts"), place.file], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const exited = once(child, "exit");
    for await (const line of createInterface({ input: child.stdout })) {
      expect(line).toBe("holding 1");
      child.kill("SIGKILL");
    }
    await exited;

    const seen: number[] = [];
    const consuming = log.consume(
      "t",
      { group: "g", signal: never, stopWhenCaughtUp: true },
      async (batch) => {
        seen.push(...batch.map(({ offset }) => offset));
      },
    );
    await clock.untilSleeping();
    expect(seen).toEqual([]);
    await clock.advance(2 * 3_600_000);
    const taken = () => seen.length > 0;
    while (!taken()) await clock.advance(60_000);
    await consuming;
    expect(seen).toEqual([0]);
  });
});
