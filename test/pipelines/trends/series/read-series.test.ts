import { describe, expect, it } from "vitest";
import type { SeriesQuestion } from "../../../../pipelines/trends/series/read-series.ts";
import { readSeries, stepOf } from "../../../../pipelines/trends/series/read-series.ts";
import type { IndexDocument } from "../../../../schemas/document.ts";
import { channels, commentDocument, hourDocument, sentiment } from "../../../fakes/documents.ts";
import { memoryIndex } from "../../../fakes/memory-index.ts";

const from = "2026-03-02T03:00:00.000Z";
const question: SeriesQuestion = {
  scope: { kind: "nation" },
  filter: {},
  from,
  to: "2026-03-02T05:00:00.000Z",
  division: "state",
  channels: [channels.johor],
};
const floods = { topic: "floods", part: "MY-01" };

const said = (
  id: string,
  publishedAt: string,
  label: "negative" | "neutral",
  author: string | null,
): IndexDocument =>
  commentDocument(
    {
      id: `facebook:${id}`,
      publishedAt,
      author,
      topics: [{ id: "floods", confidence: 1 }],
      sentiment: sentiment(label),
    },
    { channel: channels.johor },
  );

const hour = (at: string, platformCount: number | null) =>
  hourDocument({ hour: at, platformCount }, { channel: channels.johor });

async function filled(...documents: readonly IndexDocument[]) {
  const index = memoryIndex();
  const { failures } = await index.upsert(documents);
  expect(failures).toEqual([]);
  return index;
}

describe("the series of the topics", () => {
  it("count comments, negative ones and distinct authors in steps of 5 minutes", async () => {
    const index = await filled(
      said("1", "2026-03-02T03:05:00.000Z", "negative", "k1.a"),
      said("2", "2026-03-02T03:09:59.000Z", "neutral", "k1.a"),
      said("3", "2026-03-02T03:09:59.000Z", "negative", null),
      said("4", "2026-03-02T03:10:00.000Z", "neutral", "k1.b"),
    );
    const { names, count } = await readSeries(index, question);
    expect(names).toEqual([floods]);
    expect(count(floods, stepOf(from) + 1)).toEqual({ all: 3, negative: 2, authors: 1 });
    expect(count(floods, stepOf(from) + 2)).toEqual({ all: 1, negative: 0, authors: 1 });
    expect(count(floods, stepOf(from))).toEqual({ all: 0, negative: 0, authors: 0 });
  });

  it("are missing, not zero, in an hour in which the channels were not read, whatever is held of it", async () => {
    const index = await filled(
      said("1", "2026-03-02T03:05:00.000Z", "negative", "k1.a"),
      hour("2026-03-02T03:00:00.000Z", null),
      hour("2026-03-02T04:00:00.000Z", 7),
    );
    for (const division of ["nation", "state", "channelId", "language"] as const) {
      const { names, count } = await readSeries(index, { ...question, division });
      expect(names).toHaveLength(1);
      const [name = floods] = names;
      expect(count(name, stepOf(from) + 1)).toBeNull();
      expect(count(name, stepOf(from) + 11)).toBeNull();
      expect(count(name, stepOf(from) + 12)).toEqual({ all: 0, negative: 0, authors: 0 });
    }
  });

  it("of another state know nothing of that gap", async () => {
    const index = await filled(hour("2026-03-02T03:00:00.000Z", null));
    const { count } = await readSeries(index, question);
    expect(count({ topic: "floods", part: "MY-02" }, stepOf(from))).toEqual({
      all: 0,
      negative: 0,
      authors: 0,
    });
  });
});
