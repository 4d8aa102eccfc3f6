import { describe, expect, it } from "vitest";
import { correctionsOf } from "../../../../pipelines/reports/issue/corrections.ts";
import type { Report } from "../../../../schemas/report.ts";
import { aQuietDay, aReport as aWholeReport } from "../../../fakes/report.ts";

const aReport = (parts: Partial<Report> = {}): Report => ({ ...aQuietDay(), ...parts });

const row = (id: string, comments: number): Report["topics"][number] => ({
  id,
  name: { ms: id, en: id },
  comments,
  shareOfComments: 0.5,
  before: null,
  sentiment: null,
  volume: null,
  negative: null,
  discovered: false,
});

describe("what differs between two readings of a report", () => {
  it("is nothing when only the time and the way of reading do", () => {
    const before = aReport();
    const read = { ...before.read, hash: "1", queries: 9 };
    const after = aReport({ readAt: "2026-11-25T00:00:00.000Z", version: 3, read });
    expect(correctionsOf(before, after)).toEqual([]);
  });

  it.each([
    [
      "an alert was acknowledged and closed",
      (report: Report) => {
        const closedAt = "2026-11-25T00:00:00.000Z";
        return {
          ...report,
          alerts: report.alerts.map((each) => ({ ...each, closedAt, acknowledgedAt: closedAt })),
        };
      },
    ],
    [
      "an alert was raised",
      (report: Report) => ({
        ...report,
        alerts: report.alerts.flatMap((each) => [each, { ...each, id: `${each.id}-again` }]),
        issues: report.issues.map((each) => ({ ...each, alertIds: [...each.alertIds, "alert-1-again"] })),
      }),
    ],
    [
      "posts were seen and liked",
      ({ posts: { byKind, most }, ...report }: Report) => ({
        ...report,
        posts: {
          byKind: byKind.map((each) => ({ ...each, views: 1_000_001, reactions: 1_000_002 })),
          most: most.map((each) => ({
            ...each,
            views: 1_000_001,
            reactions: 1_000_002,
            caption: "Dibetulkan",
          })),
        },
      }),
    ],
    [
      "a channel was given another name",
      (report: Report) => ({
        ...report,
        channels: report.channels.map((each) => ({ ...each, name: { ms: "Baharu", en: "New" } })),
      }),
    ],
  ])("is nothing where later %s, and that is told beside what is corrected", (_what, afterwards) => {
    const [before, after] = [aWholeReport("weekly"), afterwards(aWholeReport("weekly"))];
    expect(correctionsOf(before, after)).toEqual([]);
    const labelled = { ...after, labels: { ...after.labels, checked: after.labels.checked + 1 } };
    expect(correctionsOf(before, labelled).length).toBeGreaterThan(1);
  });

  it.each([
    [
      "a label",
      "labels.checked",
      (report: Report) => ({ ...report, labels: { ...report.labels, checked: 1 } }),
    ],
    [
      "a comment that serves as evidence",
      "issues[fuel_prices].evidence[facebook:",
      ({ issues, ...report }: Report) => ({
        ...report,
        issues: issues.map((issue) => ({ ...issue, evidence: issue.evidence.slice(1) })),
      }),
    ],
  ])("is told of %s", (_what, path, afterwards) => {
    const fields = correctionsOf(aWholeReport("weekly"), afterwards(aWholeReport("weekly")));
    expect(fields.map(({ field }) => field)).toContainEqual(expect.stringContaining(path));
  });

  it("is told by the path of the number, whatever the order of the rows", () => {
    const before = aReport({ topics: [row("fuel", 9), row("floods", 8)] });
    const after = aReport({ topics: [row("floods", 12), row("fuel", 9)] });
    expect(correctionsOf(before, after)).toEqual([
      { field: "topics[floods].comments", before: "8", after: "12" },
    ]);
  });

  it("is found in each of several gaps of one channel", () => {
    const gaps = (hour: string) => ({
      coverage: {
        ...aQuietDay().coverage,
        gaps: ["10", hour, "14"].map((from) => ({
          channelId: "hq-yt",
          from: `2026-11-23T${from}:00:00.000Z`,
          to: `2026-11-23T${from}:30:00.000Z`,
        })),
      },
    });
    expect(correctionsOf(aReport(gaps("12")), aReport(gaps("13")))).toContainEqual({
      field: "coverage.gaps[hq-yt 2].from",
      before: "2026-11-23T12:00:00.000Z",
      after: "2026-11-23T13:00:00.000Z",
    });
  });

  it("is nothing where a channel was added of which nothing is known", () => {
    const { coverage } = aQuietDay();
    const added = { held: null, platformCount: null, hoursRead: 0, hoursMissing: 0 };
    const channels = [...coverage.channels, { channelId: "new", platform: "x" as const, ...added }];
    expect(correctionsOf(aReport(), aReport({ coverage: { ...coverage, channels } }))).toEqual([]);
  });

  it("has an empty side where a row came or went", () => {
    const fields = correctionsOf(aReport(), aReport({ topics: [row("fuel", 9)] }));
    expect(fields).toContainEqual({ field: "topics[fuel].comments", before: "", after: "9" });
    expect(fields.map(({ field }) => field)).not.toContain("topics[fuel].volume");
  });
});
