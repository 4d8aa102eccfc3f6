import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countChange, unevennessOf } from "../../../pipelines/stats/count-change.ts";

const day = (posts: readonly number[], length = 1) => ({ posts, length });
const ones = (posts: number) => Array.from({ length: posts }, () => 1);
const anyPosts = fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 20 });

describe("countChange", () => {
  it("keeps the ratio within its interval, for whatever counts", () => {
    fc.assert(
      fc.property(anyPosts, anyPosts, (before, after) => {
        const change = countChange(day(before), day(after));
        const { ratio, interval, probability } = change ?? {
          ratio: 1,
          interval: { low: 1, high: 1 },
          probability: 1,
        };
        expect(interval.low).toBeLessThanOrEqual(ratio ?? Number.POSITIVE_INFINITY);
        expect(interval.high ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(ratio ?? 0);
        expect(probability).toBeGreaterThan(0);
        expect(probability).toBeLessThanOrEqual(1);
      }),
      { numRuns: 60, seed: 2 },
    );
  });

  it("compares in the same time", () => {
    const change = countChange(day(ones(70), 7), day(ones(20), 1));
    expect(change).toMatchObject({ before: 70, after: 20, ratio: 2 });
    expect(change?.interval.low).toBeGreaterThan(1);
  });

  it("is near the interval of two Poisson counts where each comment is under a post of its own", () => {
    // exp(ln 2 ± 1.96 √(1/200 + 1/100)), the usual approximation for two large counts.
    const { interval } = countChange(day(ones(100)), day(ones(200))) ?? { interval: { low: 0, high: 0 } };
    expect(interval.low).toBeCloseTo(1.57, 1);
    expect(interval.high).toBeCloseTo(2.54, 1);
  });

  it("is less sure of comments that lie under a few posts", () => {
    const spread = countChange(day(ones(100)), day(ones(200)));
    const heaped = countChange(day(ones(100)), day([180, ...ones(20)]));
    expect(spread?.interval.low).toBeGreaterThan(1);
    expect(heaped?.interval.low).toBeLessThan(1);
    expect(heaped?.probability).toBeGreaterThan(0.05);
  });

  it("is less sure of few posts where posts are known to be uneven", () => {
    const few = [day([20, 20, 20]), day([20, 20, 20, 20, 20])] as const;
    const low = (unevenness?: number) =>
      countChange(few[0], few[1], unevenness === undefined ? {} : { unevenness })?.interval.low ?? 0;
    expect(low(3)).toBeLessThan(low());
    const many = [day(ones(40)), day(ones(50))] as const;
    expect(countChange(many[0], many[1], { unevenness: 3 })).toEqual(countChange(many[0], many[1]));
  });

  it("says what is new of what was not there, and what is gone", () => {
    const appeared = countChange(day([]), day(ones(30)));
    expect(appeared).toMatchObject({ before: 0, ratio: null, interval: { high: null } });
    expect(appeared?.interval.low).toBeGreaterThan(1);
    expect(appeared?.probability).toBeLessThan(0.01);
    const gone = countChange(day(ones(30)), day([]));
    expect(gone).toMatchObject({ after: 0, ratio: 0, interval: { low: 0 } });
    expect(gone?.interval.high).toBeLessThan(1);
    expect(countChange(day([]), day([]))).toBeNull();
  });

  it("throws for a period without length", () => {
    expect(() => countChange(day([1], 0), day([1]))).toThrow(RangeError);
  });
});

describe("unevennessOf", () => {
  it("is 1 where all posts are alike, more where one has most, and unknown of a few", () => {
    expect(unevennessOf(ones(30))).toBe(1);
    expect(unevennessOf([971, ...ones(29)])).toBeGreaterThan(20);
    expect(unevennessOf(ones(29))).toBeNull();
  });
});
