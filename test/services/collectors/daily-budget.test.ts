import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { StateStore } from "../../../pipelines/ports/state-store.ts";
import { isRetryable, RateLimitedError } from "../../../schemas/errors.ts";
import {
  budgets,
  dailyBudget,
  dailyShareFreeInMs,
  unitsLeft,
} from "../../../services/collectors/daily-budget.ts";
import { fakeClock } from "../../fakes/fake-clock.ts";
import { flaky } from "../../fakes/flaky.ts";
import { memoryState } from "../../fakes/memory-state.ts";

const hourMs = 3_600_000;

function open(state: StateStore, { units = 10, block = 1, startMs = Date.UTC(2026, 10, 24, 20) } = {}) {
  const clock = fakeClock({ startMs });
  const budget = dailyBudget({
    state,
    clock,
    platform: "youtube",
    bucket: "default",
    units,
    timeZone: "America/Los_Angeles",
    block,
  });
  return { budget, clock };
}

async function spendAll(spend: () => Promise<void>): Promise<{ spent: number; error: unknown }> {
  for (let spent = 0; ; spent += 1) {
    try {
      await spend();
    } catch (error) {
      return { spent, error };
    }
  }
}

describe("dailyBudget", () => {
  it("lets exactly so many units be spent, then says when it is renewed", async () => {
    await using state = memoryState();
    const { budget } = open(state, { units: 45, block: 20 });
    const { spent, error } = await spendAll(() => budget.spend(1));
    expect(spent).toBe(45);
    expect(error).toBeInstanceOf(RateLimitedError);
    expect(error).toMatchObject({ code: "SOURCE_QUOTA", retryable: true, retryAfterMs: 12 * hourMs });
  });

  it.each([
    ["the day of 23 hours", Date.UTC(2026, 2, 8, 8), 23],
    ["the day of 25 hours", Date.UTC(2026, 10, 1, 7), 25],
  ])("is renewed at Pacific midnight at the end of %s", async (_, startMs, hours) => {
    await using state = memoryState();
    const { budget, clock } = open(state, { units: 3, startMs });
    const { error } = await spendAll(() => budget.spend(1));
    expect(error).toMatchObject({ retryAfterMs: hours * hourMs });
    await clock.advance(hours * hourMs - 1);
    await expect(budget.spend(1)).rejects.toMatchObject({ retryAfterMs: 1 });
    await clock.advance(1);
    expect((await spendAll(() => budget.spend(1))).spent).toBe(3);
  });

  it("can be for a month, and takes back what was not needed", async () => {
    await using state = memoryState();
    const clock = fakeClock({ startMs: Date.UTC(2026, 10, 29) });
    const bucket = { platform: "x", bucket: "posts", units: 100, timeZone: "UTC", per: "month" } as const;
    const options = { state, clock, ...bucket };
    const budget = dailyBudget(options);
    const giveBack = await budget.spendAtMost(100);
    await expect(budget.spend(1)).rejects.toMatchObject({ retryAfterMs: 48 * hourMs });
    await giveBack(30);
    await budget.spend(30);
    expect(await unitsLeft(options)).toBe(0);
    await clock.advance(48 * hourMs);
    await budget.spend(60);
    await giveBack(50); // of a month that is over
    await expect(budget.spend(41)).rejects.toMatchObject({ retryAfterMs: 31 * 24 * hourMs });
  });

  it("takes nothing back that was spent before midnight, or before the platform said that nothing is left", async () => {
    await using state = memoryState();
    const { budget, clock } = open(state, { units: 100, block: 20 });
    const giveBackYesterday = await budget.spendAtMost(100);
    await clock.advance(24 * hourMs);
    await budget.spend(1);
    await giveBackYesterday(90);
    expect((await spendAll(() => budget.spend(1))).spent).toBe(99);
    await clock.advance(24 * hourMs);
    const giveBack = await budget.spendAtMost(50);
    await budget.exhaust();
    await giveBack(40);
    await expect(budget.spend(1)).rejects.toMatchObject({ code: "SOURCE_QUOTA" });
  });

  it("remembers over a restart, and counts a block that was begun as spent", async () => {
    await using state = memoryState();
    const first = open(state, { units: 100, block: 20 });
    for (let unit = 0; unit < 25; unit += 1) await first.budget.spend(1); // the second block is begun
    const second = open(state, { units: 100, block: 20 });
    expect((await spendAll(() => second.budget.spend(1))).spent).toBe(60);
  });

  it("is shared by workers that spend at the same time", async () => {
    await using state = memoryState();
    const workers = [open(state, { units: 50, block: 7 }), open(state, { units: 50, block: 7 })];
    const results = await Promise.all(
      workers.flatMap(({ budget }) => [spendAll(() => budget.spend(1)), spendAll(() => budget.spend(1))]),
    );
    expect(results.reduce((sum, { spent }) => sum + spent, 0)).toBe(50);
  });

  it("gives nothing more today once the platform says so, to any worker, and anew tomorrow", async () => {
    await using state = memoryState();
    const first = open(state);
    await first.budget.spend(1);
    await first.budget.exhaust();
    await first.budget.exhaust();
    await expect(first.budget.spend(1)).rejects.toMatchObject({ code: "SOURCE_QUOTA" });
    const second = open(state);
    await expect(second.budget.spend(1)).rejects.toMatchObject({ code: "SOURCE_QUOTA" });
    await second.clock.advance(12 * hourMs);
    await expect(second.budget.spend(1)).resolves.toBeUndefined();
  });

  it("tells how many units no worker has reserved yet", async () => {
    await using state = memoryState();
    const { budget, clock } = open(state, { units: 45, block: 20 });
    const left = () =>
      unitsLeft({
        state,
        clock,
        platform: "youtube",
        bucket: "default",
        units: 45,
        timeZone: "America/Los_Angeles",
      });
    expect(await left()).toBe(45);
    await budget.spend(1);
    expect(await left()).toBe(25);
    await budget.exhaust();
    expect(await left()).toBe(0);
    await clock.advance(24 * hourMs);
    expect(await left()).toBe(45);
  });

  it("keeps one document, that of today", async () => {
    await using state = memoryState();
    const { budget, clock } = open(state);
    for (let day = 0; day < 4; day += 1) {
      await budget.spend(1);
      await clock.advance(24 * hourMs);
    }
    const keys = (await Array.fromAsync(state.list(budgets))).map(({ key }) => key);
    expect(keys).toEqual(["youtube/default/2026-11-27"]);
  });

  it("never lets more than the day's units be spent, wherever the store fails", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.boolean(), { maxLength: 40 }),
        fc.integer({ min: 1, max: 6 }),
        async (plan, block) => {
          await using state = memoryState();
          const failures = plan.values();
          let spent = 0;
          for (let restart = 0; restart < 4; restart += 1) {
            const { budget } = open(flaky(state, failures), { units: 12, block });
            for (let call = 0; call < 8; call += 1) {
              try {
                await budget.spend(1);
                spent += 1;
              } catch (error) {
                if (!isRetryable(error)) throw error;
              }
            }
          }
          expect(spent).toBeLessThanOrEqual(12);
          const [day] = await Array.fromAsync(state.list(budgets));
          expect(day?.value.reserved ?? 0).toBeGreaterThanOrEqual(spent);
        },
      ),
    );
  });

  it("tells when more is left than the others need for the rest of the day", async () => {
    const state = memoryState();
    // Midnight in Los Angeles, where the day begins.
    const { clock, budget } = open(state, { units: 100, startMs: Date.UTC(2026, 10, 24, 8) });
    const options = { state, clock, platform: "youtube", bucket: "default", units: 100 } as const;
    const freeInMs = (share: number) =>
      dailyShareFreeInMs({ ...options, timeZone: "America/Los_Angeles" }, share);
    expect(await freeInMs(0.5)).toBe(0);
    await budget.spend(49);
    expect(await freeInMs(0.5)).toBe(0);
    await budget.spend(1);
    const waitMs = await freeInMs(0.5);
    expect(waitMs).toBeGreaterThan(0);
    await clock.advance(waitMs);
    expect(await freeInMs(0.5)).toBe(0);
    await budget.spend(40); // 10 are left, which the others need for 4.8 hours
    await clock.advance((await freeInMs(0.5)) - 1_000);
    expect(await freeInMs(0.5)).toBeGreaterThan(0);
    await clock.advance(1_000);
    expect(await freeInMs(0.5)).toBe(0);
    expect(await freeInMs(1)).toBe(0);
    await budget.exhaust();
    expect(await freeInMs(1)).toBe(4.8 * hourMs - 1);
  });
});
