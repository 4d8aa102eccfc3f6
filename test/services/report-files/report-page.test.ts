import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { voiceIn } from "../../../pipelines/reports/words/voice.ts";
import type { Report } from "../../../schemas/report.ts";
import { reportPage } from "../../../services/report-files/page/report-page.ts";
import { aQuietDay, aReport, reportTexts } from "../../fakes/report.ts";
import { reportArbitrary } from "../../fakes/report-arbitrary.ts";
import { numbersOf, shownNumbers } from "./shown-numbers.ts";

const page = (report: Report, language: "ms" | "en") =>
  reportPage(report, voiceIn(language), { texts: reportTexts, style: "" });

describe("a report as a page", () => {
  it("shows the same numbers in Malay and in English", () => {
    fc.assert(
      fc.property(reportArbitrary, (report) => {
        const [ms, en] = [shownNumbers(page(report, "ms")), shownNumbers(page(report, "en"))];
        expect(ms.toSorted()).toEqual(en.toSorted());
      }),
      { numRuns: 60 },
    );
  });

  it("shows no number that the report does not have", () => {
    fc.assert(
      fc.property(reportArbitrary, fc.constantFrom("ms", "en"), (report, language) => {
        const stands = numbersOf(report);
        const shown = shownNumbers(page(report, language));
        expect(shown.length).toBeGreaterThan(10);
        expect(shown.filter((each) => !stands(each))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it("would be found out with a number of its own", () => {
    const stands = numbersOf(aReport("weekly"));
    expect(stands("12847")).toBe(true);
    expect(stands("12848")).toBe(false);
    expect(stands("12.1%")).toBe(true);
    expect(stands("98.7%")).toBe(false);
    expect(stands("12.15")).toBe(false);
  });

  it("asks nobody for anything and runs nothing", () => {
    const drawn = page(aReport("monthly"), "ms");
    expect(drawn).toContain("default-src 'none'");
    expect(drawn).not.toMatch(/<(?:script|link|img|iframe|object|embed)\b|\ssrc=|@import|url\((?!#)/iu);
  });

  it("shows a comment masked with the way to it, and of one that was removed only that", () => {
    const drawn = page(aReport("weekly"), "en");
    expect(drawn).toContain("MyKad kat stesen minyak");
    expect(drawn).toContain('href="https://www.example.com/youtube/1003"');
    expect(drawn).toContain("This comment has since been removed.");
  });

  it("says why a kind of post may have comments and no posts, and that charts are not corrected", () => {
    const drawn = page(aReport("weekly"), "en");
    expect(drawn).toContain("so a kind may have comments and no posts.");
    expect(drawn).toContain("As labelled by the models, before their errors are allowed for.");
    expect(page(aReport("weekly"), "ms")).toContain("walaupun tiada hantaran.");
  });

  it.each([
    [{ comments: 0, past: 0, before: null }, ["No comment was first collected after"], ["more than a day"]],
    [
      { comments: 1, past: 0, before: 0 },
      ["1 comment was first collected after the period had ended and is counted here."],
      ["more than a day", "No comment"],
    ],
    [
      { comments: 0, past: 612, before: 31 },
      ["612 comments are of channels of which nothing", "Of the week before, 31 comments"],
      ["No comment"],
    ],
    [null, ["It is not known how many comments were first collected"], ["No comment"]],
  ])("says of comments that came late, %j, only what is to be said", (late, said, unsaid) => {
    const report = aReport("weekly");
    const drawn = page({ ...report, coverage: { ...report.coverage, late } }, "en");
    for (const each of said) expect(drawn).toContain(each);
    for (const each of unsaid) expect(drawn).not.toContain(each);
  });

  it("says nothing of late comments before the period is over", () => {
    const drawn = page({ ...aReport("weekly"), complete: false }, "en");
    expect(drawn).not.toContain("first collected");
  });

  it("has no section, chart or table without anything in it", () => {
    const weekly = aReport("weekly");
    const { volume } = weekly;
    const nothing = { ...weekly, volume: { ...volume, comments: 0 }, issues: [], alerts: [], entities: [] };
    const silent = page({ ...nothing, posts: { byKind: [], most: [] } }, "en");
    expect(silent).not.toMatch(/<figure|Topics, places and channels|Reaction in figures/u);
    const byDay = volume.byDay.map((each) => ({ ...each, counts: null }));
    expect(page(weekly, "en")).toContain('id="chart-days"');
    expect(page({ ...weekly, volume: { ...volume, byDay } }, "en")).not.toContain('id="chart-days"');
  });

  it("has no table of one row for everything, such as the state of a state's report", () => {
    const weekly = aReport("weekly");
    const states = weekly.states.slice(0, 1).map((row) => ({ ...row, shareOfComments: 1 }));
    expect(page(weekly, "en")).toContain("By state");
    expect(page({ ...weekly, states }, "en")).not.toContain("By state");
  });

  it("tells of a day's alerts that none of its issues tells of, and what to do", () => {
    const daily = aReport("daily");
    const drawn = page({ ...daily, issues: [] }, "ms");
    expect(drawn).toContain("Harga bahan api: komen meningkat");
    expect(drawn).toContain("Sahkan penerimaan makluman");
  });

  it.each(["daily", "weekly"] as const)(
    "says once in a %s report that a new issue was found in a sample",
    (kind) => {
      const report = aReport(kind);
      const issues = report.issues.map((issue) => ({ ...issue, kind: "emerging" as const }));
      const sample = { emerging: "sampled", emergingSample: { oneIn: 7, comments: 4321 } } as const;
      expect(page({ ...report, issues, ...sample }, "en").split("one in 7").length).toBe(2);
      expect(page(report, "en")).not.toContain("looked for in a sample");
    },
  );

  it("says on a day without a change that there is none, and no more", () => {
    const drawn = page(aQuietDay(), "ms");
    expect(drawn).toContain("Tiada perubahan ketara.");
    expect(drawn).not.toMatch(/<(?:table|article|figure)\b/u);
  });

  it("does not call a day quiet of which nobody knows how it changed", () => {
    const few = { verdict: "tooFew", estimate: null } as const;
    const quiet = aQuietDay();
    expect(page({ ...quiet, volume: { ...quiet.volume, change: few } }, "en")).not.toContain(
      "No significant",
    );
    expect(page({ ...quiet, change: null }, "en")).not.toContain("No significant");
    expect(page(quiet, "en")).toContain("No significant change.");
  });

  it("does not call a day quiet on which negative comments rose, though no issue stands out", () => {
    const drawn = page({ ...aQuietDay(), change: aReport("daily").change }, "en");
    expect(drawn).not.toContain("No significant change");
    expect(drawn).toContain("Their share rose by 3.8 percentage points");
  });
});
