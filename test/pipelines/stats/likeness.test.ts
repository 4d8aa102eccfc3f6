import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { effectiveSize, likenessOf, sizeOf, typicalPost } from "../../../pipelines/stats/likeness.ts";

const counts = fc.array(fc.nat(40), { minLength: 3, maxLength: 3 }).filter((each) => sizeOf(each) > 0);
const posts = fc.array(counts, { minLength: 1, maxLength: 20 });

describe("likenessOf", () => {
  it("is nothing for posts of the same mixture, and everything for posts of one class each", () => {
    expect(
      likenessOf([
        [10, 20],
        [5, 10],
        [20, 40],
      ]),
    ).toBe(0);
    expect(
      likenessOf([
        [9, 0],
        [0, 7],
        [12, 0],
      ]),
    ).toBe(1);
  });

  it("equals the analysis of variance done by hand", () => {
    // Posts of 4: 3 of 4 and 1 of 4. Between 0.5 with 1 degree of freedom, within 1.5 with 6, for each class.
    expect(
      likenessOf([
        [3, 1],
        [1, 3],
      ]),
    ).toBeCloseTo((0.5 - 0.25) / (0.5 + 3 * 0.25), 12);
  });

  it("is unknown of one post and of posts of one comment", () => {
    expect(likenessOf([[5, 5]])).toBeNull();
    expect(
      likenessOf([
        [1, 0],
        [0, 1],
      ]),
    ).toBeNull();
  });

  it("lies between 0 and 1, in whatever order the posts come", () => {
    fc.assert(
      fc.property(posts, (given) => {
        const likeness = likenessOf(given);
        expect(likeness ?? 0).toBeGreaterThanOrEqual(0);
        expect(likeness ?? 0).toBeLessThanOrEqual(1);
        expect(likenessOf(given.toReversed()) ?? -1).toBeCloseTo(likeness ?? -1, 9);
      }),
    );
  });
});

describe("effectiveSize", () => {
  it("is the comments where they are not alike, and fewer the more alike they are, but never fewer than one post's", () => {
    fc.assert(
      fc.property(posts, fc.double({ min: 0, max: 1, noNaN: true }), (given, likeness) => {
        const sizes = given.map(sizeOf);
        const [size, typical] = [sizeOf(sizes), typicalPost(sizes)];
        expect(effectiveSize(size, typical, 0)).toBeCloseTo(size, 9);
        expect(effectiveSize(size, typical, likeness)).toBeLessThanOrEqual(size + 1e-9);
        expect(effectiveSize(size, typical, likeness)).toBeGreaterThanOrEqual(1 - 1e-9);
      }),
    );
  });

  it("counts posts of one size as one each where all their comments are the same", () => {
    expect(effectiveSize(24, typicalPost([8, 8, 8]), 1)).toBe(3);
  });
});
