import { describe, expect, it } from "vitest";
import { languageMarks, learnWordLanguages } from "../../../../pipelines/enrich/language/word-languages.ts";
import { createWordReader } from "../../../../pipelines/enrich/wording/words.ts";

const read = createWordReader();
const times = (count: number, texts: readonly string[]) =>
  Array.from({ length: count }, () => texts.map(read)).flat();
const table = learnWordLanguages(
  times(50, ["the price is too high", "please fix the road"]),
  times(50, ["harga barang mahal sangat", "tolong baiki jalan"]),
);
const marks = (text: string) => languageMarks(read(text), table);

describe("what words say of a text's language", () => {
  it("is how many are English, how many Malay, and how many English ones stand in a row", () => {
    expect(marks("harga barang mahal please fix the road")).toEqual(
      expect.arrayContaining(["<english 4>", "<malay 3>", "<both 4 3>", "<tenths 5>", "<in a row 4>"]),
    );
    expect(marks("harga mahal")).toEqual(
      expect.arrayContaining(["<english 0>", "<malay 2>", "<in a row 0>"]),
    );
  });

  it("is nothing for words that neither language was seen with, and for no words", () => {
    expect(marks("xyzzy")).toEqual(expect.arrayContaining(["<english 0>", "<malay 0>"]));
    expect(marks("")).toEqual(expect.arrayContaining(["<english 0>", "<malay 0>", "<words 0>"]));
  });

  it("is more for a word of one language alone than for one of both", () => {
    const shared = learnWordLanguages(
      times(50, ["the man", "the road"]),
      times(50, ["jalan the", "baiki jalan", "baiki jalan lagi"]),
    );
    const of = (text: string) => languageMarks(read(text), shared);
    expect(of("man")).toContain("<surely english 1>");
    expect(of("the")).not.toContain("<surely english 1>");
  });

  it("can't be written by anybody, for a word holds no space", () => {
    expect(read("<english 6> <malay 6>").filter((word) => marks("harga").includes(word))).toEqual([]);
  });
});
