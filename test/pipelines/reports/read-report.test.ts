import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { malaysianDay } from "../../../pipelines/core/malaysian-day.ts";
import { correctionsOf } from "../../../pipelines/reports/issue/corrections.ts";
import type { ReportPorts, ReportQuery } from "../../../pipelines/reports/read-report.ts";
import { readReport } from "../../../pipelines/reports/read-report.ts";
import type { SentimentLabel } from "../../../schemas/analysed.ts";
import type { IndexDocument } from "../../../schemas/document.ts";
import type { EntityId } from "../../../schemas/entities.ts";
import type { Comment, Instant } from "../../../schemas/item.ts";
import { Report } from "../../../schemas/report.ts";
import { openSqliteIndex } from "../../../services/index/sqlite/search-index.ts";
import { aRecord, anAlert } from "../../fakes/alerts.ts";
import { changeDatabase } from "../../fakes/bad-database-files.ts";
import { caught } from "../../fakes/caught.ts";
import {
  channels,
  commentDocument,
  deletionDocument,
  hourDocument,
  postDocument,
  sentiment,
} from "../../fakes/documents.ts";
import { emergingDocuments, emergingEndMs } from "../../fakes/emerging-documents.ts";
import { memoryIndex } from "../../fakes/memory-index.ts";
import { temporaryFolder } from "../../fakes/temporary-folder.ts";
import { reportPorts, weeklyQuery } from "../../fakes/report-ports.ts";

const dayMs = 86_400_000;
/** Midnight of Monday, 16 November 2026, in Malaysia. */
const monday = Date.parse("2026-11-15T16:00:00.000Z");

interface Spoken extends Partial<Pick<Comment, "author" | "postId" | "official" | "collectedAt">> {
  readonly topic?: string;
  readonly label?: SentimentLabel;
  readonly model?: string;
  readonly copyKey?: string;
  readonly channel?: (typeof channels)[keyof typeof channels];
}

/** So many comments by as many people, one an hour from the beginning of a day, counted from that Monday. */
function spoken(name: string, count: number, day: number, parts: Spoken = {}): readonly IndexDocument[] {
  const { topic = "floods", label = "neutral", model = "linear@1", copyKey, channel, ...rest } = parts;
  const { platform } = channel ?? channels.hqYoutube;
  return Array.from({ length: count }, (_, n) =>
    commentDocument(
      {
        id: `${platform}:${name}-${n}`,
        postId: `${platform}:post-${name}-${n % 4}`,
        author: `k1.${name}-${n}`,
        text: `banjir di kampung kami belum surut lagi, kata orang yang ke-${n} tentang ${name}`,
        publishedAt: new Date(monday + day * dayMs + (n % 24) * 3_600_000).toISOString(),
        topics: [{ id: topic, confidence: 0.9 }],
        sentiment: sentiment(label),
        models: { sentiment: model },
        copyKey: copyKey ?? null,
        ...rest,
      },
      channel && { channel },
    ),
  );
}

/** A quiet week, then one in which a hundred people are angry about floods. */
const flooded = [
  ...spoken("before", 40, -7, { label: "positive", topic: "health" }),
  ...spoken("before-floods", 15, -6),
  ...spoken("angry", 100, 2, { label: "negative" }),
  ...spoken("calm", 40, 1, { label: "positive", topic: "health" }),
];

async function read(
  documents: readonly IndexDocument[],
  query: Partial<ReportQuery> = {},
  parts: Partial<ReportPorts> = {},
): Promise<Report> {
  await using index = memoryIndex();
  await index.upsert(documents);
  return await readReport(reportPorts(index, parts), { ...weeklyQuery, ...query });
}

