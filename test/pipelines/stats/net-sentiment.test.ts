import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { netSentiment, netSentimentOfOpinions } from "../../../pipelines/stats/net-sentiment.ts";

const many = fc.nat(100_000);
const allCounts = fc.record({ negative: many, neutral: many, positive: many });

describe("net sentiment", () => {
  it("follows its two formulas", () => {
    const counts = { negative: 30, neutral: 50, positive: 20 };
    expect(netSentiment(counts)?.value).toBeCloseTo(-0.1, 12);
    expect(netSentimentOfOpinions(counts)?.value).toBeCloseTo(-0.2, 12);
  });

  it("agrees with the interval of Agresti and Min, worked by hand", () => {
    // b = 20, c = 30, n = 100: (20.5 - 30.5) / 102 and z * sqrt(51 - 100 / 102) / 102
    const interval = netSentiment({ negative: 30, neutral: 50, positive: 20 })?.interval;
    expect(interval?.low).toBeCloseTo(-0.233_93, 4);
    expect(interval?.high).toBeCloseTo(0.037_86, 4);
  });

  it("keeps a width when everybody agrees", () => {
    const interval = netSentiment({ negative: 0, neutral: 0, positive: 5 })?.interval;
    expect(interval?.low).toBeLessThan(0.9);
    expect(interval?.high).toBe(1);
  });

  it("has nothing to say without comments, or without opinions", () => {
    expect(netSentiment({ negative: 0, neutral: 0, positive: 0 })).toBeNull();
    expect(netSentimentOfOpinions({ negative: 0, neutral: 9, positive: 0 })).toBeNull();
  });

  it.each([
    ["all", netSentiment],
    ["opinions", netSentimentOfOpinions],
  ])("of %s stays within -1 and 1 and changes sign with the sides", (_, net) => {
    fc.assert(
      fc.property(allCounts, (counts) => {
        const one = net(counts);
        const other = net({ ...counts, negative: counts.positive, positive: counts.negative });
        if (one === null || other === null) return;
        expect(one.interval.low).toBeGreaterThanOrEqual(-1);
        expect(one.interval.high).toBeLessThanOrEqual(1);
        expect(other.value).toBeCloseTo(-one.value, 10);
        expect(other.interval.low).toBeCloseTo(-one.interval.high, 10);
      }),
    );
  });
});
