import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { everyMinute } from "../../../services/runtime/ticks.ts";

describe("a tick every minute", () => {
  beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-23T23:29:30.000Z") }));
  afterEach(() => void vi.useRealTimers());

  it("comes at once, then when a minute of the clock begins, until it is stopped", async () => {
    const stop = new AbortController();
    const times: string[] = [];
    const ticking = everyMinute(() => {
      times.push(new Date().toISOString().slice(11, 19));
      return Promise.resolve();
    }, stop.signal);
    await vi.advanceTimersByTimeAsync(130_000);
    stop.abort();
    await ticking;
    await vi.advanceTimersByTimeAsync(130_000);
    expect(times).toEqual(["23:29:30", "23:30:00", "23:31:00"]);
  });

  it("ends with the error of a tick", async () => {
    let ticks = 0;
    const ticking = everyMinute(() => {
      ticks += 1;
      return ticks === 1 ? Promise.resolve() : Promise.reject(new Error("boom"));
    }, new AbortController().signal);
    const ended = ticking.then(
      () => "well",
      (error: Error) => error.message,
    );
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await ended).toBe("boom");
  });

  it("never comes where it is stopped before", async () => {
    const tick = vi.fn(() => Promise.resolve());
    await everyMinute(tick, AbortSignal.abort());
    expect(tick).not.toHaveBeenCalled();
  });
});
