import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changeOf, probabilityOfNone } from "../../../pipelines/stats/change.ts";
import { mulberry32 } from "../../../pipelines/stats/mulberry32.ts";
import { normalDraws } from "../../../pipelines/stats/share-draws.ts";

const normals = normalDraws(1, { seed: 3, draws: 4_000 }).map(([value = 0]) => value);

describe("changeOf", () => {
  it("keeps the value within its interval, for whatever draws", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 1 }),
        fc.double({ min: -2, max: 2, noNaN: true }),
        (drawn, value) => {
          const { interval, probability } = changeOf(drawn, value);
          expect(interval.low).toBeLessThanOrEqual(value);
          expect(interval.high).toBeGreaterThanOrEqual(value);
          expect(probability).toBeGreaterThan(0);
          expect(probability).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it("is 95 % of the draws, none larger than may be", () => {
    const { interval } = changeOf(normals, 0.1, 1.8);
    expect(interval.low).toBe(-1.8);
    expect(interval.high).toBe(1.8);
    expect(changeOf(normals, 0.1).interval.high).toBeCloseTo(1.96, 0);
  });

  it("throws for no draws", () => {
    expect(() => changeOf([], 0)).toThrow(RangeError);
  });
});

describe("probabilityOfNone", () => {
  it("is what a normal distribution gives, also where no draw lies beyond 0", () => {
    const at = (mean: number) => probabilityOfNone(normals.map((draw) => draw + mean));
    expect(at(1)).toBeCloseTo(0.317, 1);
    expect(at(2) / 0.0455).toBeCloseTo(1, 0);
    expect(Math.log10(at(-4.5))).toBeCloseTo(Math.log10(6.8e-6), 0);
  });

  it("is the same in both directions", () => {
    const drawn = normals.map((draw) => draw + 1.3);
    expect(probabilityOfNone(drawn.map((draw) => -draw))).toBe(probabilityOfNone(drawn));
  });

  it("is 1 where every draw is 0, and limited by the number of draws", () => {
    expect(probabilityOfNone([0, 0, 0])).toBe(1);
    expect(probabilityOfNone(Array.from({ length: 99 }, () => 0.2))).toBe(0.02);
    expect(probabilityOfNone(normals.slice(0, 99).map((draw) => 50 + draw))).toBe(0.02 / 1_000);
  });

  it("is uniform where nothing changed", () => {
    const random = mulberry32(11);
    const small = Array.from({ length: 400 }, () => {
      const centre = normals[Math.floor(random() * normals.length)] ?? 0;
      return probabilityOfNone(normals.slice(0, 500).map((draw) => draw + centre));
    }).filter((probability) => probability <= 0.05).length;
    expect(small / 400).toBeGreaterThan(0.02);
    expect(small / 400).toBeLessThan(0.09);
  });
});
