import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { krippendorffAlpha, masi, nominal, ordinal } from "../../../pipelines/stats/krippendorff-alpha.ts";

/** Krippendorff (2011), example C: four observers, twelve units, some values missing. */
const observers = [
  [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
  [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
];
const published = Array.from({ length: 12 }, (_, unit) =>
  observers.flatMap((values) => {
    const value = values[unit];
    return value === null || value === undefined ? [] : [String(value)];
  }),
);

const labels = ["negative", "neutral", "positive"];
const units = fc.array(fc.array(fc.constantFrom(...labels), { maxLength: 4 }), { maxLength: 20 });

describe("krippendorffAlpha", () => {
  it("is what Krippendorff published", () => {
    expect(krippendorffAlpha(published, nominal)).toBeCloseTo(0.743, 3);
    expect(krippendorffAlpha(published, ordinal(["1", "2", "3", "4", "5"]))).toBeCloseTo(0.815, 3);
  });

  it("is at most 1, and 1 exactly where all agree", () => {
    fc.assert(
      fc.property(units, fc.constantFrom(nominal, ordinal(labels), masi), (some, difference) => {
        const alpha = krippendorffAlpha(some, difference);
        if (alpha === null) return true;
        const agree = some.every((unit) => new Set(unit).size < 2);
        return agree ? alpha === 1 : alpha < 1;
      }),
    );
  });

  it("does not depend on the order of units, of people, or on units that one person labelled", () => {
    fc.assert(
      fc.property(units, (some) => {
        const turned = [...some, ["neutral"], []].toReversed().map((unit) => unit.toReversed());
        const [a, b] = [krippendorffAlpha(some, nominal), krippendorffAlpha(turned, nominal)];
        return a === b || Math.abs((a ?? NaN) - (b ?? NaN)) < 1e-12;
      }),
    );
  });

  it("is undefined where nothing was labelled twice or only one value was given", () => {
    expect(krippendorffAlpha([], nominal)).toBeNull();
    expect(krippendorffAlpha([["a"], ["b"]], nominal)).toBeNull();
    expect(krippendorffAlpha([["a", "a"]], nominal)).toBeNull();
  });

  it("counts a near miss for less than a far one where the labels have an order", () => {
    const base = labels.map((label) => [label, label]);
    const near = krippendorffAlpha([...base, ["negative", "neutral"]], ordinal(labels)) ?? 0;
    const far = krippendorffAlpha([...base, ["negative", "positive"]], ordinal(labels)) ?? 0;
    expect(near).toBeGreaterThan(far);
  });
});

describe("masi", () => {
  it.each([
    ["a b", "a b", 0],
    ["a", "a b", 1 - (1 / 2) * (2 / 3)],
    ["a b", "b c", 1 - (1 / 3) * (1 / 3)],
    ["a", "b", 1],
  ])("between %s and %s is %f", (a, b, expected) => {
    expect(masi([a, b], [1, 1])[0]?.[1]).toBeCloseTo(expected, 12);
  });
});
