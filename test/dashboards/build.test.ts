import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { dashboardObjects, toNdjson } from "../../dashboards/build.ts";
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
