import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { taxonomy } from "../../../pipelines/enrich/taxonomy/taxonomy.ts";
import type { SearchIndex } from "../../../pipelines/ports/search-index.ts";
import { readReport } from "../../../pipelines/reports/read-report.ts";
import type { SentimentEstimates } from "../../../pipelines/stats/sentiment-estimates.ts";
import { sentimentEstimator } from "../../../pipelines/stats/sentiment-estimates.ts";
import type { CommentDocument } from "../../../schemas/document.ts";
import type { Report, SentimentFigures } from "../../../schemas/report.ts";
import { askChanges } from "../../../services/cli/commands/changes.ts";
import { countTopics } from "../../../services/cli/commands/topics.ts";
import { openSqliteIndex } from "../../../services/index/sqlite/search-index.ts";
import { formatFor } from "../../../services/web/format.ts";
import type { WebServer } from "../../../services/web/start-web.ts";
import { texts } from "../../../services/web/texts/texts.ts";
import { changedDocuments, changedEndMs } from "../../fakes/changed-documents.ts";
import { channels, commentDocument, sentiment } from "../../fakes/documents.ts";
import { fakeClock } from "../../fakes/fake-clock.ts";
import { fakeErrors } from "../../fakes/model-quality.ts";
import { reportPorts, weeklyQuery } from "../../fakes/report-ports.ts";
import type { TemporaryFolder } from "../../fakes/temporary-folder.ts";
import { temporaryFolder } from "../../fakes/temporary-folder.ts";
import { serveIndex } from "../web/serve-index.ts";

/** The week that ends with the last comment, by which all of them are asked. */
const week = "from=2026-03-09T00:00&to=2026-03-16T00:00&lang=en";
const estimator = sentimentEstimator(fakeErrors);
const labels = ["negative", "neutral", "positive"] as const;

/** A topic under four posts in either week: far too few to tell how alike comments under one are. */
function underFewPosts(): readonly CommentDocument[] {
  return Array.from({ length: 120 }, (_, at) => {
    const id = `roads-${at}`;
    const endMs = changedEndMs - (at % 2) * 7 * 86_400_000;
    return commentDocument(
      {
        id: `youtube:${id}`,
        postId: `youtube:roads-${at % 8}`,
        author: `k1.${id}`,
        publishedAt: new Date(endMs - 60_000 * (at + 1)).toISOString(),
        topics: [{ id: "corruption", confidence: 0.9 }],
        sentiment: sentiment(labels[(at * at) % 3] ?? "neutral"),
      },
      { channel: channels.hqYoutube },
    );
  });
}

/** To the four decimals of the file of shares. */
const rounded = (value: number | undefined) => Math.round((value ?? Number.NaN) * 10_000) / 10_000;

function numbersOf(estimates: SentimentFigures | Pick<SentimentEstimates, "corrected" | "net"> | null) {
  const all = estimates === null ? [] : [...labels.map((label) => estimates.corrected[label]), estimates.net];
  return all.map(({ value, interval }) => [value, interval.low, interval.high].map(rounded));
}

