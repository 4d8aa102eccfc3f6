import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SentimentConfusion } from "../../../schemas/model-quality.ts";
import { labelErrors } from "../../../pipelines/stats/label-errors.ts";
import type { SentimentCounts } from "../../../pipelines/stats/net-sentiment.ts";
import { sentimentEstimator } from "../../../pipelines/stats/sentiment-estimates.ts";
import { SentimentLabel } from "../../../schemas/analysed.ts";
import { coverageOf, usualSetting } from "../../bench/interval-simulation.ts";

const rows = (negative: readonly number[], neutral: readonly number[], positive: readonly number[]) => {
  const row = ([first = 0, second = 0, third = 0]: readonly number[]) => ({
    negative: first,
    neutral: second,
    positive: third,
  });
  return {
    negative: row(negative),
    neutral: row(neutral),
    positive: row(positive),
  } satisfies SentimentConfusion;
};
const ordinary = rows([240, 70, 50], [30, 86, 24], [70, 37, 125]);
const faultless = rows([4_000, 0, 0], [0, 4_000, 0], [0, 0, 4_000]);
const alwaysTheSame = rows([300, 0, 0], [300, 0, 0], [300, 0, 0]);
const post = (negative: number, neutral: number, positive: number): SentimentCounts => ({
  negative,
  neutral,
  positive,
});
const manyPosts = (counts: SentimentCounts, posts = 200) => Array.from({ length: posts }, () => counts);

const anyPosts = fc.array(fc.record({ negative: fc.nat(60), neutral: fc.nat(60), positive: fc.nat(60) }), {
  maxLength: 40,
});

describe("sentimentEstimator", () => {
  it("gives shares within their intervals and those within 0 and 1, for whatever counts and errors", () => {
    const estimators = [ordinary, faultless, alwaysTheSame, rows([1, 0, 0], [0, 0, 0], [0, 2, 0])].map(
      (confusion) => sentimentEstimator({ confusion }),
    );
    fc.assert(
      fc.property(
        anyPosts,
        fc.constantFrom(...estimators),
        fc.constantFrom("narrow", "mixed"),
        (posts, { estimate }, slice) => {
          const estimates = estimate(posts, { slice });
          for (const shares of estimates === null ? [] : [estimates.said, estimates.corrected]) {
            const each = SentimentLabel.options.map((label) => shares[label]);
            expect(each.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(1, 9);
            for (const { value, interval } of each) {
              expect(interval.low).toBeGreaterThanOrEqual(-1e-12);
              expect(interval.high).toBeLessThanOrEqual(1 + 1e-12);
              expect(value).toBeGreaterThanOrEqual(interval.low - 1e-9);
              expect(value).toBeLessThanOrEqual(interval.high + 1e-9);
            }
          }
        },
      ),
      { numRuns: 40, seed: 1 },
    );
  });

  it("says nothing of nothing", () => {
    const { estimate } = sentimentEstimator({ confusion: ordinary });
    expect(estimate([], { slice: "mixed" })).toBeNull();
    expect(estimate([post(0, 0, 0)], { slice: "mixed" })).toBeNull();
  });

  it("leaves shares almost as they are where the models do not err", () => {
    const estimates = sentimentEstimator({ confusion: faultless }).estimate(manyPosts(post(5, 3, 2)), {
      slice: "mixed",
    });
    expect(estimates?.corrected.negative.value).toBeCloseTo(0.5, 1);
    expect(estimates?.net.value).toBeCloseTo(-0.3, 1);
  });

  it("leads back to the shares that the errors hid", () => {
    // 60 % negative, 10 % neutral and 30 % positive, as these models would read them.
    const estimates = sentimentEstimator({ confusion: ordinary }).estimate(manyPosts(post(512, 226, 263)), {
      slice: "mixed",
    });
    expect(estimates?.said.negative.value).toBeCloseTo(0.51, 2);
    expect(estimates?.corrected.negative.value).toBeCloseTo(0.6, 1);
    expect(estimates?.corrected.neutral.value).toBeCloseTo(0.1, 1);
  });

  it("knows nothing where the models always say the same", () => {
    const estimates = sentimentEstimator({ confusion: alwaysTheSame }).estimate(manyPosts(post(10, 0, 0)), {
      slice: "mixed",
    });
    expect(estimates?.corrected.positive.interval.low).toBeLessThan(0.05);
    expect(estimates?.corrected.positive.interval.high).toBeGreaterThan(0.95);
  });

  it("is less sure of the same comments under fewer posts, and of a narrow slice", () => {
    const { estimate } = sentimentEstimator({ confusion: ordinary });
    const width = (posts: number, slice: "narrow" | "mixed") => {
      const each = 1_200 / posts / 4;
      const { low, high } = estimate(manyPosts(post(2 * each, each, each), posts), { slice })?.corrected
        .negative.interval ?? { low: 0, high: 0 };
      return high - low;
    };
    expect(width(3, "mixed")).toBeGreaterThan(width(20, "mixed"));
    expect(width(20, "narrow")).toBeGreaterThan(width(20, "mixed"));
  });

  it("gives the same figures for the same counts", () => {
    const again = () =>
      sentimentEstimator({ confusion: ordinary }).estimate(manyPosts(post(5, 3, 2), 50), { slice: "narrow" });
    expect(again()).toEqual(again());
  });

  it("gives the same figures in whatever order the posts come", () => {
    const { estimate } = sentimentEstimator({ confusion: ordinary });
    fc.assert(
      fc.property(anyPosts, (posts) => {
        const turned = estimate(posts.toReversed(), { slice: "narrow" });
        expect(turned).toEqual(estimate(posts, { slice: "narrow" }));
      }),
      { numRuns: 40, seed: 1 },
    );
  });

  it("gives the same values however comments stand under posts, and whatever is asked of them", () => {
    const { estimate, estimateSum } = sentimentEstimator({ confusion: ordinary });
    const valuesOf = (estimates: ReturnType<typeof estimate>) =>
      estimates &&
      [...SentimentLabel.options.map((label) => estimates.corrected[label]), estimates.net].map(
        ({ value }) => value,
      );
    fc.assert(
      fc.property(anyPosts, (posts) => {
        const counts = {
          negative: posts.reduce((sum, { negative }) => sum + negative, 0),
          neutral: posts.reduce((sum, { neutral }) => sum + neutral, 0),
          positive: posts.reduce((sum, { positive }) => sum + positive, 0),
        };
        const values = valuesOf(estimate(posts, { slice: "mixed" }));
        expect(valuesOf(estimate([counts], { slice: "post" }))).toEqual(values);
        expect(valuesOf(estimateSum({ counts, typicalPost: 7 }, { slice: "narrow" }))).toEqual(values);
      }),
      { numRuns: 40, seed: 1 },
    );
  });

  it("holds the truth about as often as it says, with posts that are alike and a classifier that drifted", () => {
    const { corrected, wilson } = coverageOf(usualSetting(ordinary), { runs: 20, seed: 7 });
    expect(corrected).toBeGreaterThan(0.88);
    expect(wilson).toBeLessThan(0.6);
  });
});

describe("labelErrors", () => {
  it("takes the department's own labels once each sentiment has a hundred", () => {
    const enough = rows([100, 0, 0], [0, 100, 0], [0, 0, 100]);
    expect(labelErrors(enough, ordinary)).toEqual({ source: "own", confusion: enough });
    expect(labelErrors(rows([100, 0, 0], [0, 99, 0], [0, 0, 100]), ordinary).source).toBe("shipped");
  });
});
