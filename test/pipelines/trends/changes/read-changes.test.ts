import { join } from "node:path";
import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { falseDiscoveries } from "../../../../pipelines/stats/false-discovery.ts";
import { hasChanged, judgeChanges } from "../../../../pipelines/trends/changes/judge-changes.ts";
import type { ChangesAnswer, ChangesQuestion } from "../../../../pipelines/trends/changes/read-changes.ts";
import { readChanges, spanBefore } from "../../../../pipelines/trends/changes/read-changes.ts";
import { mulberry32 } from "../../../../pipelines/stats/mulberry32.ts";
import { sentimentEstimator } from "../../../../pipelines/stats/sentiment-estimates.ts";
import type { IndexDocument } from "../../../../schemas/document.ts";
import { openSqliteIndex } from "../../../../services/index/sqlite/search-index.ts";
import { changedDocuments, changedEndMs } from "../../../fakes/changed-documents.ts";
import { channels, hourDocument } from "../../../fakes/documents.ts";
import { memoryIndex } from "../../../fakes/memory-index.ts";
import { fakeErrors } from "../../../fakes/model-quality.ts";
import { temporaryFolder } from "../../../fakes/temporary-folder.ts";

const dayMs = 86_400_000;
const at = (ms: number) => new Date(ms).toISOString();
const after = { from: at(changedEndMs - 7 * dayMs), to: at(changedEndMs) };
const question: ChangesQuestion = {
  scope: { kind: "nation" },
  filter: { official: false },
  before: spanBefore(after),
  after,
  slice: "mixed",
  divisions: ["topic", "state"],
};
const estimator = sentimentEstimator(fakeErrors);

async function filled(...more: readonly IndexDocument[]) {
  const index = memoryIndex();
  const { failures } = await index.upsert([...changedDocuments(), ...more]);
  expect(failures).toEqual([]);
  return index;
}

describe("spanBefore", () => {
  it("goes back whole weeks, as few as keep the two apart", () => {
    const back = (days: number) => {
      const span = { from: at(changedEndMs - days * dayMs), to: at(changedEndMs) };
      return (Date.parse(span.to) - Date.parse(spanBefore(span).to)) / dayMs;
    };
    expect([1, 3, 7, 8, 28, 30].map(back)).toEqual([7, 7, 7, 14, 28, 35]);
    expect(() => spanBefore({ from: after.to, to: after.to })).toThrow(RangeError);
  });
});

