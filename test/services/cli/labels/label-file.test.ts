import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { correct, textKeyOf } from "../../../../pipelines/core/correct.ts";
import type { DocumentId } from "../../../../schemas/item.ts";
import { csvOf } from "../../../../services/runtime/csv-of.ts";
import { agreements } from "../../../../services/cli/labels/agreement.ts";
import { exportLabels } from "../../../../services/cli/labels/export.ts";
import { importLabels } from "../../../../services/cli/labels/import.ts";
import { readLabelFile } from "../../../../services/cli/labels/label-file.ts";
import { labelPartOf } from "../../../../services/cli/labels/measuring-part.ts";
import { sampleForLabels } from "../../../../services/cli/labels/sample.ts";
import { readLabels } from "../../../../services/workers/person-labels.ts";
import { commentDocument, postDocument } from "../../../fakes/documents.ts";
import { memoryIndex } from "../../../fakes/memory-index.ts";
import { memoryState } from "../../../fakes/memory-state.ts";
import { temporaryFolder } from "../../../fakes/temporary-folder.ts";

const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());

const now = "2026-04-01T00:00:00.000Z";
const options = { by: "Puan Contoh", now, topicIds: ["floods", "health"] };
const month = { from: "2026-03-01T00:00:00.000Z", to: now };

async function file(name: string, content: string): Promise<string> {
  const path = join(folder.path, name);
  await writeFile(path, content);
  return path;
}

const ndjson = (...rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).join("\n");
const row = {
  id: "youtube:c1",
  textKey: "tk",
  part: "teaching",
  sentiment: null,
  topics: null,
  language: null,
};

/** The first ids of a made-up index that lie in a part. */
const idIn = (part: string, from = 0) =>
  Array.from({ length: 100 }, (_, at) => `youtube:c${from + at}` as DocumentId).find(
    (id) => labelPartOf(id) === part,
  ) ?? "youtube:none";

describe("readLabelFile", () => {
  it("takes what is filled in, from the row or else from the command, and leaves out what is not", async () => {
    const path = await file(
      "a.ndjson",
      ndjson(
        { ...row, sentiment: "negative" },
        {
          ...row,
          id: "youtube:c2",
          topics: ["floods", "health"],
          by: "Cik Misal",
          at: "2026-03-05T08:00:00+08:00",
        },
        { ...row, id: "youtube:c3" },
      ),
    );
    expect(await readLabelFile(path, options)).toEqual({
      blank: 1,
      labels: [
        {
          id: "youtube:c1",
          label: { by: "Puan Contoh", at: now, textKey: "tk", drawn: true, sentiment: "negative" },
        },
        {
          id: "youtube:c2",
          label: {
            by: "Cik Misal",
            at: "2026-03-05T00:00:00.000Z",
            textKey: "tk",
            drawn: true,
            topics: ["floods", "health"],
          },
        },
      ],
    });
  });

  it("reads the CSV that a sample is, filled in by a spreadsheet", async () => {
    const filled = {
      ...row,
      text: '=harga "naik"\nlagi',
      sentiment: "positive",
      topics: ["floods", "health"],
    };
    const { labels } = await readLabelFile(await file("a.csv", csvOf([filled])), options);
    expect(labels).toMatchObject([{ label: { sentiment: "positive", topics: ["floods", "health"] } }]);
  });

  it.each([
    ["no JSON", "{", "line 1"],
    ["no id", ndjson({ ...row, id: 7, sentiment: "neutral" }), "line 1: id"],
    ["an unknown sentiment", ndjson(row, { ...row, sentiment: "angry" }), "line 2: sentiment"],
    ["an unknown topic", ndjson({ ...row, topics: ["flood"] }), "line 1: topics.0: no topic has that id"],
    ["other beside a topic", ndjson({ ...row, topics: ["other", "floods"] }), "other stands alone"],
    ["a topic twice", ndjson({ ...row, topics: ["floods", "floods"] }), "a topic stands twice"],
    ["no time", ndjson({ ...row, sentiment: "neutral", at: "semalam" }), "line 1: at"],
    [
      "one person twice",
      ndjson({ ...row, sentiment: "neutral" }, { ...row, sentiment: "positive" }),
      "line 2: the same person labelled it on line 1",
    ],
  ])("refuses a file with %s, naming the line", async (_case, content, message) => {
    const reading = readLabelFile(await file("bad.ndjson", content), options);
    await expect(reading).rejects.toMatchObject({
      code: "INPUT_UNREADABLE",
      message: expect.stringContaining(message) as string,
    });
  });

  it("refuses labels of nobody, and a file that is not there", async () => {
    const path = await file("nobody.ndjson", ndjson({ ...row, sentiment: "neutral" }));
    await expect(readLabelFile(path, { ...options, by: undefined })).rejects.toThrow("nobody is named");
    for (const name of ["none.csv", "none.ndjson"]) {
      await expect(readLabelFile(join(folder.path, name), options)).rejects.toMatchObject({
        code: "INPUT_UNREADABLE",
      });
    }
  });
});

