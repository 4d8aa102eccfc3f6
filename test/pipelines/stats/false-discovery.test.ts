import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { falseDiscoveryRates, falseDiscoveryRatesOf } from "../../../pipelines/stats/false-discovery.ts";

describe("falseDiscoveryRates", () => {
  it("is right on the example of Benjamini and Hochberg (1995), table 1", () => {
    const probabilities = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
      0.759, 1,
    ];
    const rates = falseDiscoveryRates(probabilities);
    expect(rates.filter((rate) => rate <= 0.05)).toHaveLength(4);
    expect(rates[0]).toBeCloseTo(0.0015, 10);
    expect(rates[3]).toBeCloseTo(0.035625, 10);
  });

  it("counts tests that are not listed as no discoveries", () => {
    expect(falseDiscoveryRates([0.01, 0.5], 100)).toEqual([1, 1]);
    expect(falseDiscoveryRates([0.0001], 100)).toEqual([0.01]);
    expect(falseDiscoveryRates([])).toEqual([]);
    expect(() => falseDiscoveryRates([0.1, 0.2], 1)).toThrow(RangeError);
  });

  it("keeps the order of the probabilities, and is never below them", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 }), (probabilities) => {
        const rates = falseDiscoveryRates(probabilities);
        for (const [a, p] of probabilities.entries()) {
          expect(rates[a]).toBeGreaterThanOrEqual(p * (1 - 1e-12)); // rounding
          const larger = rates.filter((_, b) => (probabilities[b] ?? 0) > p);
          expect(Math.min(...larger, 1)).toBeGreaterThanOrEqual(rates[a] ?? 2);
        }
      }),
    );
  });
});

describe("falseDiscoveryRatesOf", () => {
  it("looks at all tests of all things together, and gives each its own", () => {
    const [first = 1, second = 1, third = 1] = falseDiscoveryRates([0.01, 0.04, 0.5]);
    expect(falseDiscoveryRatesOf([[0.01, null], [null, null], [0.04, 0.5], []])).toEqual([
      [first, null],
      [null, null],
      [second, third],
      [],
    ]);
  });
});