describe("readChanges", () => {
  let answer: ChangesAnswer;
  beforeAll(async () => {
    answer = await readChanges(await filled(), question, estimator);
  });
  const part = (id: string) => answer.lists.flatMap(({ parts }) => parts).find((each) => each.id === id);

  it("finds the topic that became more negative, with and without correction, and nothing in those that did not", () => {
    expect(part("fuel_subsidies")).toMatchObject({
      comments: { before: 120, after: 120 },
      negative: { verdict: "rose" },
      count: { verdict: "noMeasurableChange" },
    });
    const { said, corrected } = part("fuel_subsidies")?.sentiment ?? {};
    expect(said?.negative.value).toBeGreaterThan(0.25);
    expect(corrected?.negative.value).toBeGreaterThan(said?.negative.value ?? 1);
    for (const id of ["health", "education", "water"]) {
      expect(part(id)?.negative.verdict).toBe("noMeasurableChange");
      expect(part(id)?.count?.verdict).toBe("noMeasurableChange");
    }
  });

  it("finds the topic and the state of which more is said, the surest first", () => {
    expect(part("floods")).toMatchObject({
      comments: { before: 120, after: 360 },
      count: { verdict: "rose" },
    });
    expect(part("floods")?.count?.change.ratio).toBeCloseTo(3, 9);
    expect(
      answer.lists[0]?.parts
        .filter(hasChanged)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(["floods", "fuel_subsidies"]);
    expect(answer.lists[0]?.parts.slice(0, 2).every(hasChanged)).toBe(true);
    expect(answer.lists[1]?.parts.filter(hasChanged).map(({ id }) => id)).toEqual(["MY-01"]);
  });

  it("compares all comments together too", () => {
    expect(answer.all).toMatchObject({ id: "", comments: { before: 600, after: 840 } });
    expect(answer.all?.sentiment?.corrected.net.value).toBeLessThan(0);
  });

  it("says nothing of the sentiments of fewer than ten people, and tests nothing of them", async () => {
    const index = memoryIndex();
    await index.upsert(
      changedDocuments().map((document) =>
        document.comment.topics[0]?.id === "water"
          ? { ...document, comment: { ...document.comment, author: "k1.alone" } }
          : document,
      ),
    );
    const { lists } = await readChanges(index, question, estimator);
    expect(lists[0]?.parts.find(({ id }) => id === "water")).toMatchObject({
      sentiment: null,
      negative: { verdict: "tooFew", falseDiscoveryRate: null },
      count: { verdict: "tooFew", falseDiscoveryRate: null },
    });
  });

  it("compares no counts where a period was not read to its end, or may not be held whole", async () => {
    const unread = Array.from({ length: 80 }, (_, hour) =>
      hourDocument(
        { hour: at(changedEndMs - (hour + 1) * 3_600_000), platformCount: null },
        { channel: channels.hqYoutube },
      ),
    );
    const gap = await readChanges(await filled(...unread), question, estimator);
    expect(gap.unread).toEqual({ before: 0, after: 1 });
    expect(gap.all?.count).toBeNull();
    expect(gap.all?.sentiment).not.toBeNull();
    const longer = { from: at(changedEndMs - 8 * dayMs), to: at(changedEndMs) };
    const early = await readChanges(
      await filled(),
      { ...question, after: longer, before: spanBefore(longer) },
      estimator,
    );
    expect(early.beginsWithin).toBe(true);
    expect(early.all?.count).toBeNull();
  });

  it("answers the same of the embedded index", async () => {
    using folder = temporaryFolder();
    await using index = await openSqliteIndex({ file: join(folder.path, "index.db") });
    await index.upsert(changedDocuments());
    expect(await readChanges(index, question, estimator)).toEqual(answer);
  });

  it("answers of an empty index", async () => {
    const { all, lists } = await readChanges(memoryIndex(), question, estimator);
    expect(all).toBeNull();
    expect(lists.map(({ parts }) => parts)).toEqual([[], []]);
  });
});

describe("judgeChanges", () => {
  const people = { before: { value: 50, relativeError: 0 }, after: { value: 50, relativeError: 0 } };
  const options = { estimator, slice: "narrow", lengths: { before: 1, after: 1 }, read: true } as const;

  it("calls few of many parts changed in which nothing did, though one interval in twenty says so", () => {
    const random = mulberry32(9);
    const counts = () => {
      const made = { negative: 0, neutral: 0, positive: 0 };
      for (let at_ = 0; at_ < 4; at_++)
        made[random() < 0.4 ? "negative" : random() < 0.5 ? "neutral" : "positive"] += 1;
      return made;
    };
    const none = { negative: 0, neutral: 0, positive: 0 };
    const parts = Array.from({ length: 60 }, (_, id) => ({
      id: String(id),
      posts: Array.from({ length: 40 }, () => [
        { before: counts(), after: none },
        { before: none, after: counts() },
      ]).flat(),
      authors: people,
    }));
    const judged = judgeChanges(parts, options);
    const beyond = judged.filter(({ sentiment }) => {
      const { low, high } = sentiment?.corrected.negative.interval ?? { low: -1, high: 1 };
      return low > 0 || high < 0;
    });
    expect(beyond.length).toBeGreaterThan(0);
    expect(judged.filter(hasChanged).length).toBeLessThanOrEqual(1);
  });

  it("never calls a change what its own interval does not, nor what is doubtful among all", () => {
    const anyCounts = fc.record({ negative: fc.nat(9), neutral: fc.nat(9), positive: fc.nat(9) });
    const anyPart = fc.record({
      id: fc.string({ maxLength: 3 }),
      posts: fc.array(fc.record({ before: anyCounts, after: anyCounts }), { minLength: 1, maxLength: 6 }),
      authors: fc.constant(people),
    });
    fc.assert(
      fc.property(fc.array(anyPart, { maxLength: 4 }), (parts) => {
        for (const { negative, sentiment, count } of judgeChanges(parts, options)) {
          const { low, high } = sentiment?.corrected.negative.interval ?? { low: -1, high: 1 };
          const sure = (negative.falseDiscoveryRate ?? 1) <= falseDiscoveries;
          expect(negative.verdict === "rose").toBe(low > 0 && sure);
          expect(negative.verdict === "fell").toBe(high < 0 && sure);
          expect(count === null || count.verdict !== "rose" || count.change.interval.low > 1).toBe(true);
        }
      }),
      { numRuns: 25, seed: 4 },
    );
  });
});
