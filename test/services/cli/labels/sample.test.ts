import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CommentDocument } from "../../../../schemas/document.ts";
import { measuringNumber, labelPartOf } from "../../../../services/cli/labels/measuring-part.ts";
import { sampleForLabels } from "../../../../services/cli/labels/sample.ts";
import { smallest } from "../../../../services/cli/labels/smallest.ts";
import { saveLabel } from "../../../../services/workers/person-labels.ts";
import { commentDocument, postDocument } from "../../../fakes/documents.ts";
import { memoryIndex } from "../../../fakes/memory-index.ts";
import { memoryState } from "../../../fakes/memory-state.ts";

/** Of a hundred comments, each with words of its own; the more even its number, the surer the model. */
const comments = Array.from({ length: 100 }, (_, at) => {
  const top = at % 2 === 0 ? 0.95 : 0.4;
  const rest = (1 - top) / 2;
  return commentDocument({
    id: `youtube:c${at}`,
    postId: `youtube:p${at % 25}`,
    text: `kata${at} sahaja${at} di sini`,
    sentiment: {
      label: "neutral",
      probabilities: { negative: rest, neutral: top, positive: rest },
      confidence: top,
      unsure: top < 0.5,
    },
  });
});
const month = { from: "2026-03-01T00:00:00.000Z", to: "2026-04-01T00:00:00.000Z" };
const options = { size: 12, seed: "s", ...month };

async function holding(documents: readonly CommentDocument[]) {
  const [index, state] = [memoryIndex(), memoryState()];
  await index.upsert(documents);
  return { index, state };
}

const idsIn = (rows: Awaited<ReturnType<typeof sampleForLabels>>, part: string) =>
  rows.filter((row) => row["part"] === part).map((row) => String(row["id"]));

describe("suara labels sample", () => {
  it("draws a third for measuring, those with the smallest numbers, whatever the seed", async () => {
    const stores = await holding(comments);
    const expected = comments
      .map(({ comment }) => comment.id)
      .filter((id) => labelPartOf(id) === "measuring")
      .sort((a, b) => measuringNumber(a) - measuringNumber(b))
      .slice(0, 4);
    for (const seed of ["s", "t"]) {
      const rows = await sampleForLabels(stores, { ...options, seed });
      expect(idsIn(rows, "measuring").sort()).toEqual([...expected].sort());
    }
  });

  it("teaches with the least sure, each from another post where it can", async () => {
    const rows = await sampleForLabels(await holding(comments), options);
    const teaching = comments.filter(({ comment }) => idsIn(rows, "teaching").includes(comment.id));
    expect(teaching).toHaveLength(8);
    expect(teaching.every(({ comment }) => comment.sentiment.unsure)).toBe(true);
    expect(new Set(teaching.map(({ comment }) => comment.postId)).size).toBe(8);
  });

  it("never draws what teaches the same, the channel's own, other times, or what somebody labelled", async () => {
    const same = comments.map((each, at) => ({
      ...each,
      comment: { ...each.comment, text: `sama sahaja ${at % 2}` },
    }));
    expect(idsIn(await sampleForLabels(await holding(same), options), "teaching")).toHaveLength(2);
    const own = comments.map((each) => ({ ...each, comment: { ...each.comment, official: true } }));
    expect(await sampleForLabels(await holding(own), options)).toEqual([]);
    expect(
      await sampleForLabels(await holding(comments), {
        ...options,
        from: month.to,
        to: "2026-05-01T00:00:00.000Z",
      }),
    ).toEqual([]);
    const stores = await holding(comments);
    const first = await sampleForLabels(stores, options);
    for (const { id, textKey } of first as readonly { id: `youtube:${string}`; textKey: string }[]) {
      await saveLabel(stores.state, id, { by: "a", at: month.from, textKey, drawn: true, language: "ms" });
    }
    const second = await sampleForLabels(stores, options);
    expect(second.filter(({ id }) => first.some((row) => row["id"] === id))).toEqual([]);
  });

  it("is spread over the languages", async () => {
    const few = comments.slice(0, 4).map(({ comment }) => comment.id);
    const mixed = comments.map((each) =>
      few.includes(each.comment.id)
        ? { ...each, comment: { ...each.comment, language: { code: "ta" as const, confidence: 1 } } }
        : each,
    );
    const rows = await sampleForLabels(await holding(mixed), options);
    const rare = few.filter((id) => labelPartOf(id) === "teaching");
    expect(idsIn(rows, "teaching")).toEqual(expect.arrayContaining(rare));
  });

  it("shows the post and the parent, and not what the model says", async () => {
    const [index, state] = [memoryIndex(), memoryState()];
    const parent = commentDocument({ id: "youtube:atas", official: true, text: "soalan" });
    await index.upsert([
      parent,
      postDocument(),
      commentDocument({ id: "youtube:bawah", parentId: "youtube:atas" }),
    ]);
    const [row] = await sampleForLabels({ index, state }, options);
    expect(row).toMatchObject({
      id: "youtube:bawah",
      caption: "Penjelasan tentang subsidi minyak",
      parent: "soalan",
      sentiment: null,
      topics: null,
      language: null,
    });
  });
});

describe("labelPartOf", () => {
  it("keeps about a tenth for measuring", () => {
    const measuring = Array.from({ length: 10_000 }, (_, at) => labelPartOf(`youtube:${at}`)).filter(
      (part) => part === "measuring",
    ).length;
    expect(measuring).toBeGreaterThan(900);
    expect(measuring).toBeLessThan(1100);
  });

  it("never changes: models would be measured on what they learnt", () => {
    expect(measuringNumber("youtube:c1")).toBe(0.18358049741118165);
  });
});

describe("smallest", () => {
  it("keeps what a full sort would, each once", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ max: 30 })), fc.integer({ min: 1, max: 9 }), (numbers, most) => {
        const kept = smallest<number>(most, (number) => number);
        for (const number of numbers) kept.add(number, number);
        expect(kept.all()).toEqual([...new Set(numbers)].sort((a, b) => a - b).slice(0, most));
      }),
    );
  });
});
