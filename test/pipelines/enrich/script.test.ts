import { describe, expect, it } from "vitest";
import { scriptOf } from "../../../pipelines/enrich/language/script.ts";
import { createWordReader } from "../../../pipelines/enrich/wording/words.ts";

const read = createWordReader();

describe("the script of a text", () => {
  it.each([
    ["selamat pagi", "latin"],
    ["café Über", "latin"],
    ["水灾什么时候退?", "zh"],
    ["வெள்ளம் எப்போது", "ta"],
    ["سلامت ڤاݢي", "other"],
    ["こんにちは世界", "other"],
    ["สวัสดี", "other"],
    ["😂😂😂", "other"],
    ["123 <url> @abu", "other"],
    ["", "other"],
    ["ok 水灾什么时候退", "zh"],
  ])("%j is %s", (text, script) => {
    expect(scriptOf(read(text)).script).toBe(script);
  });
});
