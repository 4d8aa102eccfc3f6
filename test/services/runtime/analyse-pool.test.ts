import { describe, expect, it } from "vitest";
import { extendTaxonomy } from "../../../pipelines/enrich/taxonomy/extend-taxonomy.ts";
import { taxonomy } from "../../../pipelines/enrich/taxonomy/taxonomy.ts";
import { openAnalysePool } from "../../../services/runtime/analyse-pool.ts";
import { loadAnalyser } from "../../../services/runtime/model-files.ts";
import { labelledSentences } from "../../pipelines/enrich/labelled-sentences.ts";

const fast = {
  tier: "fast",
  warn: (message: string) => expect.fail(message),
} as const;

// Enough texts for both threads to get some.
const texts = Array.from({ length: 5 }, (_, round) =>
  labelledSentences.map(({ text }, at) => ({
    text: `${text} ${round}`,
    caption: at % 2 === 0 ? "Banjir" : null,
  })),
).flat();

describe("the pool of analysing threads", () => {
  it("answers in order, and as one analyser alone would", async () => {
    await using pool = await openAnalysePool({ ...fast, threads: 2 });
    const analyser = await loadAnalyser();
    const { generation, models } = analyser;
    expect(pool.labelling).toEqual({ generation, models });
    const [all, some, none] = await Promise.all([
      pool.analyse(texts),
      pool.analyse(texts.slice(0, 3)),
      pool.analyse([]),
    ]);
    const expected = texts.map(({ text, caption }) => analyser.analyse(text, { caption }));
    expect(all).toEqual(expected);
    expect(some).toEqual(expected.slice(0, 3));
    expect(none).toEqual([]);
  });

  it("reads and writes lines, with an error in the place of one that is not understood", async () => {
    await using pool = await openAnalysePool({ ...fast, threads: 1 });
    const { text, rejected } = await pool.analyseLines([
      { number: 7, text: '{"id":"a","text":"banjir teruk","extra":1}' },
      { number: 8, text: "{" },
      { number: 9, text: '{"text":"kesiannya","post":"Banjir di Kajang"}' },
    ]);
    const lines = text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(rejected).toBe(1);
    expect(lines[0]).toMatchObject({ id: "a", extra: 1, text: "banjir teruk", topics: [{ id: "floods" }] });
    expect(lines[1]).toEqual({ line: 8, error: expect.stringContaining("PAYLOAD_INVALID") });
    expect(lines[2]).toMatchObject({ topics: [{ id: "floods", confidence: 0.651 }] });
  });

  it("labels by the words that a configuration adds, in every thread, and says so", async () => {
    const { taxonomy: extended } = extendTaxonomy(taxonomy, [
      { id: "gas", name: { ms: "Gas", en: "Gas" }, words: { ms: ["tong gas"], en: [] } },
    ]);
    await using pool = await openAnalysePool({ ...fast, threads: 2, taxonomy: extended });
    const asked = Array.from({ length: 120 }, () => ({ text: "tong gas mahal", caption: null }));
    const analyses = await pool.analyse(asked);
    const labels = new Set(
      analyses.map(({ topics, models }) => JSON.stringify([topics, models["taxonomy"]])),
    );
    expect([...labels].map((each) => JSON.parse(each) as unknown)).toEqual([
      [[{ id: "gas", confidence: 0.9 }], `taxonomy@${extended.version}`],
    ]);
  });

  it("refuses work after it was closed", async () => {
    const pool = await openAnalysePool({ ...fast, threads: 1 });
    await pool[Symbol.asyncDispose]();
    await expect(pool.analyse([{ text: "lambat", caption: null }])).rejects.toThrow("closed");
  });
});
