import { describe, expect, it } from "vitest";
import { fakeClock } from "./fake-clock.ts";

const never = new AbortController().signal;

describe("fakeClock", () => {
  it("stands still until it is moved", async () => {
    const clock = fakeClock({ startMs: 100 });
    expect(clock.now()).toBe(100);
    await clock.advance(50);
    expect(clock.now()).toBe(150);
  });

  it("wakes sleepers in order, each at its own moment, and those that sleep again", async () => {
    const clock = fakeClock({ startMs: 0 });
    const woke: string[] = [];
    const sleeper = async (name: string, ...naps: readonly number[]) => {
      for (const ms of naps) {
        await clock.sleep(ms, never);
        woke.push(`${name} at ${clock.now()}`);
      }
    };
    const done = Promise.all([sleeper("a", 30), sleeper("b", 10, 10, 10, 1_000)]);
    await clock.advance(35);
    expect(woke).toEqual(["b at 10", "b at 20", "a at 30", "b at 30"]);
    expect(clock.sleeping).toBe(1);
    await clock.advance(1_000);
    await done;
    expect(clock.sleeping).toBe(0);
  });

  it("rejects with the signal's reason as soon as it aborts", async () => {
    const clock = fakeClock();
    const stop = new AbortController();
    const sleeping = clock.sleep(10, stop.signal);
    stop.abort(new Error("enough"));
    await expect(sleeping).rejects.toThrow("enough");
    await expect(clock.sleep(10, stop.signal)).rejects.toThrow("enough");
    expect(clock.sleeping).toBe(0);
  });

  it("tells when somebody sleeps", async () => {
    const clock = fakeClock();
    const watching = clock.untilSleeping();
    const sleeping = clock.sleep(5, never);
    await watching;
    await clock.untilSleeping();
    expect(clock.sleeping).toBe(1);
    await clock.advance(5);
    await sleeping;
  });

  it("moves by itself where that is asked for", async () => {
    const clock = fakeClock({ startMs: 0, autoAdvance: true });
    await clock.sleep(60_000, never);
    expect(clock.now()).toBe(60_000);
    await expect(clock.sleep(1, AbortSignal.abort(new Error("enough")))).rejects.toThrow("enough");
  });
});
