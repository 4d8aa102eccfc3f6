import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { taxonomy } from "../../../../pipelines/enrich/taxonomy/taxonomy.ts";
import { readDeveloperLabels } from "../../../../services/cli/training/developers/labels.ts";
import { goldIds } from "../../../../services/cli/training/gold/files.ts";

const folder = new URL("../../../../services/cli/training/developers/", import.meta.url);
const labels = await readDeveloperLabels();
const ids = taxonomy.topics.map(({ id }) => id);

describe("what the developers read", () => {
  it("is of none of the gold set's comments", () => {
    expect([...goldIds()].filter((id) => labels.has(id))).toEqual([]);
  });

  it("has topics of the taxonomy alone, which the encoder is taught in its order", async () => {
    const known = new Set(ids);
    expect([...labels.values()].flatMap(({ topics }) => topics.filter((id) => !known.has(id)))).toEqual([]);
    expect(JSON.parse(await readFile(new URL("topics.json", folder), "utf8"))).toEqual(ids);
  });

  it("is as much as its README says", async () => {
    const readme = await readFile(new URL("README.md", folder), "utf8");
    const inLanguage = [...labels.values()].filter(({ language }) => language !== null).length;
    expect(readme).toContain(`${labels.size.toLocaleString("en")} comments of`);
    expect(readme).toContain(`${inLanguage.toLocaleString("en")} of them with a language too`);
  });
});
