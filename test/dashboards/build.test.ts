import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { dashboardObjects, toNdjson } from "../../dashboards/build.ts";
import { extendTaxonomy } from "../../pipelines/enrich/taxonomy/extend-taxonomy.ts";
import { taxonomy } from "../../pipelines/enrich/taxonomy/taxonomy.ts";
import { buildDashboards } from "../../services/cli/commands/dashboards.ts";
import { temporaryFolder } from "../fakes/temporary-folder.ts";

describe("building the dashboards", () => {
  it("writes one file for each language, into a folder it makes", async () => {
    using place = temporaryFolder();
    const folder = join(place.path, "kibana", "objects");
    const files = await buildDashboards({ folder, prefix: "suara" });
    expect(files).toEqual([join(folder, "suara-ms.ndjson"), join(folder, "suara-en.ndjson")]);
    expect((await readdir(folder)).toSorted()).toEqual(["suara-en.ndjson", "suara-ms.ndjson"]);
    expect(await readFile(join(folder, "suara-ms.ndjson"), "utf8")).toBe(
      toNdjson(dashboardObjects("ms", "suara")),
    );
  });

  it("names the topics that a configuration adds", async () => {
    using place = temporaryFolder();
    const gas = { ms: "Gas memasak", en: "Cooking gas" };
    const additions = [{ id: "cooking_gas", name: gas, words: { ms: ["tong gas"], en: [] } }];
    const { taxonomy: extended } = extendTaxonomy(taxonomy, additions);
    const [ms = "", en = ""] = await buildDashboards({
      folder: place.path,
      prefix: "suara",
      taxonomy: extended,
    });
    expect(await readFile(ms, "utf8")).toContain(gas.ms);
    expect(await readFile(en, "utf8")).toContain(gas.en);
  });

  it("says so when it can't write there", async () => {
    using place = temporaryFolder();
    const file = join(place.path, "taken");
    await writeFile(file, "");
    await expect(buildDashboards({ folder: file, prefix: "suara" })).rejects.toMatchObject({
      code: "OUTPUT_UNWRITABLE",
      retryable: false,
    });
  });
});
