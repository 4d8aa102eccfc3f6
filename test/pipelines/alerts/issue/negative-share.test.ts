import { describe, expect, it } from "vitest";
import { isAboveUsual, readNegativeShare } from "../../../../pipelines/alerts/issue/negative-share.ts";
import { sentimentEstimator } from "../../../../pipelines/stats/sentiment-estimates.ts";
import type { SentimentConfusion } from "../../../../schemas/model-quality.ts";
import { commentDocument, sentiment } from "../../../fakes/documents.ts";
import { memoryIndex } from "../../../fakes/memory-index.ts";
import { fakeErrors } from "../../../fakes/model-quality.ts";

const rose = { from: "2026-03-10T00:00:00.000Z", to: "2026-03-11T00:00:00.000Z" };
const hourMs = 3_600_000;

/** One comment an hour; each fifth neutral comment is praise. */
function said(topic: string, from: string, negative: number, all: number) {
  return Array.from({ length: all }, (_, n) =>
    commentDocument({
      id: `youtube:${topic}-${from}-${n}`,
      postId: `youtube:${topic}-${Math.floor(n / 12)}`,
      publishedAt: new Date(Date.parse(from) + n * (hourMs / 10)).toISOString(),
      topics: [{ id: topic, confidence: 1 }],
      sentiment: sentiment(n < negative ? "negative" : n % 5 === 0 ? "positive" : "neutral"),
    }),
  );
}

async function shareOf(
  documents: readonly ReturnType<typeof commentDocument>[],
  confusion: SentimentConfusion = fakeErrors.confusion,
) {
  const index = memoryIndex();
  await index.upsert(documents);
  return await readNegativeShare(index, sentimentEstimator({ confusion }), { ...rose, topics: ["floods"] });
}

const earlier = "2026-03-01T00:00:00.000Z";
const usual = said("floods", earlier, 60, 240);

describe("the negative share of what rose", () => {
  it("is corrected for the models' errors, beside what they said and the usual one, corrected alike", async () => {
    const share = await shareOf([...usual, ...said("floods", rose.from, 48, 60)]);
    expect(share).toMatchObject({ said: 0.8, n: 60 });
    expect(share?.share).toBeGreaterThan(0.8);
    expect(share?.rise?.low).toBeGreaterThan(0);
    expect(share?.usual).toBeLessThan(0.25);
  });

  it("is above what is usual only where the models' errors can't explain it", async () => {
    const documents = [...usual, ...said("floods", rose.from, 30, 60)];
    const row = { negative: 100, neutral: 80, positive: 80 };
    const guessing = { negative: row, neutral: { ...row, neutral: 90 }, positive: { ...row, positive: 90 } };
    const exact = {
      negative: { negative: 300, neutral: 0, positive: 0 },
      neutral: { negative: 0, neutral: 300, positive: 0 },
      positive: { negative: 0, neutral: 0, positive: 300 },
    };
    const [guessed, known] = [await shareOf(documents, guessing), await shareOf(documents, exact)];
    expect(guessed && isAboveUsual(guessed)).toBe(false);
    expect(known && isAboveUsual(known)).toBe(true);
  });

  it("is compared with all comments where the topic has too few, and with none where those are too few too", async () => {
    const now = said("floods", rose.from, 48, 60);
    const [few, others] = [said("floods", earlier, 0, 29), said("roads", earlier, 60, 120)];
    const [alone, among] = [await shareOf([...few, ...now]), await shareOf([...few, ...others, ...now])];
    expect(alone?.usual).toBeNull();
    expect(alone && isAboveUsual(alone)).toBe(false);
    expect(among?.usual).toBeGreaterThan(0.2);
  });

  it("is none of nothing", async () => {
    expect(await shareOf(usual)).toBeNull();
  });
});
