import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ErrorRates } from "../../../pipelines/stats/error-rates.ts";
import { driftedErrorRates, possibleErrorRates } from "../../../pipelines/stats/error-rates.ts";

const confusion = fc.array(fc.array(fc.nat(300), { minLength: 3, maxLength: 3 }), {
  minLength: 3,
  maxLength: 3,
});
const firstCell = (draws: readonly ErrorRates[]) => draws.map((rates) => rates[0]?.[0] ?? Number.NaN);
const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const varianceOf = (values: readonly number[]) =>
  meanOf(values.map((value) => (value - meanOf(values)) ** 2));

describe("possibleErrorRates", () => {
  it("draws rows of shares from any counts, and the same from the same seed", () => {
    fc.assert(
      fc.property(confusion, fc.nat(), (counts, seed) => {
        const drawn = possibleErrorRates(counts, { seed, draws: 5 });
        for (const row of drawn.flat()) expect(row.reduce((sum, rate) => sum + rate, 0)).toBeCloseTo(1, 9);
        expect(possibleErrorRates(counts, { seed, draws: 5 })).toEqual(drawn);
      }),
    );
  });

  it("spreads as the posterior of the counts does", () => {
    const drawn = firstCell(
      possibleErrorRates(
        [
          [60, 40],
          [10, 90],
        ],
        { seed: 1, draws: 4_000 },
      ),
    );
    expect(meanOf(drawn)).toBeCloseTo(60.5 / 101, 2);
    expect(varianceOf(drawn)).toBeCloseTo((0.6 * 0.4) / 102, 3);
  });
});

describe("driftedErrorRates", () => {
  it("spreads rates by the drift, and leaves them where there is none", () => {
    const rates = Array.from({ length: 4_000 }, () => [
      [0.6, 0.4],
      [0.2, 0.8],
    ]);
    const drawn = firstCell(driftedErrorRates(rates, 0.1, 1));
    expect(meanOf(drawn)).toBeCloseTo(0.6, 1);
    expect(varianceOf(drawn)).toBeGreaterThan(0.9 * 0.1 * 0.24);
    expect(varianceOf(drawn)).toBeLessThan(1.1 * 0.1 * 0.24);
    expect(driftedErrorRates(rates, 0, 1)).toBe(rates);
  });

  it("refuses what is no share of variance", () => {
    expect(() => driftedErrorRates([], 1, 1)).toThrow(RangeError);
    expect(() => driftedErrorRates([], -0.1, 1)).toThrow(RangeError);
  });
});
