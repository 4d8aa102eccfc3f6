import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RateLimitedError } from "../../../schemas/errors.ts";
import {
  rollingBudget,
  rollingShareFreeInMs,
  rollingUnitsLeft,
} from "../../../services/collectors/rolling-budget.ts";
import { fakeClock } from "../../fakes/fake-clock.ts";
import { memoryState } from "../../fakes/memory-state.ts";

const hourMs = 3_600_000;

function setUp(units: number, block?: number) {
  const clock = fakeClock();
  const state = memoryState();
  const options = { state, clock, platform: "facebook", bucket: "1030", units } as const;
  const open = () => rollingBudget(block === undefined ? options : { ...options, block });
  const freeInMs = (share: number) => rollingShareFreeInMs(options, share);
  const left = () => rollingUnitsLeft(options);
  return { clock, open, freeInMs, left };
}

describe("a rolling budget", () => {
  it("never lets 24 hours have more than the budget, whoever spends, and always goes on", async () => {
    const steps = fc.array(fc.record({ waitMs: fc.nat({ max: 30 * hourMs }), units: fc.nat({ max: 7 }) }), {
      maxLength: 80,
    });
    await fc.assert(
      fc.asyncProperty(steps, fc.integer({ min: 7, max: 40 }), async (steps, units) => {
        const { clock, open } = setUp(units, 3);
        const workers = [open(), open()];
        const spent: { readonly at: number; readonly units: number }[] = [];
        for (const [position, step] of steps.entries()) {
          await clock.advance(step.waitMs);
          try {
            await workers[position % 2]?.spend(step.units);
            spent.push({ at: clock.now(), units: step.units });
          } catch (error) {
            if (!(error instanceof RateLimitedError)) throw error;
            await clock.advance(error.retryAfterMs);
          }
        }
        for (const { at } of spent) {
          const window = spent.filter((each) => each.at <= at && each.at > at - 24 * hourMs);
          expect(window.reduce((sum, each) => sum + each.units, 0)).toBeLessThanOrEqual(units);
        }
      }),
    );
  });

  it("tells what is left, which comes back a day later", async () => {
    const { clock, open, left } = setUp(100, 10);
    expect(await left()).toBe(100);
    await open().spend(25);
    expect(await left()).toBe(75);
    await clock.advance(12 * hourMs);
    await open().spend(1);
    expect(await left()).toBe(65); // with the rest of the block that was begun
    await clock.advance(13 * hourMs);
    expect(await left()).toBe(90);
  });

  it("is remembered over restarts, pauses too", async () => {
    const { clock, open } = setUp(10);
    await open().spend(10);
    await expect(open().spend(1)).rejects.toMatchObject({ code: "SOURCE_QUOTA" });
    await clock.advance(30 * hourMs);
    await open().pause(hourMs);
    await open().pause(1_000); // a shorter one changes nothing
    await expect(open().spend(1)).rejects.toMatchObject({
      code: "SOURCE_RATE_LIMITED",
      retryAfterMs: hourMs,
    });
    await clock.advance(hourMs);
    await open().spend(1);
  });

  it("waits for a 24th of the budget instead of taking each unit as it comes free", async () => {
    const { clock, open } = setUp(48, 1);
    const budget = open();
    await budget.spend(1);
    await clock.advance(hourMs);
    await budget.spend(47);
    // The first hour frees 1 unit after 25 hours, the second the other 47 an hour later.
    await expect(budget.spend(1)).rejects.toMatchObject({ retryAfterMs: 25 * hourMs });
  });

  it("tells when less than a share of it is spent", async () => {
    const { clock, open, freeInMs } = setUp(100, 1);
    expect(await freeInMs(0.5)).toBe(0);
    await open().spend(49);
    expect(await freeInMs(0.5)).toBe(0);
    await clock.advance(2 * hourMs);
    await open().spend(1);
    const waitMs = await freeInMs(0.5);
    expect(waitMs).toBe(23 * hourMs); // until the first units leave the window
    expect(await freeInMs(0.51)).toBe(0);
    await clock.advance(waitMs);
    expect(await freeInMs(0.5)).toBe(0);
  });
});
