import { describe, expect, it } from "vitest";
import { taxonomy } from "../../../pipelines/enrich/taxonomy/taxonomy.ts";
import { taxonomyVersions } from "../../../pipelines/enrich/taxonomy/versions.ts";
import { definitionText, topicList, topicOf } from "../../../services/cli/commands/topic-definitions.ts";

describe("suara topics ID", () => {
  it.each([
    ["ms", "Banjir (floods)", "Tidak termasuk: Air paip terputus", "Senarai topik versi 7"],
    ["en", "Floods (floods)", "What is out: Tap water cuts", "List of topics, version 7"],
  ] as const)("says in %s what a topic means", (lang, ...expected) => {
    const text = definitionText(topicOf(taxonomy, "floods"), "7", lang);
    for (const each of [...expected, "rumah tenggelam lagi tahun ni", "banjir kilat", "flash flood"])
      expect(text).toContain(each);
  });

  it("tells words that always count from those that only hint at a topic", () => {
    const text = definitionText(topicOf(taxonomy, "aid"), "7", "en");
    const [words = "", hints = ""] = text.split(
      "Only where neither the comment nor its post names a topic otherwise:",
    );
    expect(words).toContain("jkm");
    expect(hints).toContain("t20");
  });

  it("shows what the configuration added, and lets it say nothing to the terminal", () => {
    const name = { ms: "Gas", en: "Gas" };
    const words = { ms: ["tong\u{1B}[31m gas"], en: [] };
    const text = definitionText({ id: "gas", name, words, added: words.ms }, "7", "en");
    expect(text).toContain("Added in the configuration: tong");
    expect(text).not.toContain("\u{1B}");
  });

  it("refuses an unknown id, and says where they are listed", () => {
    expect(() => topicOf(taxonomy, "rods")).toThrow(
      expect.objectContaining({ code: "USAGE", message: expect.stringContaining("--list") as string }),
    );
  });

  it("lists all ids, and what changed in each version", () => {
    const text = topicList(taxonomy, taxonomyVersions, "en");
    for (const { id } of taxonomy.topics) expect(text).toContain(`\n${id} `);
    for (const { version, date } of taxonomyVersions) expect(text).toContain(`${version} (${date}): `);
  });
});