describe("suara labels import and export", () => {
  const [teaching, measuring] = [idIn("teaching"), idIn("measuring")];
  const text = "banjir lagi di kampung";
  const holding = async () => {
    const stores = { index: memoryIndex(), state: memoryState() };
    await stores.index.upsert([
      postDocument(),
      ...[teaching, measuring].map((id) => commentDocument({ id, text })),
    ]);
    return stores;
  };
  const filed = (id: DocumentId, rest = {}) => ({
    id,
    label: {
      by: "Puan Contoh",
      at: now,
      textKey: textKeyOf(text),
      drawn: true,
      sentiment: "negative" as const,
      ...rest,
    },
  });

  it("a sample, filled in, wins in the index at once; again it changes nothing", async () => {
    const stores = await holding();
    const rows = await sampleForLabels(stores, { size: 3, seed: "s", ...month });
    const path = await file("filled.csv", csvOf(rows.map((each) => ({ ...each, sentiment: "positive" }))));
    const read = await readLabelFile(path, options);
    const first = { saved: 2, unchanged: 0, blank: 0, rewritten: 2, notHeld: 0, refused: 0 };
    expect(await importLabels(stores, read)).toEqual(first);
    expect(await importLabels(stores, read)).toEqual({ ...first, saved: 0, unchanged: 2, rewritten: 0 });
    const filter = { sentiments: ["positive"] } as const;
    const [bucket] = await stores.index.aggregate({ scope: { kind: "nation" }, filter, by: [] });
    expect(bucket?.comments).toBe(2);
  });

  it("notes labels of comments that are not held, for when they come", async () => {
    const stores = await holding();
    const result = await importLabels(stores, { labels: [filed("youtube:gone")], blank: 0 });
    expect(result).toMatchObject({ saved: 1, rewritten: 0, notHeld: 1 });
    const late = commentDocument({ id: "youtube:gone", text }).comment;
    expect(correct(late, (await readLabels(stores.state)).get(late.id) ?? []).sentiment.label).toBe(
      "negative",
    );
  });

  it("gives each part apart, and never measures with what a person chose", async () => {
    const stores = await holding();
    await importLabels(stores, { labels: [filed(teaching), filed(measuring)], blank: 0 });
    const expected = {
      caption: "Penjelasan tentang subsidi minyak",
      text,
      sentiment: "negative",
      topics: null,
      lang: null,
    };
    expect(await exportLabels(stores, "teaching")).toMatchObject([{ id: teaching, ...expected }]);
    expect(await exportLabels(stores, "measuring")).toMatchObject([{ id: measuring, ...expected }]);
    const chosen = await holding();
    await importLabels(chosen, { labels: [filed(measuring, { drawn: false })], blank: 0 });
    expect(await exportLabels(chosen, "measuring")).toEqual([]);
    expect(await exportLabels(chosen, "teaching")).toEqual([]);
  });

  it("leaves out what was edited since", async () => {
    const stores = await holding();
    await importLabels(stores, { labels: [filed(teaching, { textKey: textKeyOf("lain") })], blank: 0 });
    expect(await exportLabels(stores, "teaching")).toEqual([]);
  });
});

describe("suara labels agreement", () => {
  const said = (by: string, sentiment: "negative" | "positive", textKey = "tk") =>
    ({ by, at: now, textKey, drawn: true, sentiment, topics: ["health"] }) as const;

  it("compares what several people say of one text", () => {
    const both = [said("a", "negative"), said("b", "negative")];
    const apart = [said("a", "positive"), said("b", "positive", "another text")];
    const [sentiment, , topics] = agreements([both, [said("a", "positive"), said("b", "positive")], apart]);
    expect(sentiment).toMatchObject({ task: "sentiment", alpha: 1, n: 2, equal: 1 });
    expect(topics).toMatchObject({ task: "topics", alpha: null, interval: null, n: 2 });
  });
});
