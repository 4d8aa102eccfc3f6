import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { labelSetScores } from "../../../../pipelines/enrich/evaluation/label-set-scores.ts";

const row = (gold: readonly string[], said: readonly string[], language = "ms") => ({
  gold,
  said,
  language,
  together: "p",
});

const sets = fc.uniqueArray(fc.constantFrom("floods", "health", "aid", "other"), { minLength: 1 });

describe("labelSetScores", () => {
  it("counts every label of every row", () => {
    const scores = labelSetScores([
      row(["floods", "aid"], ["floods"]),
      row(["other"], ["other"], "en"),
      row(["health"], ["aid", "health"]),
    ]);
    expect(scores.microF1).toBeCloseTo((2 * 3) / (4 + 4), 12);
    expect(scores.microF1OfIssues).toBeCloseTo((2 * 2) / (3 + 3), 12);
    expect(scores.accuracy).toBeCloseTo(1 / 3, 12);
    expect(scores.perClass["aid"]).toEqual({ precision: 0, recall: 0, f1: 0, n: 1 });
    expect(scores.macroF1).toBeCloseTo(3 / 4, 12);
    expect(scores.perLanguage).toMatchObject({ en: { n: 1, macroF1: 1 }, ms: { n: 2 } });
  });

  it("is 1 exactly where all is right, and never more", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(sets, sets), { minLength: 1, maxLength: 10 }), (pairs) => {
        const scores = labelSetScores(pairs.map(([gold, said]) => row(gold, said)));
        const right = scores.accuracy === 1;
        return right ? scores.microF1 === 1 && scores.macroF1 === 1 : scores.microF1 < 1;
      }),
      { numRuns: 20 },
    );
  });

  it("of nothing is 0", () => {
    expect(labelSetScores([])).toMatchObject({ n: 0, microF1: 0, macroF1: 0, interval: null });
  });
});
