import { describe, expect, it } from "vitest";
import type { SaidFacts } from "../../../../pipelines/alerts/issue/alert-words.ts";
import { alertText } from "../../../../pipelines/alerts/issue/alert-words.ts";
import type { NegativeShare } from "../../../../schemas/alert.ts";

const facts = {
  gravity: [],
  since: "2026-11-25T16:15:00.000Z",
  observed: 120,
  expected: { low: 0, high: 9 },
  authors: 97,
  where: [],
  shareOfCopies: null,
} satisfies Partial<SaidFacts>;
const known: NegativeShare = {
  said: 0.7,
  share: 0.82,
  low: 0.7,
  high: 0.94,
  n: 120,
  usual: 0.3,
  rise: { value: 0.52, low: 0.35, high: 0.69 },
};
const unknown: NegativeShare = {
  said: 0.8,
  share: 1,
  low: 0.26,
  high: 1,
  n: 10,
  usual: 0.12,
  rise: { value: 0.88, low: 0.25, high: 1 },
};

describe("the text of an alert", () => {
  it("says the corrected share with its interval, and how far it lies above the usual one", () => {
    expect(alertText("en", { ...facts, negative: known })).toContain(
      "70% negative as the models said it, 82% corrected for their errors (95% interval 70–94%, of 120 comments); usually 30%, a difference of 52 points (95% interval 35 to 69).",
    );
    expect(alertText("ms", { ...facts, negative: known })).toContain(
      "70% negatif menurut model, 82% setelah dibetulkan bagi kesilapan model",
    );
  });

  it("says no one figure of a share that is hardly known", () => {
    const english = alertText("en", { ...facts, negative: unknown });
    expect(english).toContain("corrected for their errors, between 26% and 100%");
    expect(english).toContain("usually 12%, a difference of 25 to 100 points");
    expect(english).not.toContain("88 points");
    const malay = alertText("ms", { ...facts, negative: unknown });
    expect(malay).toContain("antara 26% dengan 100%");
    expect(malay).toContain("beza 25 hingga 100 mata peratus");
  });
});
