import { describe, expect, it } from "vitest";
import { reportLetter } from "../../../../pipelines/reports/words/letter.ts";
import type { Report } from "../../../../schemas/report.ts";
import { aQuietDay, aReport } from "../../../fakes/report.ts";

const before = aReport("weekly");
const [fuel, ...otherIssues] = before.issues;
if (fuel === undefined) throw new TypeError("the fake report has issues");

const corrected: Report = {
  ...before,
  version: 3,
  corrections: [{ field: "volume.comments", before: "12847", after: "12801" }],
  volume: { ...before.volume, comments: 12_801 },
  labels: { ...before.labels, checked: 121 },
  issues: [{ ...fuel, evidence: fuel.evidence.slice(1) }, ...otherIssues.slice(1)],
};

describe("the letter of a correction", () => {
  it.each([
    [
      "en" as const,
      "Correction of version 1: Weekly report",
      [
        "Comments: 12,847 → 12,801",
        "Comments whose label a person gave: 118 → 121",
        "No longer among the main issues: Floods",
        "Other comments serve as examples of: Fuel prices",
      ],
    ],
    [
      "ms" as const,
      "Pembetulan kepada versi 1: Laporan Mingguan",
      [
        "Komen: 12,847 → 12,801",
        "Komen yang labelnya disemak oleh pegawai: 118 → 121",
        "Tidak lagi menjadi isu utama: Banjir",
        "Contoh komen berubah bagi: Harga bahan api",
      ],
    ],
  ])("says in %s which version it corrects and what differs", (language, title, changes) => {
    const letter = reportLetter(corrected, { language, isAttached: true, corrects: before });
    expect(letter.title).toContain(title);
    expect(letter.text).toMatch(/version 1\b|versi 1\b/u);
    expect(letter.sections[0]?.items.map(({ text }) => text)).toEqual(changes);
  });

  it("says no single figure of a share that the report calls uncertain", () => {
    const { sentiment } = before;
    if (sentiment === null) throw new TypeError("the fake report has a sentiment");
    const negative = { value: 0.61, interval: { low: 0.16, high: 1 } };
    const uncertain: Report = {
      ...before,
      version: 2,
      sentiment: { ...sentiment, corrected: { ...sentiment.corrected, negative } },
    };
    const letter = reportLetter(uncertain, { language: "en", isAttached: true, corrects: before });
    expect(letter.sections[0]?.items.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^Negative comments: 40\.0% → uncertain \(16\.0%\sto\s100\.0%\)$/u),
    ]);
  });

  it("says that the main figures stand where only others differ", () => {
    const letter = reportLetter(
      { ...before, version: 2 },
      { language: "en", isAttached: true, corrects: before },
    );
    expect(letter.sections[0]?.items.map(({ text }) => text)).toEqual([
      "The main figures and issues are as they were.",
    ]);
  });
});

describe("the letter of a report", () => {
  it.each(["ms", "en"] as const)("says that the report is attached only where it is (%s)", (language) => {
    const [alone, attached] = [false, true].map(
      (isAttached) => reportLetter(aQuietDay(), { language, isAttached, corrects: null }).footer,
    );
    expect(alone).not.toMatch(/attached|dilampirkan/u);
    expect(attached).toMatch(/attached|dilampirkan/u);
  });
});
