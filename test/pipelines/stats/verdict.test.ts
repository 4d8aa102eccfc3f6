import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changeWords } from "../../../pipelines/stats/change-words.ts";
import { shareVerdict, verdictOf } from "../../../pipelines/stats/verdict.ts";

const people = (value: number) => ({ value, relativeError: 0 });
const enough = { before: people(10), after: people(10) };
const bound = fc.double({ min: -1, max: 1, noNaN: true });

describe("verdictOf", () => {
  it("never says more than the whole interval allows", () => {
    fc.assert(
      fc.property(bound, bound, fc.constantFrom(0, 1), (a, b, none) => {
        const interval = { low: Math.min(a, b) + none, high: Math.max(a, b) + none };
        const verdict = verdictOf(interval, none);
        expect(verdict === "rose").toBe(interval.low > none);
        expect(verdict === "fell").toBe(interval.high < none);
      }),
    );
  });

  it("is silent where the interval touches what no change is", () => {
    expect(verdictOf({ low: 0, high: 0.2 })).toBe("noMeasurableChange");
    expect(verdictOf({ low: 0.4, high: 1 }, 1)).toBe("noMeasurableChange");
  });

  it("knows an interval without an end", () => {
    expect(verdictOf({ low: 1.2, high: null }, 1)).toBe("rose");
    expect(verdictOf({ low: 0.2, high: null }, 1)).toBe("noMeasurableChange");
  });
});

describe("shareVerdict", () => {
  it("says nothing of fewer than ten people in either period, however sure the interval", () => {
    const sure = { low: 0.3, high: 0.5 };
    expect(shareVerdict(sure, enough)).toBe("rose");
    expect(shareVerdict(sure, { ...enough, before: people(9) })).toBe("tooFew");
    expect(shareVerdict(sure, { ...enough, after: people(9) })).toBe("tooFew");
    expect(shareVerdict(sure, { ...enough, before: undefined })).toBe("tooFew");
  });
});

describe("changeWords", () => {
  const risen = { value: 0.063, interval: { low: 0.021, high: 0.1049 } };
  const fallen = { value: -0.063, interval: { low: -0.1049, high: -0.021 } };
  const unsure = { value: 0.01, interval: { low: -0.031, high: 0.05 } };
  const doubled = { before: 50, after: 100, ratio: 2, interval: { low: 1.4, high: 2.9 }, probability: 0.001 };
  const halved = {
    before: 100,
    after: 50,
    ratio: 0.5,
    interval: { low: 0.3, high: 0.8 },
    probability: 0.001,
  };
  const fresh = { before: 0, after: 50, ratio: null, interval: { low: 3, high: null }, probability: 0.001 };

  it("speaks English", () => {
    const { share, points, net, count, tooFew } = changeWords.en;
    expect(share("rose", risen)).toBe("rose by 6.3 points (95% interval: 2.1 to 10.5 points)");
    expect(share("fell", fallen)).toBe("fell by 6.3 points (95% interval: 2.1 to 10.5 points)");
    expect(share("noMeasurableChange", unsure)).toBe(
      "no measurable change (95% interval: \u22123.1 to +5.0 points)",
    );
    expect(share("tooFew", risen)).toBe("too few people to compare (fewer than 10)");
    expect(points(fallen)).toBe("\u22126.3 points (95% interval: \u221210.5 to \u22122.1 points)");
    expect(net(fallen)).toBe("\u22120.06 (95% interval: \u22120.10 to \u22120.02)");
    expect(count("tooFew", fresh)).toBe(tooFew);
    expect(count("rose", doubled)).toBe("rose by 100% (95% interval: 40 to 190%)");
    expect(count("fell", halved)).toBe("fell by 50% (95% interval: 20 to 70%)");
    expect(count("rose", fresh)).toBe("new; no comments before");
  });

  it("speaks Malay with the same numbers", () => {
    const { share, net, count } = changeWords.ms;
    expect(share("rose", risen)).toBe("naik 6.3 mata peratus (selang 95%: 2.1 hingga 10.5 mata peratus)");
    expect(share("noMeasurableChange", unsure)).toBe(
      "tiada perubahan yang dapat dipastikan (selang 95%: \u22123.1 hingga +5.0 mata peratus)",
    );
    expect(share("tooFew", risen)).toBe(
      "terlalu sedikit penulis untuk dibandingkan (kurang daripada 10 orang)",
    );
    expect(net(risen)).toBe("+0.06 (selang 95%: +0.02 hingga +0.10)");
    expect(count("fell", halved)).toBe("berkurang 50% (selang 95%: 20 hingga 70%)");
    expect(count("rose", fresh)).toBe("baharu; tiada komen sebelum ini");
  });
});
