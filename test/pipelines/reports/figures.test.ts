import { describe, expect, it } from "vitest";
import { createFigures } from "../../../pipelines/reports/figures.ts";
import type { AskedPeriod, Sample } from "../../../pipelines/reports/period-counts.ts";
import { readSamples } from "../../../pipelines/reports/period-counts.ts";
import type { SentimentCounts } from "../../../pipelines/stats/net-sentiment.ts";
import { sentimentEstimator } from "../../../pipelines/stats/sentiment-estimates.ts";
import { commentDocument, sentiment } from "../../fakes/documents.ts";
import { memoryIndex } from "../../fakes/memory-index.ts";
import { fakeErrors } from "../../fakes/model-quality.ts";

const figures = createFigures({
  estimator: sentimentEstimator(fakeErrors),
  slice: "mixed",
  unevenness: 2,
  days: { after: 31, before: 30 },
  read: true,
  oneModel: true,
});
const enough = { after: true, before: true };

/** So many posts with the same comments. */
function posts(count: number, each: SentimentCounts): Sample {
  const { negative, neutral, positive } = each;
  return {
    counts: { negative: negative * count, neutral: neutral * count, positive: positive * count },
    posts: new Map(Array.from({ length: count }, (_, n) => [`p${n}`, each])),
    typicalPost: negative + neutral + positive,
  };
}
const summed = (sample: Sample): Sample => ({ ...sample, posts: null });

describe("the figures of a report", () => {
  const before = posts(200, { negative: 2, neutral: 4, positive: 4 });
  const after = posts(200, { negative: 8, neutral: 6, positive: 6 });

  it("say the same of sums as of posts, where these are alike", () => {
    const [exact] = figures.rows([{ id: "a", name: { ms: "a", en: "a" }, after, before, enough }], 8_000);
    const pair = { after: summed(after), before: summed(before), enough };
    const [sums] = figures.rows([{ id: "a", name: { ms: "a", en: "a" }, ...pair }], 8_000);
    for (const row of [exact, sums]) {
      expect(row).toMatchObject({ comments: 4_000, before: 2_000, shareOfComments: 0.5, discovered: true });
      expect(row?.volume?.verdict).toBe("rose");
      expect(row?.negative?.verdict).toBe("rose");
      expect(row?.volume?.estimate?.value).toBeCloseTo((2 * 30) / 31);
    }
    expect(sums?.sentiment?.counts).toEqual(exact?.sentiment?.counts);
  });

  it("say nothing of few people, and no more of a change than its interval allows", () => {
    const few = { after, before, enough: { after: false, before: false } };
    expect(figures.volumeChange(few)?.change).toEqual({ verdict: "tooFew", estimate: null });
    expect(figures.sentimentChange(few)).toBeNull();
    expect(figures.volumeChange({ after: before, before, enough })?.change.verdict).toBe(
      "noMeasurableChange",
    );
    expect(figures.volumeChange({ after, before: null, enough })).toBeNull();
  });
});

describe("readSamples", () => {
  it("counts the same in sums as post by post", async () => {
    await using index = memoryIndex();
    const labels = ["negative", "negative", "positive"] as const;
    await index.upsert(
      labels.map((label, n) =>
        commentDocument({ id: `youtube:${n}`, postId: `youtube:p${n % 2}`, sentiment: sentiment(label) }),
      ),
    );
    const asked: AskedPeriod = { index, scope: { kind: "nation" }, filter: {} };
    const [exact, sums] = await Promise.all([
      readSamples(asked, { field: "topic" }, undefined),
      readSamples(asked, { field: "topic" }, 50),
    ]);
    const counts = { negative: 2, neutral: 0, positive: 1 };
    expect(exact.get("cost_of_living")).toMatchObject({ counts, typicalPost: 5 / 3 });
    expect(sums.get("cost_of_living")).toEqual({ counts, posts: null, typicalPost: 3 });
  });
});
