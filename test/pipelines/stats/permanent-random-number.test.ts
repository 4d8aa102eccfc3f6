import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { permanentRandomNumber } from "../../../pipelines/stats/permanent-random-number.ts";

describe("permanentRandomNumber", () => {
  it("is the same for ever", () => {
    expect(permanentRandomNumber("a", "b")).toBe(0.3503790903157409);
  });

  it("lies from 0 to below 1", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (seed, id) => {
        const number = permanentRandomNumber(seed, id);
        return number >= 0 && number < 1;
      }),
    );
  });

  it("spreads evenly, and anew for another seed", () => {
    const numbers = (seed: string) =>
      Array.from({ length: 2000 }, (_, id) => permanentRandomNumber(seed, String(id)));
    const [a, b] = [numbers("a"), numbers("b")];
    // 3.29 standard errors of a share of a half.
    const within = (share: number) =>
      expect(Math.abs(share - 0.5)).toBeLessThan(3.29 / (2 * Math.sqrt(2000)));
    within(a.filter((number) => number < 0.5).length / 2000);
    within(a.filter((number, id) => number < 0.5 === (b[id] ?? 0) < 0.5).length / 2000);
  });
});
