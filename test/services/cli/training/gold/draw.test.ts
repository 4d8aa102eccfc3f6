import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { drawGold, saysSomething, strata } from "../../../../../services/cli/training/gold/draw.ts";
import type { Unlabelled } from "../../../../../services/cli/training/gold/unlabelled.ts";

const comment = (id: string, rest: Partial<Unlabelled> = {}): Unlabelled => ({
  id,
  source: "talk",
  text: `harga ${id} naik lagi`,
  video: "v1",
  post: null,
  parent: null,
  ...rest,
});
const many = Array.from({ length: 50 }, (_, at) => comment(`c${at}`));

describe("drawGold", () => {
  it("draws the same whatever order the comments come in, and other ones for another seed", () => {
    const drawn = drawGold(many, "s", { talk: 10 });
    expect(drawGold(many.toReversed(), "s", { talk: 10 })).toEqual(drawn);
    expect(drawGold(many, "t", { talk: 10 })).not.toEqual(drawn);
  });

  it("draws from each video in turn", () => {
    const small = ["a", "b", "c"].map((id) => comment(id, { video: "v2" }));
    const drawn = drawGold([...many, ...small], "s", { talk: 8 });
    expect(drawn.filter(({ video }) => video === "v2")).toHaveLength(3);
    expect(drawn.filter(({ video }) => video === "v1")).toHaveLength(5);
  });

  it("draws one of the comments that say the same", () => {
    const same = ["HARGA NAIK!!", "harga naik", "@u_1 Harga naik 😂"].map((text, at) =>
      comment(`s${at}`, { text }),
    );
    expect(() => drawGold(same, "s", { talk: 2 })).toThrow("1 comments to draw from talk, not 2");
    expect(drawGold(same, "s", { talk: 1 })).toHaveLength(1);
  });

  it.each([
    ["takbir", false],
    ["😂😂 @u_12ab harga", false],
    ["https://contoh.my/a x 12", false],
    ["<phone> call", false],
    ["padan muka", true],
    ["加油 马来", true],
  ])("%s says something: %s", (text, says) => {
    expect(saysSomething(text)).toBe(says);
  });
});

describe("the committed sample", () => {
  const rows = readFileSync(
    new URL("../../../../../services/cli/training/gold/sample.jsonl", import.meta.url),
    "utf8",
  )
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { id: string; source: string });

  it("has 600 comments, each once, in the sizes of the strata", () => {
    expect(new Set(rows.map(({ id }) => id)).size).toBe(600);
    const sizes = Object.groupBy(rows, ({ source }) => source);
    expect(Object.fromEntries(Object.entries(sizes).map(([source, some]) => [source, some?.length]))).toEqual(
      strata,
    );
  });
});
