import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { taxonomy } from "../../../../pipelines/enrich/taxonomy/taxonomy.ts";
import { goldHalfOf, partOf } from "../../../../pipelines/enrich/training/partition.ts";
import { readDeveloperLabels } from "../../../../services/cli/training/developers/labels.ts";
import { goldIds } from "../../../../services/cli/training/gold/files.ts";
import { readUnlabelled } from "../../../../services/cli/training/gold/unlabelled.ts";
import { readDataSet, togetherOf } from "../../../../services/cli/training/labelled-rows.ts";

const folder = new URL("../../../../services/cli/training/developers/", import.meta.url);
const labels = await readDeveloperLabels();
const ids = taxonomy.topics.map(({ id }) => id);

const data = new URL("../../../../../shared/data/", import.meta.url);

describe.skipIf(!existsSync(data))("what the developers read, against the data sets", () => {
  it("is nothing of the main set's dev part, and under no video of the gold's measured half", async () => {
    const main = await readDataSet(data, "my-public-comments/train.jsonl.gz");
    const dev = main.filter((row) => partOf(togetherOf(row)) === "dev");
    expect(dev.length).toBeGreaterThan(0);
    expect(dev.filter(({ id = "" }) => labels.has(id))).toEqual([]);
    const comments = await readUnlabelled(data);
    const gold = goldIds();
    const measured = new Set(
      comments
        .filter(({ id, video }) => gold.has(id) && video !== null && goldHalfOf(video) === "measured")
        .map(({ video }) => video),
    );
    expect(measured.size).toBeGreaterThan(0);
    expect(comments.filter(({ id, video }) => measured.has(video) && labels.has(id))).toEqual([]);
  });
});

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
