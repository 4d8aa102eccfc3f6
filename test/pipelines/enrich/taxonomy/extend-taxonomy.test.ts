import { describe, expect, it } from "vitest";
import { extendTaxonomy } from "../../../../pipelines/enrich/taxonomy/extend-taxonomy.ts";
import { taxonomy } from "../../../../pipelines/enrich/taxonomy/taxonomy.ts";
import type { TopicAddition } from "../../../../schemas/topic-additions.ts";
import { TopicAddition as TopicAdditionSchema } from "../../../../schemas/topic-additions.ts";

const roads = (ms: string[], en: string[] = []): TopicAddition => ({ id: "roads", words: { ms, en } });
const gas: TopicAddition = {
  id: "cooking_gas",
  name: { ms: "Gas memasak", en: "Cooking gas" },
  words: { ms: ["tong gas"], en: ["gas cylinder"] },
};

describe("extending the taxonomy", () => {
  it("adds words to a topic and puts topics of one's own last, under a version that says so", () => {
    const { taxonomy: extended, problems } = extendTaxonomy(taxonomy, [gas, roads(["jalan jahanam"])]);
    expect(problems).toEqual([]);
    expect(extended.topics.map(({ id }) => id)).toEqual([
      ...taxonomy.topics.map(({ id }) => id),
      "cooking_gas",
    ]);
    const found = extended.topics.find(({ id }) => id === "roads");
    expect(found?.words.ms).toContain("jalan jahanam");
    expect(found?.words.ms).toContain("jalan berlubang");
    expect(found?.added).toEqual(["jalan jahanam"]);
    expect(extended.version).toMatch(new RegExp(`^${taxonomy.version}\\+[0-9a-f]{8}$`, "u"));
  });

  it("has the same version for the same additions, and another for others", () => {
    const version = (...additions: TopicAddition[]) => extendTaxonomy(taxonomy, additions).taxonomy.version;
    expect(version(roads(["jalan jahanam"]))).toBe(version(roads(["jalan jahanam"])));
    expect(version(roads(["jalan jahanam"]))).not.toBe(version(roads(["jalan hancur"])));
    expect(version()).toBe(taxonomy.version);
  });

  it.each<[string, TopicAddition[], string]>([
    [
      "an unknown id",
      [{ id: "rods", words: { ms: ["jalan"], en: [] } }],
      "topics.0.id: there is no topic rods",
    ],
    [
      "a name for a topic of Suara's",
      [{ ...gas, id: "roads" }],
      "topics.0.name: roads is a topic of Suara's",
    ],
    [
      "the same id twice",
      [roads(["lopak"]), roads(["lekuk"])],
      "topics.1.id: roads stands in the list twice",
    ],
    [
      "a word that is there",
      [roads(["jln berlubang"])],
      'topics.0.words.ms.0: "jln berlubang" is a word of roads already',
    ],
    ["a word twice", [roads(["lopak", "Lopak"])], 'topics.0.words.ms.1: "Lopak" is a word of roads already'],
    ["a word in both languages", [roads(["lopak"], ["lopak"])], 'topics.0.words.en.0: "lopak"'],
    ["a link", [roads(["https://jalan.example.my"])], "is read as any number or link"],
  ])("says what is wrong with %s", (_what, additions, message) => {
    expect(extendTaxonomy(taxonomy, additions).problems.join("\n")).toContain(message);
  });
});

describe("an addition in the configuration", () => {
  it.each([
    ["an empty word", { id: "roads", words: { ms: [" "] } }, "two letters or more"],
    ["a word of one letter", { id: "roads", words: { en: ["x"] } }, "two letters or more"],
    ["a number", { id: "roads", words: { en: ["2025"] } }, "two letters or more"],
    ["no word", { id: "roads", words: {} }, "no word is given"],
    ["other", { id: "other", words: { en: ["pothole"] } }, "other is what no topic fits"],
    ["a capital in the id", { id: "Roads", words: { en: ["pothole"] } }, "small letters"],
    ["an unknown language", { id: "roads", words: { zh: ["pothole"] } }, "zh"],
  ])("can't be %s", (_what, addition, message) => {
    const { error } = TopicAdditionSchema.safeParse(addition);
    expect(error?.message).toContain(message);
  });

  it("may be a letter with a digit, and is trimmed", () => {
    const parsed = TopicAdditionSchema.parse({ id: "internet", words: { en: [" 6g "] } });
    expect(parsed.words).toEqual({ ms: [], en: ["6g"] });
  });
});
