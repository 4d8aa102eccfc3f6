import { describe, expect, it } from "vitest";
import type { FoundComment } from "../../../pipelines/ports/search-index.ts";
import { chooseEvidence } from "../../../pipelines/reports/choose-evidence.ts";
import type { SentimentLabel } from "../../../schemas/analysed.ts";
import { commentDocument, sentiment } from "../../fakes/documents.ts";

const said = (label: SentimentLabel, n: number, author = `k1.${label}-${n}`): FoundComment =>
  commentDocument({
    id: `youtube:${label}-${n}`,
    postId: `youtube:p${n % 3}`,
    author,
    text: `kata-kata ${label} yang cukup panjang untuk dibaca, nombor ${n}`,
    sentiment: sentiment(label),
  });
const all = (["negative", "neutral", "positive"] as const).flatMap((label) =>
  [1, 2, 3, 4, 5, 6].map((n) => said(label, n)),
);
const labels = (candidates: readonly FoundComment[], negative: number, neutral: number, positive: number) =>
  chooseEvidence(candidates, { negative, neutral, positive }).map(({ id }) =>
    id.replace(/^youtube:|-\d$/gu, ""),
  );

describe("chooseEvidence", () => {
  it("shows five comments, as many of each sentiment as its share is", () => {
    expect(labels(all, 60, 20, 20)).toEqual(["negative", "negative", "positive", "neutral", "negative"]);
    expect(labels(all, 0, 0, 7)).toEqual(Array.from({ length: 5 }, () => "positive"));
    expect(labels(all, 1, 0, 99)).toEqual(Array.from({ length: 5 }, () => "positive"));
  });

  it("begins with what most people said, so that also the first one or two are as all of them", () => {
    expect(labels(all, 20, 60, 20)[0]).toBe("neutral");
    expect(labels(all, 30, 10, 60).slice(0, 3)).toEqual(["positive", "negative", "positive"]);
  });

  it("shows nobody twice, and fewer where there are no more people", () => {
    const one = [1, 2, 3].map((n) => said("negative", n, "k1.same"));
    expect(labels([...one, said("positive", 1, "k1.same")], 3, 0, 1)).toEqual(["negative"]);
  });

  it("shows nothing of nothing", () => {
    expect(labels([], 0, 0, 0)).toEqual([]);
  });
});
