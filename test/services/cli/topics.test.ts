import { beforeAll, describe, expect, it } from "vitest";
import { labelErrors } from "../../../pipelines/stats/label-errors.ts";
import type { TopicCounts } from "../../../services/cli/commands/topics.ts";
import { countTopics, topicTable } from "../../../services/cli/commands/topics.ts";
import { commentDocument, sentiment } from "../../fakes/documents.ts";
import { memoryIndex } from "../../fakes/memory-index.ts";
import { fakeQuality } from "../../fakes/model-quality.ts";

const nobody = { negative: 0, neutral: 0, positive: 0 };
const errors = labelErrors(
  { negative: nobody, neutral: nobody, positive: nobody },
  fakeQuality.accurate.sentiment.confusion,
);

/** Forty people on floods, under five posts, three in four of them negative; on water nine, with twenty comments. */
async function twoTopics(): Promise<TopicCounts> {
  const index = memoryIndex();
  const comments = [
    ...Array.from({ length: 40 }, (_, at) => ({ topic: "floods", author: `f${at}`, at })),
    ...Array.from({ length: 20 }, (_, at) => ({ topic: "water", author: `w${at % 9}`, at })),
  ];
  await index.upsert(
    comments.map(({ topic, author, at }) =>
      commentDocument({
        id: `facebook:${topic}-${at}`,
        postId: `facebook:post-${at % 5}`,
        author: `k1.${author}`,
        topics: [{ id: topic, confidence: 0.9 }],
        sentiment: sentiment(at % 4 === 0 ? "positive" : "negative"),
      }),
    ),
  );
  return await countTopics(index, errors);
}

describe("suara topics", () => {
  let counts: TopicCounts;
  beforeAll(async () => {
    counts = await twoTopics();
  });

  it("tells nothing of a topic of fewer than ten people, whatever it says, and how many such there are", () => {
    expect(counts.topics.map(({ topic }) => topic)).toEqual(["floods"]);
    expect(counts.leftOut).toBe(1);
    expect(topicTable(counts, (id) => id, "en")).toContain(
      "Not shown: 1 topic of fewer than 10 authors each.",
    );
    expect(topicTable(counts, (id) => id, "en")).not.toContain("water");
  });

  it("gives each share as said and corrected, with an interval that holds it", () => {
    const [floods] = counts.topics;
    expect(floods).toMatchObject({ comments: 40, authors: 40, negative: 30, neutral: 0, positive: 10 });
    expect(floods?.shares.said.negative.value).toBe(0.75);
    const { value, interval } = floods?.shares.corrected.negative ?? {
      value: Number.NaN,
      interval: { low: 0, high: 0 },
    };
    expect(value).toBeGreaterThan(0.75); // some of the negative ones are said to be neutral or positive
    expect(interval.low).toBeLessThan(value);
    expect(interval.high).toBeGreaterThanOrEqual(value);
  });

  it("says on how many labels the correction rests, and whose they are", () => {
    expect(topicTable(counts, () => "Banjir", "en")).toMatch(
      /Banjir[\s\S]+as measured on 733 comments that came with the models/u,
    );
  });

  it("says all of it in Malay", () => {
    const text = topicTable(counts, () => "Banjir", "ms");
    expect(text).toMatch(/^topik +komen +pengomen +negatif +menurut model → dibetulkan \(95%\)/u);
    expect(text).toContain("Tidak dipaparkan: 1 topik dengan kurang daripada 10 pengomen setiap satu.");
  });

  it("says that there is nothing yet", async () => {
    expect(topicTable(await countTopics(memoryIndex(), errors), (id) => id, "en")).toBe("no comments yet");
  });
});
