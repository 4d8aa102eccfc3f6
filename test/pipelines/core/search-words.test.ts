import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  anyOfSearches,
  foldedWords,
  foldWord,
  parseSearch,
  wordsIn,
} from "../../../pipelines/core/search-words.ts";

const word = (text: string) => ({ words: [text], prefix: false, quoted: false });
const beginning = (text: string) => ({ words: [text], prefix: true, quoted: false });
const phrase = (...words: string[]) => ({ words, prefix: false, quoted: true });

describe("words", () => {
  it.each<[string, readonly string[]]>([
    ["Harga minyak, naik!", ["Harga", "minyak", "naik"]],
    ["RM2.50 3kali", ["RM2", "50", "3kali"]],
    ["今天 covid天气", ["今", "天", "covid", "天", "气"]],
    ["தமிழ் மொழி", ["தமிழ்", "மொழி"]],
    ["1️⃣ ❤️ 👨‍👩‍👧", ["1"]],
    ["a\u0000b \ud800c", ["a", "b", "c"]],
    ["", []],
  ])("of %j are found", (text, expected) => {
    expect(wordsIn(text)).toEqual(expected);
  });
});

describe("folding", () => {
  it.each([
    ["HARGA", "harga"],
    ["Café", "cafe"],
    ["CAFE\u0301", "cafe"],
    ["İstanbul", "istanbul"],
    ["ΟΔΟΣ", "οδοσ"],
    ["தமிழ்", "தமிழ்"],
    ["天", "天"],
    ["3KALI", "3kali"],
  ])("makes of %j %j", (word, expected) => {
    expect(foldWord(word)).toBe(expected);
  });

  it("gives a word, which folding again does not change", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        for (const word of foldedWords(text)) {
          expect(wordsIn(word)).toEqual([word]);
          expect(foldWord(word)).toBe(word);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("a search", () => {
  it.each([
    ["harga minyak", [word("harga"), word("minyak")]],
    ['"harga minyak" naik*', [phrase("harga", "minyak"), beginning("naik")]],
    ['"harga, min*"', [phrase("harga", "min")]],
    ['"harga', [word("harga")]],
    ["harga * minyak", [word("harga"), word("minyak")]],
    ["a-b:c(d)^e", [word("a"), word("b"), word("c"), word("d"), word("e")]],
    ["天气*", [{ words: ["天", "气"], prefix: true, quoted: false }]],
    ['"" * ❤️', []],
  ])("of %j is read", (input, expected) => {
    expect(parseSearch(input)).toEqual(expected.length === 0 ? [] : [expected]);
  });

  it("is of several of which any is enough, but in a phrase", () => {
    expect(parseSearch('harga minyak|naik* | "a | b" | ...')).toEqual([
      [word("harga"), word("minyak")],
      [beginning("naik")],
      [phrase("a", "b")],
    ]);
    const searches = ['pam "rosak', "air naik", '"jalan | mati"'];
    expect(parseSearch(anyOfSearches(searches))).toEqual(searches.flatMap(parseSearch));
  });

  it("never fails, and asks for words only", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (input) => {
        for (const { words } of parseSearch(input).flat()) {
          expect(words.length).toBeGreaterThan(0);
          for (const each of words) expect(wordsIn(each)).toEqual([each]);
        }
      }),
    );
  });
});
