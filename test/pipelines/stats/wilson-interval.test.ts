import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wilsonInterval } from "../../../pipelines/stats/wilson-interval.ts";

describe("wilsonInterval", () => {
  it.each([
    // Worked examples: 81 of 263, 15 of 148, 0 of 20 and 1 of 29, from R. G. Newcombe (1998), Statistics in Medicine 17, 857-872, table I.
    { count: 81, total: 263, low: 0.2553, high: 0.3662 },
    { count: 15, total: 148, low: 0.0624, high: 0.1605 },
    { count: 0, total: 20, low: 0, high: 0.1611 },
    { count: 1, total: 29, low: 0.0061, high: 0.1718 },
  ])("agrees with the published $count of $total", ({ count, total, low, high }) => {
    const interval = wilsonInterval(count, total);
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  it("has nothing to say about nothing", () => {
    expect(wilsonInterval(0, 0)).toBeNull();
  });

  it.each([
    [-1, 10],
    [11, 10],
    [Number.NaN, 10],
  ])("refuses %s of %s", (count, total) => {
    expect(() => wilsonInterval(count, total)).toThrow(RangeError);
  });

  it("holds the share, stays within 0 and 1, and mirrors", () => {
    const shares = fc
      .integer({ min: 1, max: 1_000_000 })
      .chain((total) => fc.tuple(fc.nat(total), fc.constant(total)));
    fc.assert(
      fc.property(shares, ([count, total]) => {
        const interval = wilsonInterval(count, total);
        const mirrored = wilsonInterval(total - count, total);
        if (interval === null || mirrored === null) throw new Error("a share has an interval");
        expect(interval.low).toBeGreaterThanOrEqual(0);
        expect(interval.high).toBeLessThanOrEqual(1);
        expect(interval.low).toBeLessThanOrEqual(count / total);
        expect(interval.high).toBeGreaterThanOrEqual(count / total);
        expect(mirrored.low).toBeCloseTo(1 - interval.high, 10);
      }),
    );
  });
});
