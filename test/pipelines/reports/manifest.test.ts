import { describe, expect, it } from "vitest";
import { manifestOf, readManifest, reportHash } from "../../../pipelines/reports/manifest.ts";
import { aReport } from "../../fakes/report.ts";

describe("a report's manifest", () => {
  it("gives back the report that it was made of", () => {
    const report = aReport("monthly");
    expect(readManifest(manifestOf(report), "a.json")).toEqual(report);
  });

  it("has the same hash in whatever order the keys come", () => {
    const { schema, kind, ...rest } = aReport("daily");
    expect(reportHash({ ...rest, kind, schema })).toBe(reportHash(aReport("daily")));
  });

  it.each([
    ["no JSON", "{", "it is no JSON"],
    ["another file", "{}", "it is no report of Suara, by sha256"],
    [
      "numbers that were changed",
      manifestOf(aReport("daily")).replace("12847", "12846"),
      "its numbers are not the ones",
    ],
  ])("is not read from %s", (_, text, message) => {
    expect(() => readManifest(text, "a.json")).toThrow(`a.json: ${message}`);
  });
});
