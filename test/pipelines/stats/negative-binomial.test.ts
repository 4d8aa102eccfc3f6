import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lowerTail, quantile, upperTail } from "../../../pipelines/stats/negative-binomial.ts";

describe("lowerTail", () => {
  it.each([
    // By hand: with mean 4 and variance 8, k = 4 and p(i) = C(i + 3, i) / 2^(i + 4); for Poisson's e^-3 (1 + 3 + 9/2).
    { count: 0, mean: 4, variance: 8, probability: 1 / 16 },
    { count: 1, mean: 4, variance: 8, probability: 1 / 16 + 4 / 32 },
    { count: 2, mean: 4, variance: 8, probability: 1 / 16 + 4 / 32 + 10 / 64 },
    { count: 2, mean: 3, variance: 3, probability: Math.exp(-3) * 8.5 },
    { count: 2, mean: 3, variance: 1, probability: Math.exp(-3) * 8.5 },
    { count: 0, mean: 0, variance: 0, probability: 1 },
  ])("of $count with mean $mean and variance $variance is right", ({ count, probability, ...moments }) => {
    expect(lowerTail(count, moments)).toBeCloseTo(probability, 12);
  });

  it("is near a half at the mean of a count too large for its first probability to be a number", () => {
    expect(lowerTail(100_000, { mean: 100_000, variance: 100_000 })).toBeCloseTo(0.5, 2);
    expect(lowerTail(100_000, { mean: 100_000, variance: 200_000 })).toBeCloseTo(0.5, 2);
  });

  it("grows with the count to 1, and a larger variance makes silence likelier", () => {
    const mean = fc.double({ min: 0.1, max: 50, noNaN: true });
    const factor = fc.double({ min: 1, max: 20, noNaN: true });
    fc.assert(
      fc.property(mean, factor, fc.nat(100), (expected, times, count) => {
        const moments = { mean: expected, variance: expected * times };
        const here = lowerTail(count, moments);
        expect(here).toBeGreaterThan(0);
        expect(lowerTail(count + 1, moments)).toBeGreaterThanOrEqual(here);
        expect(lowerTail(0, { mean: expected, variance: expected * times * 2 })).toBeGreaterThanOrEqual(
          lowerTail(0, moments),
        );
        expect(lowerTail(20_000, moments)).toBeCloseTo(1, 9);
      }),
    );
  });

  it.each([
    [-1, 2],
    [0.5, 2],
    [1, -1],
    [1, Number.NaN],
  ])("refuses %s of a mean of %s", (count, mean) => {
    expect(() => lowerTail(count, { mean, variance: 3 })).toThrow(RangeError);
  });
});

describe("upperTail", () => {
  it("is what the lower tail leaves", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 50, noNaN: true }),
        fc.double({ min: 1, max: 20, noNaN: true }),
        fc.integer({ min: 1, max: 100 }),
        (mean, times, count) => {
          const moments = { mean, variance: mean * times };
          expect(upperTail(count, moments) + lowerTail(count - 1, moments)).toBeCloseTo(1, 9);
        },
      ),
    );
  });

  it("keeps the digits of what is very improbable", () => {
    // Poisson: e^-1 (1/20! + 1/21! + ...)
    expect(upperTail(20, { mean: 1, variance: 1 }) * 6.25e18).toBeCloseTo(0.9925, 3);
    expect(upperTail(0, { mean: 0, variance: 0 })).toBe(1);
    expect(upperTail(1, { mean: 0, variance: 0 })).toBe(0);
  });
});

describe("quantile", () => {
  it("is the smallest count whose lower tail reaches the probability", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 50, noNaN: true }),
        fc.constantFrom(0.025, 0.5, 0.975),
        (mean, probability) => {
          const moments = { mean, variance: mean * 3 };
          const count = quantile(probability, moments);
          expect(lowerTail(count, moments)).toBeGreaterThanOrEqual(probability - 1e-9);
          const below = count === 0 ? 0 : lowerTail(count - 1, moments);
          expect(below).toBeLessThan(probability + 1e-9);
        },
      ),
    );
    expect(quantile(0.975, { mean: 0, variance: 0 })).toBe(0);
  });
});