describe("the numbers of a report", () => {
  it("count what was said in the period and before it, and say what changed", async () => {
    const report = await read(flooded);
    expect(Report.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
    expect(report.volume).toMatchObject({ comments: 140, before: 55, official: 0 });
    expect(report.volume.authors).toEqual({ value: 140, relativeError: 0 });
    expect(report.sentiment).toMatchObject({ n: 140, counts: { negative: 100, neutral: 0, positive: 40 } });
    expect(report.sentiment?.said.negative.value).toBeCloseTo(100 / 140);
    expect(report.change?.negative.verdict).toBe("rose");
    expect(report.topics.map(({ id, comments, before }) => [id, comments, before])).toEqual([
      ["floods", 100, 15],
      ["health", 40, 40],
    ]);
    expect(report.volume.byDay.map(({ comments }) => comments)).toEqual([
      null,
      40,
      100,
      null,
      null,
      null,
      null,
    ]);
  });

  it("are the same when they are read again, and others where one comment more was said", async () => {
    const [once, again] = [await read(flooded), await read(flooded.toReversed())];
    expect(again).toEqual(once);
    const more = await read([...flooded, ...spoken("late", 1, 3)]);
    expect(more.read.hash).not.toBe(once.read.hash);
  });

  it("are the same from SQLite as from memory", async () => {
    using folder = temporaryFolder();
    await using index = await openSqliteIndex({ file: join(folder.path, "index.db") });
    await index.upsert(flooded);
    expect(await readReport(reportPorts(index), weeklyQuery)).toEqual(await read(flooded));
  });

  it("leave out what the channels themselves wrote, but say how much it is", async () => {
    const report = await read([...flooded, ...spoken("ours", 5, 2, { official: true })]);
    expect(report.volume).toMatchObject({ comments: 140, official: 5 });
  });

  it("are of the state, district, channel or topic that they are asked of", async () => {
    const documents = [
      ...flooded,
      ...spoken("johor", 20, 2, { channel: channels.johor }),
      ...spoken("batu-pahat", 12, 2, { channel: channels.batuPahat, topic: "health" }),
    ];
    const comments = async (scope: ReportQuery["scope"]) =>
      (await read(documents, { scope })).volume.comments;
    expect(await comments({ kind: "state", state: "MY-01" })).toBe(32);
    expect(await comments({ kind: "district", state: "MY-01", district: "Batu Pahat" })).toBe(12);
    expect(await comments({ kind: "channel", channelId: "johor" })).toBe(20);
    expect(await comments({ kind: "topic", topic: "health" })).toBe(52);
    const health = await read(documents, { scope: { kind: "topic", topic: "health" } });
    expect(health.issues.map(({ id, evidence }) => [id, evidence.length])).toEqual([["health", 5]]);
    const nation = await read(documents);
    expect(nation.states.map(({ id, name, comments: n }) => [id, name.ms, n])).toEqual([
      ["MY-01", "Johor", 32],
    ]);
    expect(nation.districts.map(({ id, name }) => [id, name.en])).toEqual([
      ["MY-01/Batu Pahat", "Batu Pahat"],
    ]);
    expect(nation.platforms.map(({ id, comments: n }) => [id, n])).toEqual([
      ["youtube", 140],
      ["facebook", 32],
    ]);
  });

  it("say nothing of what people said where fewer than ten spoke", async () => {
    const report = await read(spoken("few", 3, 1, { label: "negative" }));
    expect(report.volume.comments).toBe(3);
    expect(report.sentiment).toBeNull();
    expect(report.topics).toMatchObject([{ id: "floods", comments: 3, sentiment: null }]);
    expect(report.volume.byDay[1]).toMatchObject({ comments: 3, counts: null });
    expect(report.issues).toEqual([]);
  });

  it("say nothing of hundreds of comments that one account wrote", async () => {
    const one = spoken("flood-of-one", 300, 2, {
      label: "negative",
      author: "k1.one",
      channel: channels.johor,
    });
    const report = await read([...spoken("others", 40, 1, { topic: "health" }), ...one]);
    expect(report.topics.map(({ id, sentiment: said }) => [id, said?.n])).toEqual([
      ["floods", undefined],
      ["health", 40],
    ]);
    expect(report.states.map(({ id, comments, sentiment: said }) => [id, comments, said])).toEqual([
      ["MY-01", 300, null],
    ]);
    expect(report.posts.most.filter(({ sentiment: said }) => said !== null)).toEqual([]);
    expect(report.volume.byDay.map(({ counts }) => counts?.negative)).not.toContain(300);
    expect(report.issues.map(({ id }) => id)).not.toContain("floods");
  });

  it("compare no counts with a period that is not held whole, as the page does not, but what was said", async () => {
    const late = flooded.filter(
      (each) => each.kind !== "comment" || each.comment.publishedAt > "2026-11-09T20:00:00.000Z",
    );
    const unread = Array.from({ length: 7 * 24 }, (_, n) =>
      hourDocument({
        hour: new Date(monday - (n + 1) * 3_600_000).toISOString(),
        platformCount: n % 2 === 0 ? 100 : null,
        held: 90,
      }),
    );
    for (const report of [await read(late), await read([...flooded, ...unread])]) {
      expect(report.volume).toMatchObject({ comments: 140, change: null });
      expect(report.volume.before).toBeGreaterThan(0);
      expect(report.topics.map(({ volume }) => volume)).toEqual([null, null]);
      expect(report.change?.negative.verdict).toBe("rose");
    }
  });

  it("are none of a period without data, and are compared with nothing", async () => {
    const report = await read([]);
    expect(report).toMatchObject({ comparison: null, sentiment: null, change: null, topics: [], issues: [] });
    expect(report.volume.byDay.every(({ comments }) => comments === null)).toBe(true);
  });

  it("of a period that is not over are compared with nothing", async () => {
    const report = await read(flooded, { readAt: "2026-11-19T00:00:00.000Z" });
    expect(report).toMatchObject({ complete: false, comparison: null, change: null });
  });
});

describe("what a report says of how it was read", () => {
  const hours = (read: (hour: number) => boolean) =>
    Array.from({ length: 7 * 24 }, (_, n) =>
      hourDocument({
        hour: new Date(monday + n * 3_600_000).toISOString(),
        platformCount: read(n) ? 100 + n : null,
        held: 90 + n,
      }),
    );

  it("tells a day on which nobody spoke from one that was not read", async () => {
    const report = await read([...flooded, ...hours((n) => n < 72 || n >= 96)]);
    expect(report.volume.byDay.map(({ comments }) => comments)).toEqual([0, 40, 100, null, 0, 0, 0]);
    const gap = { channelId: "hq-youtube", from: "2026-11-18T16:00:00.000Z", to: "2026-11-19T16:00:00.000Z" };
    expect(report.coverage.gaps).toEqual([gap]);
    expect(report.coverage.channels[0]).toEqual({
      channelId: "hq-youtube",
      platform: "youtube",
      held: 257,
      platformCount: 267,
      hoursRead: 144,
      hoursMissing: 24,
    });
  });

  it("shows another model as a join, and no trend across it", async () => {
    const report = await read([...flooded, ...spoken("newer", 150, 4, { model: "pair@2" })]);
    expect(report.joins).toEqual([{ at: "2026-11-19T16:00:00.000Z", from: "linear@1", to: "pair@2" }]);
    expect(report.models).toEqual([
      { task: "sentiment", model: "pair@2", comments: 150 },
      { task: "sentiment", model: "linear@1", comments: 140 },
    ]);
    expect(report.change).toBeNull();
    expect(report.topics[0]).toMatchObject({ id: "floods", negative: null });
    expect(report.volume.change?.verdict).toBe("rose");
  });

  it("counts copies, and what all figures are without them", async () => {
    const copied = spoken("copied", 30, 3, { label: "positive", copyKey: "same" });
    const copyGroups = async () => [{ copyKey: "same", voice: "youtube:copied-0" as const }];
    const report = await read([...flooded, ...copied], {}, { copyGroups });
    expect(report.copies).toMatchObject({ groups: 1, comments: 30 });
    expect(report.copies.withoutCopies).toMatchObject({ n: 141, counts: { negative: 100, positive: 41 } });
  });

  it("says nothing of the few who are left without copies", async () => {
    const copied = spoken("copied", 30, 3, { label: "positive", copyKey: "same" });
    const copyGroups = async () => [{ copyKey: "same", voice: "youtube:copied-0" as const }];
    const parts = { copyGroups };
    const [few, enough] = [
      await read([...copied, ...spoken("others", 4, 2)], {}, parts),
      await read([...copied, ...spoken("others", 9, 2)], {}, parts),
    ];
    expect(few.sentiment?.n).toBe(34);
    expect(few.copies).toEqual({ groups: 1, comments: 30, withoutCopies: null });
    expect(enough.copies.withoutCopies?.n).toBe(10);
  });

  it("counts a voice that was edited since, and is no copy any more, once", async () => {
    const copied = spoken("copied", 30, 2, { label: "positive", copyKey: "key-1" });
    const edited = spoken("copied", 1, 2, { label: "neutral", copyKey: "key-2" });
    const copyGroups = async () => [{ copyKey: "key-1", voice: "youtube:copied-0" as const }];
    const report = await read([...flooded, ...edited, ...copied.slice(1)], {}, { copyGroups });
    expect(report.copies.withoutCopies).toMatchObject({ n: 141, counts: { neutral: 1, positive: 40 } });
  });

  it("counts the comments that people labelled", async () => {
    const label = {
      at: "2026-11-20T00:00:00.000Z",
      textKey: "t",
      drawn: true,
      sentiment: "negative" as const,
    };
    const labels = async () =>
      new Map([
        ["youtube:angry-1", [{ by: "Aminah", ...label }]],
        ["youtube:gone", [{ by: "Aminah", ...label }]],
      ]);
    const report = await read(flooded, {}, { labels });
    expect(report.labels).toEqual({ checked: 1, measuredOn: 733, alpha: null });
  });
});

describe("what a report says of comments that came late", () => {
  const hoursAfter = (days: number, hours: number): Instant =>
    new Date(monday + days * dayMs + hours * 3_600_000).toISOString();
  const inTime = spoken("angry", 100, 2, { collectedAt: hoursAfter(3, 0) });
  const late = spoken("late", 12, 6, { collectedAt: hoursAfter(7, 2) });
  const lateOf = async (documents: readonly IndexDocument[], query: Partial<ReportQuery> = {}) =>
    (await read(documents, query)).coverage.late;

  it("counts those that were first collected after the period had ended, whatever was collected of them since", async () => {
    const seenAgain = spoken("angry", 100, 2, { collectedAt: hoursAfter(7, 5) });
    const removed = deletionDocument({ id: "youtube:late-0", observedAt: hoursAfter(7, 4) });
    const nothing = { comments: 0, past: 0, before: null };
    expect(await lateOf([...inTime, ...seenAgain])).toEqual(nothing);
    expect(await lateOf([...inTime, ...seenAgain, ...late])).toEqual({ ...nothing, comments: 12 });
    expect(await lateOf([...inTime, ...late, removed])).toEqual({ ...nothing, comments: 11 });
  });

  it("counts those of the scope, without the channels' own", async () => {
    const parts = { collectedAt: hoursAfter(7, 2), channel: channels.johor, topic: "health" };
    const more = [
      ...spoken("in-johor", 20, 1, { ...parts, collectedAt: hoursAfter(2, 0) }),
      ...spoken("late-in-johor", 5, 6, parts),
      ...spoken("own", 3, 6, { ...parts, official: true }),
    ];
    const of = async (scope: ReportQuery["scope"]) =>
      (await lateOf([...inTime, ...late, ...more], { scope }))?.comments;
    expect(await of({ kind: "nation" })).toBe(17);
    expect(await of({ kind: "state", state: "MY-01" })).toBe(5);
    expect(await of({ kind: "topic", topic: "health" })).toBe(5);
  });

  it("does not call late what comes from the past of a channel that was not read yet", async () => {
    const parts = { channel: channels.johor, collectedAt: hoursAfter(200, 0) };
    const past = spoken("past", 30, 3, parts);
    expect(await lateOf([...inTime, ...late, ...past])).toMatchObject({ comments: 12, past: 30 });
    const looked = hourDocument(
      { channelId: "johor", hour: hoursAfter(3, 0), platformCount: 0, held: 0 },
      { channel: channels.johor },
    );
    expect(await lateOf([...inTime, ...late, ...past, looked])).toMatchObject({ comments: 42, past: 0 });
  });

  it("counts of the period before what a report of the next day had not had", async () => {
    const before = (name: string, hours: number) =>
      spoken(name, 9, -3, { collectedAt: hoursAfter(0, hours) });
    const documents = [...inTime, ...before("soon", -20), ...before("at-night", 3), ...before("later", 24)];
    expect(await lateOf(documents)).toEqual({ comments: 0, past: 0, before: 9 });
  });

  it("knows nothing while the period is not over, nor of what an index held before it was kept", async () => {
    expect(await lateOf(inTime, { readAt: "2026-11-19T00:00:00.000Z" })).toBeNull();
    using folder = temporaryFolder();
    const file = join(folder.path, "index.db");
    await using older = await openSqliteIndex({ file });
    await older.upsert([...inTime, ...late]);
    changeDatabase(file, "UPDATE comments SET first_collected = 0 WHERE id = 'youtube:angry-7'");
    const report = await readReport(reportPorts(older), weeklyQuery);
    expect(report.coverage.late).toBeNull();
    expect(report.volume.comments).toBe(112);
  });

  it("is among what a later version corrects", async () => {
    const [first, second] = [await read(inTime), await read([...inTime, ...late])];
    const corrections = correctionsOf(first, second);
    expect(corrections).toContainEqual({ field: "volume.comments", before: "100", after: "112" });
    expect(corrections).toContainEqual({ field: "coverage.late.comments", before: "0", after: "12" });
  });
});

describe("the issues of a report", () => {
  it("begin with what changed, with examples by different people", async () => {
    const [issue] = (await read(flooded)).issues;
    expect(issue).toMatchObject({ kind: "topic", id: "floods", comments: 100, before: 15 });
    expect(issue?.volume?.verdict).toBe("rose");
    expect(issue?.evidence).toHaveLength(5);
    expect(new Set(issue?.evidence.map(({ id }) => id)).size).toBe(5);
  });

  it("are at most three in a daily report, and none on a day like the one before", async () => {
    const names = ["floods", "health", "roads", "education", "cost_of_living"];
    const day = (at: number, count: number) =>
      names.flatMap((topic) => spoken(`${topic}${at}`, count, at, { topic, label: "negative" }));
    const daily = { kind: "daily", day: "2026-11-18" } as const;
    expect((await read([...day(-5, 20), ...day(2, 200)], daily)).issues).toHaveLength(3);
    expect((await read([...day(-5, 20), ...day(2, 20)], daily)).issues).toEqual([]);
  });

  it("show no comment that is deleted", async () => {
    const shown = (await read(flooded)).issues[0]?.evidence[0]?.id ?? "youtube:none";
    const gone = deletionDocument({ id: shown, observedAt: "2026-11-25T00:00:00.000Z" });
    const after = await read([...flooded, gone]);
    expect(after.issues[0]?.evidence.map(({ id }) => id)).not.toContain(shown);
    expect(after.issues[0]?.evidence).toHaveLength(5);
  });

  it("name the alerts of their topic, and the report what became of each", async () => {
    const since = "2026-11-18T01:00:00.000Z";
    const opened = anAlert({ since, raisedAt: "2026-11-18T02:00:00.000Z" });
    const closed = anAlert({
      id: "banjir-1:closed",
      kind: "closed",
      since,
      raisedAt: "2026-11-20T02:00:00.000Z",
    });
    const late = "2026-11-29T02:00:00.000Z";
    const old = anAlert({ id: "old", episodeId: "old", since: late, raisedAt: late });
    const few = anAlert({ id: "few", episodeId: "few", since, raisedAt: since, authors: 4 });
    const alerts = async () => [opened, closed, old, few].map((alert) => aRecord({ alert }));
    const report = await read(flooded, {}, { alerts });
    expect(report.alerts).toMatchObject([
      {
        id: "banjir-1:opened",
        raisedAt: "2026-11-18T02:00:00.000Z",
        closedAt: "2026-11-20T02:00:00.000Z",
        acknowledgedAt: "2026-11-24T02:05:00.000Z",
      },
    ]);
    expect(report.issues[0]).toMatchObject({ id: "floods", alertIds: ["banjir-1:opened"] });
  });

  it("name an alert about a rise of the period that was noticed only after it", async () => {
    const late = anAlert({ since: "2026-11-18T02:00:00.000Z", raisedAt: "2026-11-29T02:00:00.000Z" });
    const report = await read(flooded, {}, { alerts: async () => [aRecord({ alert: late })] });
    expect(report.alerts.map(({ id }) => id)).toEqual([late.id]);
  });
});

describe("what began to be spoken of", () => {
  const lastDay = malaysianDay(new Date(emergingEndMs - 1).toISOString());
  const daily = { kind: "daily", day: lastDay, readAt: new Date(emergingEndMs).toISOString() } as const;

  it("is an issue of a report, with comments that say it", async () => {
    const report = await read(emergingDocuments(), daily);
    expect(report.emerging).toBe("searched");
    const bridge = report.issues.find(({ terms }) => terms.includes("jambatan"));
    expect(bridge).toMatchObject({ id: "roads", kind: "topic", comments: 30 });
    expect(bridge?.evidence).toHaveLength(5);
  });

  it("is told as alerts found it, with the comments that are still held", async () => {
    const [first, second] = ["youtube:angry-1", "youtube:gone"] as const;
    const shown = anAlert().comments.flatMap((each) => [first, second].map((id) => ({ ...each, id })));
    const series = { topic: null, term: "pam rosak", state: null, language: null, channelId: null };
    const since = "2026-11-18T02:00:00.000Z";
    const parts = { series, comments: shown, since, raisedAt: since };
    const alerts = (authors: number) => async () => [aRecord({ alert: anAlert({ ...parts, authors }) })];
    const [issue] = (await read(flooded, {}, { alerts: alerts(131) })).issues;
    expect(issue).toMatchObject({ kind: "emerging", id: "pam rosak", comments: 184 });
    expect(issue?.evidence.map(({ id }) => id)).toEqual([first]);
    const few = await read(flooded, {}, { alerts: alerts(9) });
    expect(few.issues.map(({ id }) => id)).not.toContain("pam rosak");
  });
});

describe("who is named in a report", () => {
  it("are persons in office, bodies and programmes that ten people named, and no places", async () => {
    const naming = (name: string, count: number, entities: readonly EntityId[]) =>
      spoken(name, count, 3).map((document) =>
        document.kind === "comment" ? { ...document, comment: { ...document.comment, entities } } : document,
      );
    const report = await read([
      ...flooded,
      ...naming("tnb", 12, ["agency:tnb", "state:MY-03"]),
      ...naming("jpj", 9, ["agency:jpj"]),
    ]);
    expect(report.entities).toMatchObject([{ id: "agency:tnb", kind: "agency", comments: 12, before: 0 }]);
  });
});

describe("the posts of a report", () => {
  it("are counted by kind, unknown views as unknown", async () => {
    const post = (n: number, parts: Parameters<typeof postDocument>[0]) =>
      postDocument({ id: `youtube:post-angry-${n}`, publishedAt: "2026-11-17T00:00:00.000Z", ...parts });
    const { posts } = await read([
      ...flooded,
      post(0, { kind: "video", views: 100, likes: null }),
      post(1, { kind: "video", views: null, likes: null }),
      post(2, { kind: "news", views: 0, likes: 4, publishedAt: "2026-11-01T00:00:00.000Z" }),
    ]);
    expect(posts.byKind).toMatchObject([
      { kind: "video", posts: 2, comments: 50, views: 100, reactions: null, sentiment: { n: 50 } },
      { kind: "news", posts: 0, comments: 25, views: null, reactions: null },
    ]);
    expect(posts.most.map(({ id, comments }) => [id, comments])).toEqual([
      ["youtube:post-angry-0", 25],
      ["youtube:post-angry-1", 25],
      ["youtube:post-angry-2", 25],
    ]);
  });
});

describe("a report that can't be read", () => {
  it.each<[string, Partial<ReportQuery>]>([
    ["of a state without a channel", { scope: { kind: "state", state: "MY-13" } }],
    [
      "of a district that there is none of",
      { scope: { kind: "district", state: "MY-01", district: "Klang" } },
    ],
    ["of a topic that there is none of", { scope: { kind: "topic", topic: "weather" } }],
    ["of a channel that there is none of", { scope: { kind: "channel", channelId: "nobody" } }],
    ["of a week that has not begun", { day: "2026-12-01" }],
  ])("is one %s", async (_, query) => {
    expect(await caught(read([], query))).toMatchObject({ code: "USAGE", retryable: false });
  });
});
