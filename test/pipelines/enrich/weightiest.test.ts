import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { weightiest } from "../../../pipelines/enrich/weightiest.ts";

describe("weightiest", () => {
  it("is the likeliest label where no weights are given, whatever the probabilities", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 }), (chances) => {
        expect(weightiest(chances, [])).toBe(chances.indexOf(Math.max(...chances)));
      }),
    );
  });
});
