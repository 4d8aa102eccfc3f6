import { describe, expect, it } from "vitest";
import { joinTerms } from "../../../../pipelines/trends/emerging/join-terms.ts";
import { nameIssue } from "../../../../pipelines/trends/emerging/name-issue.ts";
import { soundKey } from "../../../../pipelines/trends/emerging/sound-key.ts";
import { termSketch } from "../../../../pipelines/trends/emerging/term-sketch.ts";
import { termsOf } from "../../../../pipelines/trends/emerging/terms-of.ts";

describe("termsOf", () => {
  it("makes phrases of up to three words that neither begin nor end with a function word", () => {
    expect([...termsOf(["harga", "minyak", "yang", "mahal"])]).toEqual([
      "harga",
      "harga minyak",
      "minyak",
      "minyak yang mahal",
      "mahal",
    ]);
  });

  it("lets nothing that is no word into a phrase", () => {
    expect([...termsOf(["harga", "<user>", "minyak", "😡", "naik", "<number>", "95"])]).toEqual([
      "harga",
      "minyak",
      "naik",
    ]);
  });
});

describe("soundKey", () => {
  it.each([
    ["subsidi", "subsidies"],
    ["ekonomi", "economy"],
    ["polis", "police"],
    ["inflasi", "inflation"],
    ["elektrik", "electric"],
    ["klorin", "chlorine"],
    ["banjirnya", "banjir"],
  ])("is the same for %s and %s", (malay, english) => {
    expect(soundKey(malay)).toBe(soundKey(english));
  });

  it.each([
    ["banjir", "bantuan"],
    ["air", "are"],
    ["minyak", "minat"],
  ])("tells %s from %s", (one, other) => {
    expect(soundKey(one)).not.toBe(soundKey(other));
  });
});

describe("termSketch", () => {
  it("never counts too few, and knows how many are frequent", () => {
    const sketch = termSketch(3);
    for (let round = 0; round < 3; round += 1)
      for (const term of ["banjir", "harga minyak"]) sketch.add(term);
    sketch.add("sekali");
    expect(sketch.count("banjir")).toBe(3);
    expect(sketch.count("sekali")).toBe(1);
    expect(sketch.count("tiada")).toBe(0);
    expect(sketch.frequent()).toBe(2);
    for (let round = 0; round < 300; round += 1) sketch.add("banjir");
    expect(sketch.count("banjir")).toBe(255);
  });
});

describe("joinTerms", () => {
  const term = (name: string, comments: readonly number[]) => ({ term: name, comments });
  const flood = term("banjir", [1, 2, 3, 4]);
  const shelter = term("pusat pemindahan", [2, 3, 4]);
  const english = term("flood", [7, 8, 9]);
  const other = term("harga ayam", [20, 21, 22]);

  it("joins what shares comments, and what is kin across languages", () => {
    const terms = [flood, other, shelter, english];
    const names = (kin: boolean) =>
      joinTerms(terms, (a, b) => kin && [flood, english].includes(a) && [flood, english].includes(b)).map(
        (group) => group.map((each) => each.term),
      );
    expect(names(false)).toEqual([["banjir", "pusat pemindahan"], ["harga ayam"], ["flood"]]);
    expect(names(true)).toEqual([["banjir", "pusat pemindahan", "flood"], ["harga ayam"]]);
  });
});

describe("nameIssue", () => {
  const scored = (term: string, language: "ms" | "en", observed: number, score: number) => ({
    term,
    language,
    observed,
    score,
    posts: new Map(),
    topic: null,
  });

  it("prefers the longer form, says nothing twice, and hears both languages", () => {
    const named = nameIssue([
      scored("bekalan", "ms", 40, 300),
      scored("bekalan air", "ms", 35, 280),
      scored("air", "ms", 50, 250),
      scored("terputus", "ms", 30, 200),
      scored("klorin", "ms", 20, 100),
      scored("water supply", "en", 12, 60),
    ]);
    expect(named.map(({ term }) => term)).toEqual(["bekalan air", "terputus", "water supply"]);
  });
});
