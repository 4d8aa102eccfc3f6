import { readFile } from "node:fs/promises";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { modelFileNames, openAnalyser } from "../../../pipelines/enrich/open-analyser.ts";
import { scoresOf } from "../../../pipelines/enrich/evaluation/scores.ts";
import { markModels } from "../../../pipelines/enrich/mark-words.ts";
import { Analysis } from "../../../schemas/analysed.ts";
import { taxonomy } from "../../../pipelines/enrich/taxonomy/taxonomy.ts";
import { loadAnalyser, readModelFiles } from "../../../services/runtime/model-files.ts";
import { corpusLabels } from "../../../services/simulators/corpus/labels.ts";
import { labelledSentences } from "./labelled-sentences.ts";

const analyser = await loadAnalyser();
const alone = { caption: null };
const analyse = (text: string) => analyser.analyse(text, alone);

describe("the analyser", () => {
  it("says everything the schema asks for", () => {
    const analysis = analyse("Banjir lagi kat kampung sy, bantuan x sampai2 😡 teruk betul kerajaan");
    expect(Analysis.parse(analysis)).toEqual(analysis);
    expect(analysis).toMatchObject({
      language: { code: "ms" },
      sentiment: { label: "negative" },
      models: { language: "language-linear@4", sentiment: "sentiment-linear@4", topics: "topic-evidence@1" },
    });
    expect(analysis.topics.map(({ id }) => id)).toContain("floods");
    expect(analysis.copyKey).toMatch(/^[0-9a-f]{16}$/u);
  });

  it("says the same of a text whatever came before", async () => {
    const texts = labelledSentences.map(({ text }) => text);
    const inOrder = texts.map(analyse);
    const other = await loadAnalyser();
    const reversed = texts.toReversed().map((text) => other.analyse(text, alone));
    expect(reversed.toReversed()).toEqual(inOrder);
  });

  it("takes the post's topic when the comment names none, and trusts it less", () => {
    const caption = "Situasi banjir di Kajang";
    const fromPost = analyser.analyse("ya Allah kesiannya", { caption });
    const fromComment = analyse("ya Allah kesiannya mangsa banjir");
    expect(fromPost.topics[0]?.id).toBe("floods");
    expect(fromComment.topics[0]?.id).toBe("floods");
    expect(fromPost.topics[0]?.confidence).toBeLessThan(fromComment.topics[0]?.confidence ?? 0);
  });

  it("finds flags, faults and entities in the comment, and whom a surname means from its post too", () => {
    expect(analyse("Dah 3 hari takde air kat Kluang, bila nak pulih SAJ?")).toMatchObject({
      flags: expect.arrayContaining(["question", "fault"]),
      faults: [{ kind: "water", place: "district:MY-01-kluang" }],
      entities: ["district:MY-01-kluang"],
    });
    const caption = "Perdana Menteri umum subsidi baharu";
    expect(analyser.analyse("anwar buat yang terbaik", { caption }).entities).toEqual([
      "person:anwar-ibrahim",
    ]);
    expect(analyse("anwar buat yang terbaik").entities).toEqual([]);
  });

  it("gives `other` alone to a text about nothing", () => {
    expect(analyse("ok").topics).toEqual([{ id: "other", confidence: 1 }]);
  });

  it.each([
    ["empty", ""],
    ["a million characters", "banjir teruk! ".repeat(75_000)],
    ["a million letters in one word", "a".repeat(1_000_000)],
    ["a million at signs", "@".repeat(1_000_000)],
    ["a million angle brackets", "<".repeat(1_000_000)],
    ["a million hyphens between letters", "a-".repeat(500_000)],
    ["short forms only", "x ".repeat(500_000)],
    ["a million of one name of an issue", "banjir ".repeat(140_000)],
    ["lone surrogates", "\ud83d\ud83d\ud83d teruk \udc4f"],
    ["NUL", "\u0000ban\u0000jir\u0000"],
    ["right to left", "\u202eسلامت ڤاݢي\u202c"],
    ["zero width", "\u200b\u200d\ufeff"],
    ["letters that grow when normalised", "\ufdfa".repeat(100_000)],
  ])("takes %s, in well under a second", (_what, text) => {
    const startedAt = performance.now();
    expect(() => Analysis.parse(analyse(text))).not.toThrow();
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });

  it("takes any text and any caption", () => {
    const strings = fc.string({ unit: "binary", maxLength: 60 });
    fc.assert(
      fc.property(strings, fc.option(strings), (text, caption) => {
        expect(Analysis.safeParse(analyser.analyse(text, { caption })).success).toBe(true);
      }),
    );
  });

  it("refuses models that are damaged, missing or not of this version", async () => {
    const files = await readModelFiles();
    const damaged = Uint8Array.from(files.sentiment);
    damaged[1000] = (damaged[1000] ?? 0) ^ 1;
    expect(() => openAnalyser({ ...files, sentiment: damaged })).toThrow(
      expect.objectContaining({
        code: "NLP_MODEL_INVALID",
        message: expect.stringContaining(modelFileNames.sentiment),
      }),
    );
    expect(() => openAnalyser({ ...files, sentiment: files.language })).toThrow(
      expect.objectContaining({ code: "NLP_MODEL_INVALID" }),
    );
    await expect(readModelFiles(new URL("./no-such-folder/", import.meta.url))).rejects.toMatchObject({
      code: "NLP_MODEL_INVALID",
    });
  });
});

