import { readFile } from "node:fs/promises";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanText } from "../../../../pipelines/enrich/encoder/clean-text.ts";
import { createTokeniser, mostPieces } from "../../../../pipelines/enrich/encoder/tokenise.ts";
import { control, decodeVocabulary } from "../../../../pipelines/enrich/encoder/vocabulary.ts";
import { readEncoderPart } from "../../../../services/runtime/model-files.ts";
import { modelFolder } from "../../../../services/runtime/model-files.ts";

const vocabulary = {
  pieces: ["<s>", "<pad>", "</s>", "<unk>", "▁", "▁a", "a", "b", "ab", "▁ab"],
  scores: [0, 0, 0, 0, -3, -2, -2, -2, -5, -3.5],
};

describe("cutting a text into pieces", () => {
  const tokenise = createTokeniser(vocabulary);

  it("takes the likeliest way through each word", () => {
    // ▁ab scores -3.5, ▁a and b together -4.
    expect(tokenise("ab b")).toEqual([control.start, 9, 4, 7, control.end]);
    // ab scores -5, a and b together -4.
    expect(tokenise("aab")).toEqual([control.start, 5, 6, 7, control.end]);
  });

  it("makes one unknown of characters that follow each other without a piece", () => {
    expect(tokenise("a水🙂b")).toEqual([control.start, 5, control.unknown, 7, control.end]);
  });

  it("never makes a control piece of a text that looks like one", () => {
    expect(tokenise("</s>").slice(1, -1)).not.toContain(control.end);
  });

  it("reads the first and the last half of a long text", () => {
    const ids = tokenise(`${"a ".repeat(500)}${"b ".repeat(500)}b`);
    expect(ids).toHaveLength(mostPieces + 2);
    expect(ids.slice(1, 33)).toEqual(Array.from({ length: 32 }, () => 5));
    expect(ids.at(-2)).toBe(7);
  });

  it("gives nothing but the ends for a text without words", () => {
    expect(tokenise("")).toEqual([control.start, control.end]);
  });

  it("takes any text in bounded time", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 80 }), (text) => {
        expect(tokenise(text).length).toBeLessThanOrEqual(mostPieces + 2);
      }),
    );
    const startedAt = performance.now();
    for (const text of ["a".repeat(1_000_000), "🙂".repeat(500_000), "\ud800".repeat(100_000)])
      tokenise(text);
    expect(performance.now() - startedAt).toBeLessThan(10_000);
  });
});

describe("cleaning a text", () => {
  it.each([
    ["tengok https://contoh.my/a?b=1 ni", "tengok http ni"],
    ["@u_3f9a1c betul", "@user betul"],
    ["bestttttt  sangat\n\nni", "besttt sangat ni"],
    ["ﬁle ２", "file 2"],
  ])("makes %j %j", (text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });
});

describe("the vocabulary that comes with Suara", () => {
  it("cuts texts as the training did", async () => {
    const tokenise = createTokeniser(
      decodeVocabulary("pieces", await readEncoderPart("pieces", modelFolder)),
    );
    const golden = new URL("../../../golden/encoder/pieces.json", import.meta.url);
    const cases = JSON.parse(await readFile(golden, "utf8")) as { text: string; ids: number[] }[];
    expect(cases.length).toBeGreaterThan(30);
    for (const { text, ids } of cases) expect({ text, ids: tokenise(text) }).toEqual({ text, ids });
  });

  it("is refused when it is damaged", () => {
    for (const text of ["", "{}", '{"pieces":["a","b","c","d","e"],"scores":[1]}']) {
      expect(() => decodeVocabulary("encoder-pieces.json", new TextEncoder().encode(text))).toThrow(
        expect.objectContaining({
          code: "NLP_MODEL_INVALID",
          message: expect.stringContaining("encoder-pieces.json"),
        }),
      );
    }
  });
});
