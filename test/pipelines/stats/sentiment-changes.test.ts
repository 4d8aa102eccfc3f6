import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SentimentCounts } from "../../../pipelines/stats/net-sentiment.ts";
import { compareSentiment, compareSentimentSums } from "../../../pipelines/stats/sentiment-changes.ts";
import { sentimentEstimator } from "../../../pipelines/stats/sentiment-estimates.ts";
import { SentimentLabel } from "../../../schemas/analysed.ts";
import { changeCoverageOf } from "../../bench/change-simulation.ts";
import { usualSetting } from "../../bench/interval-simulation.ts";

const counts = (negative: number, neutral: number, positive: number): SentimentCounts => ({
  negative,
  neutral,
  positive,
});
const none = counts(0, 0, 0);
const confusion = {
  negative: counts(240, 70, 50),
  neutral: counts(30, 86, 24),
  positive: counts(70, 37, 125),
};
const ordinary = sentimentEstimator({ confusion });
const anyCounts = fc.record({ negative: fc.nat(30), neutral: fc.nat(30), positive: fc.nat(30) });
const anyPosts = fc.array(fc.record({ before: anyCounts, after: anyCounts }), { maxLength: 45 });
const periods = (before: SentimentCounts, after: SentimentCounts, posts = 100) => [
  ...Array.from({ length: posts }, () => ({ before, after: none })),
  ...Array.from({ length: posts }, () => ({ before: none, after })),
];

describe("compareSentiment", () => {
  it("says of each figure what its two values differ by, within the interval, with and without correction", () => {
    fc.assert(
      fc.property(anyPosts, (posts) => {
        const change = compareSentiment(ordinary, posts, { slice: "narrow" });
        for (const kind of change === null ? [] : (["said", "corrected"] as const)) {
          const differences = change?.[kind];
          for (const label of SentimentLabel.options) {
            const difference = differences?.[label];
            const [before, after] = [change?.before[kind][label].value, change?.after[kind][label].value];
            expect(difference?.value).toBeCloseTo((after ?? 2) - (before ?? 0), 12);
            expect(difference?.interval.low).toBeLessThanOrEqual(difference?.value ?? -2);
            expect(difference?.interval.high).toBeGreaterThanOrEqual(difference?.value ?? 2);
            expect(difference?.interval.low).toBeGreaterThanOrEqual(-1);
            expect(difference?.interval.high).toBeLessThanOrEqual(1);
          }
          expect(differences?.net.value).toBeCloseTo(
            (differences?.positive.value ?? 0) - (differences?.negative.value ?? 0),
            12,
          );
        }
      }),
      { numRuns: 30, seed: 1 },
    );
  });

  it("turns round when the periods do", () => {
    const posts = periods(counts(8, 6, 6), counts(12, 4, 4));
    const turned = posts.map(({ before, after }) => ({ before: after, after: before }));
    const there = compareSentiment(ordinary, posts, { slice: "narrow" });
    const back = compareSentiment(ordinary, turned, { slice: "narrow" });
    expect(back?.corrected.negative.value).toBeCloseTo(-(there?.corrected.negative.value ?? 0), 12);
    expect(back?.corrected.negative.interval.low).toBeCloseTo(
      -(there?.corrected.negative.interval.high ?? 0),
      1,
    );
  });

  it("says the same in whatever order the posts come", () => {
    fc.assert(
      fc.property(anyPosts, (posts) => {
        const turned = compareSentiment(ordinary, posts.toReversed(), { slice: "narrow" });
        expect(turned).toEqual(compareSentiment(ordinary, posts, { slice: "narrow" }));
      }),
      { numRuns: 20, seed: 1 },
    );
  });

  it("compares nothing with nothing", () => {
    expect(compareSentiment(ordinary, [], { slice: "mixed" })).toBeNull();
    expect(
      compareSentiment(ordinary, [{ before: counts(3, 0, 0), after: none }], { slice: "mixed" }),
    ).toBeNull();
  });

  it("is surer of a change than of the two shares, because the models err alike in both", () => {
    const change = compareSentiment(ordinary, periods(counts(8, 6, 6), counts(8, 6, 6)), { slice: "narrow" });
    const width = ({ low, high }: { low: number; high: number }) => high - low;
    const { before, corrected } = change ?? {};
    expect(width(corrected?.negative.interval ?? { low: 0, high: 9 })).toBeLessThan(
      width(before?.corrected.negative.interval ?? { low: 0, high: 0 }) / 2,
    );
  });

  it("finds a change that the models halve, and gives it back", () => {
    const change = compareSentiment(ordinary, periods(counts(8, 6, 6), counts(12, 4, 4)), { slice: "mixed" });
    const { said, corrected } = change ?? {};
    expect(said?.negative.interval.low).toBeGreaterThan(0);
    expect(corrected?.negative.interval.low).toBeGreaterThan(0);
    expect(corrected?.negative.value).toBeGreaterThan((said?.negative.value ?? 1) * 1.3);
  });

  it("draws a post with its comments of both periods, so that a lively post is no change", () => {
    const lively = Array.from({ length: 60 }, (_, at) => {
      const each = at % 2 === 0 ? counts(20, 2, 2) : counts(2, 10, 12);
      return { before: each, after: each };
    });
    const apart = lively.flatMap(({ before, after }) => [
      { before, after: none },
      { before: none, after },
    ]);
    const width = (posts: typeof lively) => {
      const { low, high } = compareSentiment(ordinary, posts, { slice: "narrow" })?.said.negative
        .interval ?? {
        low: 0,
        high: 0,
      };
      return high - low;
    };
    expect(width(lively)).toBeLessThan(1e-9);
    expect(width(apart)).toBeGreaterThan(0.1);
  });

  it("holds the true change about as often as it says, with posts that are alike and models that err", () => {
    const { corrected, falselyChanged } = changeCoverageOf(usualSetting(confusion), { runs: 30, seed: 7 });
    expect(corrected).toBeGreaterThan(0.85);
    expect(falselyChanged).toBeLessThan(0.2);
  });
});

describe("compareSentimentSums", () => {
  const sums = (typicalPost: number) =>
    compareSentimentSums(
      ordinary,
      {
        before: { counts: counts(300, 300, 400), typicalPost },
        after: { counts: counts(500, 200, 300), typicalPost },
      },
      { slice: "mixed" },
    );

  it("says what sums differ by, as it does of posts", () => {
    const change = sums(10)?.said.negative;
    expect(change?.value).toBeCloseTo(0.2);
    expect(change?.interval.low).toBeGreaterThan(0);
    expect(change?.probability).toBeLessThan(0.05);
  });

  it("is less sure the more comments stand under one post", () => {
    const width = (typicalPost: number) => {
      const { low, high } = sums(typicalPost)?.corrected.negative.interval ?? { low: 0, high: 0 };
      return high - low;
    };
    expect(width(200)).toBeGreaterThan(1.5 * width(2));
  });

  it("has nothing to say where a period has no comments", () => {
    const period = { counts: counts(3, 0, 0), typicalPost: 1 };
    const empty = { counts: none, typicalPost: 0 };
    expect(compareSentimentSums(ordinary, { before: empty, after: period }, { slice: "mixed" })).toBeNull();
  });
});
