import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createPhraseFinder } from "../../../../pipelines/enrich/wording/phrase-finder.ts";
import { createWordReader } from "../../../../pipelines/enrich/wording/words.ts";

const read = createWordReader();
const find = createPhraseFinder(
  [
    { phrase: "air", means: "water" },
    { phrase: "air mata", means: "tears" },
    { phrase: "lampu jalan", means: "street light" },
    { phrase: "kelantan", means: "Kelantan", takesPrefix: true },
    { phrase: "tnb", means: "TNB" },
    { phrase: "tnb", means: "electricity" },
  ],
  read,
);
const meanings = (text: string) => find(read(text)).map(({ means }) => means);

describe("the finder of phrases", () => {
  it.each<[string, readonly string[]]>([
    ["air tak ada", ["water"]],
    ["air mata saya", ["tears"]],
    ["mata air", ["water"]],
    ["airnya keruh", ["water"]],
    ["lampu merah", []],
    ["lampu jalan", ["street light"]],
    ["TNBlah", ["TNB", "electricity"]],
    ["dikelantan dan ke kelantan", ["Kelantan", "Kelantan"]],
    ["diair", []],
    ["", []],
  ])("finds in %j %j", (text, expected) => {
    expect(meanings(text)).toEqual(expected);
  });

  it("says where a phrase stands", () => {
    expect(find(read("ini air mata"))).toEqual([{ means: "tears", from: 1, to: 3 }]);
  });

  it("gives phrases in order, none within another, whatever the words", () => {
    const words = fc.array(fc.constantFrom("air", "mata", "lampu", "jalan", "kelantan", "x"), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(words, (text) => {
        const found = find(text);
        const ends = found.map(({ to }) => to);
        expect(
          found.every(({ from, to }, at) => from < to && from >= (ends[at - 1] ?? 0) && to <= text.length),
        ).toBe(true);
      }),
    );
  });
});