describe("one set of comments", () => {
  let folder: TemporaryFolder;
  let index: SearchIndex;
  let web: WebServer;
  let report: Report;

  beforeAll(async () => {
    folder = temporaryFolder();
    index = await openSqliteIndex({ file: `${folder.path}/index.db` });
    await index.upsert([...changedDocuments(), ...underFewPosts()]);
    await index.refresh();
    web = await serveIndex(index, { taxonomy, clock: fakeClock({ startMs: changedEndMs }) });
    report = await readReport(reportPorts(index), {
      ...weeklyQuery,
      day: "2026-03-11",
      readAt: "2026-03-17T00:00:00.000Z",
    });
  });
  afterAll(async () => {
    await web[Symbol.asyncDispose]();
    await index[Symbol.asyncDispose]();
    folder[Symbol.dispose]();
  });

  const shownIn = {
    all: () => report.sentiment,
    fuel_subsidies: () => rowOf(report.topics, "fuel_subsidies"),
    corruption: () => rowOf(report.topics, "corruption"),
    "MY-01": () => rowOf(report.states, "MY-01"),
    [channels.johor.id]: () => rowOf(report.channels, channels.johor.id),
  } as const;
  const rowOf = (rows: Report["topics"], id: string) => rows.find((row) => row.id === id)?.sentiment ?? null;

  /** A row of the file of shares, as numbers. */
  async function inTheFile(id: string, query = week) {
    const lines = (await (await fetch(`${web.url}/shares.csv?${query}`)).text()).trim().split("\r\n");
    const heads = lines[0]?.split(",") ?? [];
    const line = lines.find((each) => each.includes(`,${id},`) && each.includes(",all,"))?.split(",") ?? [];
    const cell = (name: string) => Number(line[heads.indexOf(name)]);
    return [...labels.map((label) => `${label}Corrected`), "netCorrected"].map((name) =>
      ["", "Low", "High"].map((end) => cell(`${name}${end}`)),
    );
  }

  it.each(Object.entries(shownIn))(
    "has the shares, net sentiment and intervals of the report in the file of shares: %s",
    async (id, inReport) => {
      expect(numbersOf(inReport())).toHaveLength(4);
      expect(await inTheFile(id)).toEqual(numbersOf(inReport()));
    },
  );

  it.each(Object.entries(shownIn))("has them in `suara changes --json`: %s", async (id, inReport) => {
    const options = { period: "7d", until: "2026-03-16", by: ["topic", "state", "channel"] } as const;
    const answer = await askChanges(index, options, estimator, changedEndMs);
    const parts = [{ ...answer?.all, id: "all" }, ...(answer?.lists ?? []).flatMap((list) => list.parts)];
    const change = parts.find((part) => part.id === id)?.sentiment;
    expect(numbersOf(change?.after ?? null)).toEqual(numbersOf(inReport()));
  });

  it("has them on the page, and on the page of what changed", async () => {
    const format = formatFor("en");
    const sharesOn = async (path: string) => {
      const page = (await (await fetch(`${web.url}${path}?${week}`)).text()).replace(/\s+/gu, " ");
      return [...page.matchAll(/[^<>]*%[^<>]*/gu)].map(([text]) => text.trim());
    };
    const { negative } = report.sentiment?.corrected ?? {};
    const { negative: before } = report.sentimentBefore?.corrected ?? {};
    if (negative === undefined || before === undefined) throw new TypeError("the report has no shares");
    const fuel = rowOf(report.topics, "fuel_subsidies")?.corrected.negative ?? negative;
    const overview = await sharesOn("/");
    expect(overview).toContain(format.percent(negative.value));
    expect(overview).toContain(texts.en.interval(format.percents(negative.interval)));
    expect(overview.join("\n")).toContain(
      `${format.percent(fuel.value)} (${format.percents(fuel.interval)})`,
    );
    expect(await sharesOn("/changes")).toContain(
      `${format.percent(before.value)} → ${format.percent(negative.value)}`,
    );
  });

  it("has what changed in it as sure in the report as in `suara changes`", async () => {
    const options = { period: "7d", until: "2026-03-16", by: ["topic"] } as const;
    const { lists = [] } = (await askChanges(index, options, estimator, changedEndMs)) ?? {};
    const parts = lists.flatMap((list) => list.parts);
    const told = report.topics.map(({ id, negative }) => [id, negative?.estimate]);
    expect(told.length).toBeGreaterThan(5);
    const compared = report.topics.map(({ id }) => {
      const { value, interval } = parts.find((part) => part.id === id)?.sentiment?.corrected.negative ?? {};
      return [id, { value, interval }];
    });
    expect(compared).toEqual(told);
  });

  it("has the same shares as a row and as a view of its own", async () => {
    expect(await inTheFile("all", `${week}&topic=corruption`)).toEqual(await inTheFile("corruption"));
    expect(await inTheFile("all", `${week}&channel=${channels.johor.id}`)).toEqual(
      await inTheFile(channels.johor.id),
    );
  });

  it("has them in `suara topics` and in the file of all times", async () => {
    const { topics } = await countTopics(index, fakeErrors);
    const fuel = topics.find(({ topic }) => topic === "fuel_subsidies");
    const shares = labels.map((label) => fuel?.shares.corrected[label]);
    const inFile = await inTheFile("fuel_subsidies", "lang=en&period=all");
    expect(
      shares.map((share) => [share?.value, share?.interval.low, share?.interval.high].map(rounded)),
    ).toEqual(inFile.slice(0, 3));
  });
});