/** What the models reach on these texts, less a little. A change may raise a floor; lowering one needs a reason in the commit. */
const floors = { sentiment: 0.73, language: 0.89, topics: 0.95, demo: 0.51 };

describe("quality on texts of our own", () => {
  const judged = labelledSentences.map((sentence) => ({ sentence, analysis: analyse(sentence.text) }));

  it("labels the sentiment of most sentences", () => {
    const rows = judged.map(({ sentence, analysis }) => ({
      gold: sentence.sentiment,
      said: analysis.sentiment.label,
      confidence: null,
      together: sentence.text,
      language: sentence.language,
    }));
    expect(scoresOf(rows, []).macroF1).toBeGreaterThan(floors.sentiment);
  });

  it("tells languages apart", () => {
    const rows = judged.map(({ sentence, analysis }) => ({
      gold: sentence.language,
      said: analysis.language.code,
      confidence: null,
      together: sentence.text,
      language: null,
    }));
    expect(scoresOf(rows, []).accuracy).toBeGreaterThan(floors.language);
  });

  it("finds the topic that a sentence is about", () => {
    const found = judged.filter(({ sentence, analysis }) =>
      analysis.topics.some(({ id }) => id === sentence.topic),
    );
    expect(found.length / judged.length).toBeGreaterThan(floors.topics);
  });

  it("labels the sentiment of the demo's comments", () => {
    const rows = [...corpusLabels].map(([text, { sentiment, language }]) => ({
      gold: sentiment,
      said: analyse(text).sentiment.label,
      language,
      confidence: null,
      together: text,
    }));
    expect(scoresOf(rows, []).macroF1).toBeGreaterThan(floors.demo);
  });
});

describe("the models' files", () => {
  it("are a few megabytes in all", async () => {
    const sizes = Object.values(await readModelFiles()).map(({ length }) => length);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(8_000_000);
  });

  it("are the ones the card describes", async () => {
    const folder = new URL("../../../pipelines/enrich/models/", import.meta.url);
    const card = await readFile(new URL("README.md", folder), "utf8");
    const { taxonomy: version, flags, entities, ...learnt } = analyse("apa khabar").models;
    expect({ flags, entities }).toEqual(markModels);
    for (const name of Object.values(learnt)) expect(card).toContain(name);
    expect(version).toBe(`taxonomy@${taxonomy.version}`);
  });
});
