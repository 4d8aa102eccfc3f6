import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inverseOf, rowTimes } from "../../../pipelines/stats/invert.ts";

const row = fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 });

describe("inverseOf", () => {
  it("leads back from a product to what was multiplied", () => {
    fc.assert(
      fc.property(fc.tuple(row, row, row), row, (noise, shares) => {
        // A heavy diagonal keeps the matrix far from those that have no inverse.
        const matrix = noise.map((values, at) =>
          values.map((value, place) => value + (at === place ? 3 : 0)),
        );
        const inverse = inverseOf(matrix) ?? [];
        for (const [at, value] of rowTimes(rowTimes(shares, matrix), inverse).entries())
          expect(value).toBeCloseTo(shares[at] ?? Number.NaN, 9);
      }),
    );
  });

  it("changes rows where a pivot is nothing", () => {
    expect(
      inverseOf([
        [0, 1],
        [2, 0],
      ]),
    ).toEqual([
      [0, 0.5],
      [1, 0],
    ]);
  });

  it("says that rows which are the same can't be told apart", () => {
    expect(
      inverseOf([
        [0.4, 0.6],
        [0.4, 0.6],
      ]),
    ).toBeNull();
  });
});
