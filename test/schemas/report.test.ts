import { describe, expect, it } from "vitest";
import { Report, ReportScope } from "../../schemas/report.ts";

const day = { from: "2026-11-23T16:00:00.000Z", to: "2026-11-24T16:00:00.000Z" };

/** A day on which nobody said anything. */
const quiet = {
  schema: "suara.report@1",
  kind: "daily",
  scope: { kind: "nation" },
  scopeName: { ms: "Seluruh negara", en: "Nationwide" },
  period: { ...day, days: 1, workingDays: 1, holidays: [] },
  comparison: null,
  complete: true,
  alike: true,
  readAt: "2026-11-25T01:00:00.000Z",
  version: 1,
  corrections: [],
  volume: {
    comments: 0,
    official: 0,
    authors: { value: 0, relativeError: 0 },
    before: null,
    authorsBefore: null,
    change: null,
    byDay: [{ date: "2026-11-24", comments: null, counts: null }],
  },
  sentiment: null,
  sentimentBefore: null,
  change: null,
  topics: [],
  states: [],
  districts: [],
  languages: [],
  platforms: [],
  channels: [],
  emerging: "tooShort",
  issues: [],
  posts: { byKind: [], most: [] },
  entities: [],
  alerts: [],
  copies: { groups: 0, comments: 0, withoutCopies: null },
  coverage: { channels: [], gaps: [], late: { comments: 3, past: 0, before: null } },
  models: [],
  joins: [],
  labels: { checked: 0, measuredOn: 300, alpha: null },
  method: { level: 0.95, falseDiscoveryRate: 0.05, fewestVoices: 10, draws: 600 },
  read: { suara: "0.1.0", queries: 1, documents: 0, filter: "{}", hash: "0" },
};

const issue = {
  kind: "topic",
  id: "floods",
  name: { ms: "Banjir", en: "Floods" },
  comments: 40,
  before: null,
  sentiment: null,
  volume: null,
  negative: null,
  terms: [],
  alertIds: [],
};

describe("a report", () => {
  it("comes out of JSON as it went in, on a day of nothing too", () => {
    expect(Report.parse(JSON.parse(JSON.stringify(quiet)))).toEqual(quiet);
  });

  it("holds five comments of an issue at most, and no text of any", () => {
    const comment = { id: "youtube:c1", channelId: "hq-youtube", publishedAt: day.from };
    const withEvidence = (evidence: readonly object[]) =>
      Report.safeParse({ ...quiet, issues: [{ ...issue, evidence }] });
    expect(withEvidence(Array.from({ length: 6 }, () => comment)).success).toBe(false);
    expect(withEvidence([{ ...comment, text: "banjir lagi" }]).data?.issues[0]?.evidence).toEqual([comment]);
  });
});

describe("what a report is about", () => {
  it.each([
    { kind: "state", state: "MY-99" },
    { kind: "district", state: "MY-01" },
    { kind: "topic", topic: "" },
  ])("is not $kind without what names it", (scope) => {
    expect(ReportScope.safeParse(scope).success).toBe(false);
  });
});
