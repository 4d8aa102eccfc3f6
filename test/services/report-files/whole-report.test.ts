import { describe, expect, it } from "vitest";
import { reportHash } from "../../../pipelines/reports/manifest.ts";
import { voiceIn } from "../../../pipelines/reports/words/voice.ts";
import { Report } from "../../../schemas/report.ts";
import { csvTables } from "../../../services/report-files/csv-files.ts";
import { reportPage } from "../../../services/report-files/page/report-page.ts";
import { aReport, reportTexts } from "../../fakes/report.ts";

type Path = readonly (string | number)[];

/** The ways to one value of each kind: of a list only those in its first entry. */
function* pathsIn(value: unknown, path: Path = []): Generator<Path> {
  if (typeof value === "object" && value !== null) {
    const entries = Array.isArray(value) ? value.slice(0, 1).entries() : Object.entries(value);
    for (const [key, each] of entries) yield* pathsIn(each, [...path, key]);
  } else if (typeof value === "number" || typeof value === "string") yield path;
}

/** The same with another value at the end of the path; `undefined` where the schema allows no other. */
function altered(report: Report, path: Path): Report | undefined {
  const copy: unknown = structuredClone(report);
  let place = copy as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) place = place[key] as Record<string | number, unknown>;
  const last = path.at(-1) ?? "";
  const was = place[last];
  const others =
    typeof was === "number"
      ? [Number.isInteger(was) ? was + 7 : was * 0.5]
      : [String(was).replace(/^(\d{4}-\d{2}-)\d{2}/u, "$103"), `${String(was)}x`];
  for (const other of others) {
    place[last] = other;
    if (other !== was && Report.safeParse(copy).success) return copy as Report;
  }
  return undefined;
}

const voices = [voiceIn("ms"), voiceIn("en")];
const tables = (report: Report) => JSON.stringify(voices.map((voice) => csvTables(report, voice)));
const page = (report: Report) =>
  voices
    .map((voice) => reportPage(report, voice, { texts: reportTexts, style: "" }))
    .join("")
    .replaceAll(reportHash(report), "");

describe("a report as a whole", () => {
  it("shows every part of its numbers on the page or in a table", () => {
    const corrections = [{ field: "volume.comments", before: "12846", after: "12847" }];
    const holidays = [{ date: "2026-11-16", ms: "Cuti Contoh", en: "Example Day" }];
    const weekly = aReport("weekly");
    const report = { ...weekly, corrections, period: { ...weekly.period, holidays } };
    const [wholeTables, wholePage] = [tables(report), page(report)];
    const unseen = [...pathsIn(report)].filter((path) => {
      const other = altered(report, path);
      return other !== undefined && tables(other) === wholeTables && page(other) === wholePage;
    });
    expect(unseen.map((path) => path.join("."))).toEqual([]);
  });
});
