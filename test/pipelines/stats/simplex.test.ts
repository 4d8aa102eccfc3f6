import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nearestShares } from "../../../pipelines/stats/simplex.ts";

const values = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 1, maxLength: 6 });
const distance = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, at) => sum + (value - (b[at] ?? 0)) ** 2, 0);

describe("nearestShares", () => {
  it("gives shares, whatever it is given", () => {
    fc.assert(
      fc.property(values, (given) => {
        const shares = nearestShares(given);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
        expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("finds none that are nearer among any other shares", () => {
    fc.assert(
      fc.property(values, fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (given, others) => {
        const weights = given.map((_, at) => (others[at] ?? 0) + 0.001);
        const sum = weights.reduce((a, b) => a + b, 0);
        const other = weights.map((weight) => weight / sum);
        expect(distance(given, nearestShares(given))).toBeLessThanOrEqual(distance(given, other) + 1e-9);
      }),
    );
  });

  it("leaves shares as they are, and refuses nothing at all", () => {
    expect(nearestShares([0.25, 0.75])).toEqual([0.25, 0.75]);
    expect(() => nearestShares([])).toThrow(RangeError);
  });
});
