import { array, assert, constantFrom, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { createUngluer } from "../../../../pipelines/enrich/topics/unglue.ts";

const parts = [
  "banjir",
  "kilat",
  "air",
  "paip",
  "tanah",
  "runtuh",
  "hartal",
  "doktor",
  "kontrak",
  "ban",
  "king",
];
const unglue = createUngluer(new Set(parts));

describe("taking glued words apart", () => {
  it.each([
    ["banjirkilat", ["banjir", "kilat"]],
    ["banjir2021", ["banjir"]],
    ["2021tanahruntuh2022", ["tanah", "runtuh"]],
    ["hartaldoktorkontrak", ["hartal", "doktor", "kontrak"]],
    ["banjirair", ["banjir", "air"]],
    // All of it must be known, and one part must be long.
    ["banjirlumpur", undefined],
    ["banking", undefined],
    ["banjir", undefined],
    ["202112", undefined],
    ["", undefined],
  ])("%j is %j", (word, expected) => {
    expect(unglue(word)).toEqual(expected);
  });

  it("loses no letter of what it takes apart", () => {
    const glued = array(constantFrom(...parts, "x", "7"), { maxLength: 8 }).map((all) => all.join(""));
    const lettersOf = (word: string) => word.replaceAll(/\d/gu, "");
    const keepsLetters = (word: string) => (unglue(word)?.join("") ?? lettersOf(word)) === lettersOf(word);
    expect(() => assert(property(glued, keepsLetters))).not.toThrow();
  });

  it("gives up on a hopeless word in bounded time", () => {
    const nested = createUngluer(new Set(["aaa", "aaaa", "aaaaa"]));
    expect(nested(`${"a".repeat(4_000)}b`)).toBeUndefined();
  });
});
