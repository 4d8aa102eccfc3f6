import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultRetryLimits, retryDecision } from "../../../pipelines/core/retry.ts";
import { ConflictError, ListeningError, RateLimitedError } from "../../../schemas/errors.ts";

const unavailable = new ListeningError("SOURCE_UNAVAILABLE", "no answer", { retryable: true });
const limits = { firstMs: 100, mostMs: 1_000, failures: 20 };
const highest = () => 1 - Number.EPSILON;
const lowest = () => 0;

describe("retryDecision", () => {
  it.each([
    [1, 100],
    [2, 200],
    [3, 400],
    [4, 800],
    [5, 1_000],
    [19, 1_000],
  ])("after failure %i waits anything from 0 to %i ms", (failures, longestMs) => {
    expect(retryDecision(unavailable, failures, lowest, limits)).toEqual({ retryAfterMs: 0 });
    expect(retryDecision(unavailable, failures, () => 0.5, limits)).toEqual({ retryAfterMs: longestMs / 2 });
    expect(retryDecision(unavailable, failures, highest, limits)).toEqual({ retryAfterMs: longestMs });
  });

  it("waits at least as long as the other side asked, and then spreads", () => {
    const slowDown = new RateLimitedError("SOURCE_RATE_LIMITED", "slow down", 5_000);
    expect(retryDecision(slowDown, 1, lowest, limits)).toEqual({ retryAfterMs: 5_000 });
    expect(retryDecision(slowDown, 1, highest, limits)).toEqual({ retryAfterMs: 5_100 });
  });

  it("takes a wait that lies in the past for none", () => {
    const late = new RateLimitedError("SOURCE_QUOTA", "renewed a moment ago", -50);
    expect(retryDecision(late, 1, lowest, limits)).toEqual({ retryAfterMs: 0 });
  });

  it.each([
    ["an error that is not retryable", new ListeningError("SOURCE_AUTH", "refused", { retryable: false })],
    ["an unknown error", new Error("who knows")],
    ["what is no error", "text"],
  ])("gives up at once after %s", (_, error) => {
    expect(retryDecision(error, 1, highest, limits)).toBe("give-up");
  });

  it("gives up at the limit and not before, and by default never", () => {
    expect(retryDecision(unavailable, 19, lowest, limits)).not.toBe("give-up");
    expect(retryDecision(unavailable, 20, lowest, limits)).toBe("give-up");
    expect(retryDecision(unavailable, 1_000_000, highest)).toEqual({
      retryAfterMs: defaultRetryLimits.mostMs,
    });
  });

  it("always answers with a wait that a timer can take", () => {
    const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000 }), random, (failures, chance) => {
        const decision = retryDecision(new ConflictError("changed"), failures, () => chance);
        if (decision === "give-up") throw new Error("gave up");
        expect(Number.isInteger(decision.retryAfterMs)).toBe(true);
        expect(decision.retryAfterMs).toBeGreaterThanOrEqual(0);
        expect(decision.retryAfterMs).toBeLessThanOrEqual(defaultRetryLimits.mostMs);
      }),
    );
  });
});
