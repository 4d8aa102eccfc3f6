import { describe, expect, it } from "vitest";
import type { SearchIndex } from "../../../pipelines/ports/search-index.ts";
import { typicalPost } from "../../../pipelines/stats/likeness.ts";
import { totalOf } from "../../../pipelines/stats/net-sentiment.ts";
import type { IndexDocument } from "../../../schemas/document.ts";
import { readCommentList } from "../../../services/web/queries/comment-list.ts";
import { collectingOf } from "../../../services/web/queries/collecting.ts";
import { readOverview } from "../../../services/web/queries/overview.ts";
import { resolvePeriod } from "../../../services/web/queries/period.ts";
import type { Sampling } from "../../../pipelines/trends/shares/estimated-rows.ts";
import { estimateRows, samplingOf } from "../../../pipelines/trends/shares/estimated-rows.ts";
import { readPosts } from "../../../services/web/queries/posts.ts";
import { filterOf, plainView } from "../../../services/web/view.ts";
import { sentimentEstimator } from "../../../pipelines/stats/sentiment-estimates.ts";
import { fakeErrors } from "../../fakes/model-quality.ts";
import { channels, commentDocument } from "../../fakes/documents.ts";
import { memoryIndex } from "../../fakes/memory-index.ts";
import { sampleDocuments, sampleNowMs } from "./sample.ts";

const estimates = { errors: fakeErrors, estimator: sentimentEstimator(fakeErrors) };
const scope = { kind: "nation" } as const;
const plain = plainView("en");

async function holding(documents: readonly IndexDocument[]): Promise<SearchIndex> {
  const index = memoryIndex();
  const { failures } = await index.upsert(documents);
  expect(failures).toEqual([]);
  return index;
}

const at = (publishedAt: string) => commentDocument({ id: `youtube:${publishedAt}`, publishedAt });

describe("resolvePeriod", () => {
  const noon = Date.UTC(2026, 10, 24, 4); // 12:00 in Malaysia

  it.each([
    [
      "a comment of today",
      ["2026-11-24T03:00:00.000Z"],
      "2026-11-17T16:00:00.000Z",
      "2026-11-24T16:00:00.000Z",
      false,
    ],
    [
      "an old newest comment",
      ["2026-09-10T03:00:00.000Z"],
      "2026-09-03T16:00:00.000Z",
      "2026-09-10T16:00:00.000Z",
      true,
    ],
    [
      "a comment dated next year",
      ["2027-11-24T03:00:00.000Z", "2026-11-23T03:00:00.000Z"],
      "2026-11-16T16:00:00.000Z",
      "2026-11-23T16:00:00.000Z",
      false,
    ],
    ["nothing", [], "2026-11-17T16:00:00.000Z", "2026-11-24T16:00:00.000Z", false],
  ])("makes 7 whole days of %s", async (_, published, from, to, stale) => {
    const index = await holding(published.map(at));
    const resolved = await resolvePeriod(index, scope, { ...plain, period: "7d" }, "30d", noon);
    expect(resolved.view).toMatchObject({ from, to });
    expect(resolved.stale).toBe(stale);
  });

  it("keeps moments that the address pins, and leaves `all` open", async () => {
    const index = await holding([at("2026-11-24T03:00:00.000Z")]);
    const pinned = { ...plain, from: "2026-01-01T00:00:00.000Z", period: "7d" as const };
    expect((await resolvePeriod(index, scope, pinned, "30d", noon)).view).toEqual({
      ...pinned,
      period: undefined,
    });
    const all = await resolvePeriod(index, scope, plain, "all", noon);
    expect(all.view).toMatchObject({ from: undefined, to: undefined });
  });
});

/** Nothing is known to be missing. */
const upToDate = { to: null, behind: [] };

describe("readOverview", () => {
  it("adds up: time line, channels and sentiments each make the total", async () => {
    const index = await holding(sampleDocuments());
    const { view } = await resolvePeriod(index, scope, plain, "30d", sampleNowMs);
    const overview = await readOverview(index, scope, view, upToDate, estimates);
    expect(overview.comments).toBeGreaterThan(500);
    expect(totalOf(overview.sentiment)).toBe(overview.comments);
    const inTime = overview.timeLine.reduce(
      (sum, { counts }) => sum + (counts === null ? 0 : totalOf(counts)),
      0,
    );
    expect(inTime).toBe(overview.comments);
    expect(overview.channels.reduce((sum, { comments }) => sum + comments, 0)).toBe(overview.comments);
    expect(overview.timeLine).toHaveLength(30);
    expect(overview.step).toBe("day");
  });

  it("estimates what ten people wrote, and nothing of fewer, whatever they wrote", async () => {
    const by = (author: number, number: number, topic: string) =>
      commentDocument({
        id: `youtube:${topic}-${number}`,
        author: `k1.${author}`,
        publishedAt: `2026-11-2${number % 3}T03:00:00.000Z`,
        topics: [{ id: topic, confidence: 0.9 }],
      });
    const index = await holding([
      ...Array.from({ length: 12 }, (_, number) => by(number, number, "floods")),
      ...Array.from({ length: 30 }, (_, number) => by(number % 9, number, "water")),
    ]);
    const { topics, timeLine, estimates: all } = await readOverview(index, scope, plain, upToDate, estimates);
    expect(all?.comments).toBe(42);
    expect(topics.map(({ id, comments, estimates: own }) => [id, comments, own?.comments ?? null])).toEqual([
      ["water", 30, null],
      ["floods", 12, 12],
    ]);
    expect(timeLine.filter(({ estimates: own }) => own !== null)).toEqual([]);
    const few = await readOverview(index, scope, { ...plain, topic: ["water"] }, upToDate, estimates);
    expect(few.estimates).toBeNull();
  });

  it("is as sure of a large view by a design effect, within limits, as by counting it post by post", async () => {
    const asking = {
      scope,
      filter: {},
      estimator: estimates.estimator,
      index: await holding(sampleDocuments()),
    };
    const byPost = await asking.index.aggregate({ scope, filter: {}, by: [{ field: "postId" }] });
    const sizes = byPost.map(({ comments }) => comments);
    const [counted, large] = [samplingOf("mixed", sizes), samplingOf("mixed", [...sizes, 20_000])];
    expect([counted.typicalPost, large.typicalPost]).toEqual([undefined, expect.any(Number)]);
    const formula = { ...counted, typicalPost: typicalPost(sizes) };
    const rows = async (sampling: Sampling) =>
      await estimateRows(asking, sampling, { field: "channelId" }, (id) => ({ channelIds: [id] }));
    const [exact, quick] = [await rows(counted), await rows(formula)];
    expect(quick.map(({ id, counts }) => [id, counts])).toEqual(exact.map(({ id, counts }) => [id, counts]));
    expect(quick.map((row) => row.estimates !== null)).toEqual(exact.map((row) => row.estimates !== null));
    for (const [at, row] of quick.entries()) {
      const [one, other] = [
        row.estimates?.corrected.negative.value,
        exact[at]?.estimates?.corrected.negative.value,
      ];
      expect(one ?? 0).toBeCloseTo(other ?? 0, 0);
    }
  });

  it("gives numbers whose views list exactly what they count", async () => {
    const index = await holding(sampleDocuments());
    const { view } = await resolvePeriod(
      index,
      scope,
      { ...plain, topic: ["corruption"] },
      "90d",
      sampleNowMs,
    );
    const overview = await readOverview(index, scope, view, upToDate, estimates);
    const listed = async (narrower: Partial<typeof view>) =>
      (await readCommentList(index, scope, { ...view, ...narrower })).total;
    expect(overview.topics.map(({ id }) => id)).toEqual(["corruption"]);
    for (const { id, comments } of overview.topics) expect(await listed({ topic: [id] })).toBe(comments);
    for (const { id, comments } of overview.channels) expect(await listed({ channel: [id] })).toBe(comments);
    for (const { from, to, counts } of overview.timeLine) {
      expect(await listed({ from, to })).toBe(counts === null ? 0 : totalOf(counts));
    }
    const posts = await readPosts(index, scope, view, estimates);
    expect(posts.total).toBe(overview.posts);
    expect(posts.rows.reduce((sum, { comments }) => sum + comments, 0)).toBe(overview.comments);
  });

  it("says of every step whether all of it has been collected", async () => {
    const index = await holding(["2026-11-20T03:00:00.000Z", "2026-11-24T03:00:00.000Z"].map(at));
    const view = { ...plain, from: "2026-11-19T16:00:00.000Z", to: "2026-11-24T16:00:00.000Z" };
    const completeDays = async (to: string | null) => {
      const { timeLine, step } = await readOverview(index, scope, view, { to, behind: [] }, estimates);
      expect(step).toBe("day");
      return timeLine.map(({ complete }) => complete);
    };
    expect(await completeDays("2026-11-22T16:00:00.000Z")).toEqual([true, true, true, false, false]);
    expect(await completeDays("2026-11-22T15:59:00.000Z")).toEqual([true, true, false, false, false]);
    expect(await completeDays(null)).toEqual([true, true, true, true, true]);
  });

  it("cuts the first and last step of a time line to the period", async () => {
    const index = await holding(["2025-06-04T03:00:00.000Z", "2026-06-03T03:00:00.000Z"].map(at));
    const view = { ...plain, from: "2025-06-03T16:00:00.000Z", to: "2026-06-03T16:00:00.000Z" }; // Wednesday to Wednesday
    const { timeLine, step } = await readOverview(index, scope, view, upToDate, estimates);
    expect(step).toBe("week");
    expect(timeLine[0]).toMatchObject({ start: "2025-06-01T16:00:00.000Z", from: view.from });
    expect(timeLine.at(-1)).toMatchObject({ to: view.to });
  });

  it("shows a single comment of today by the hour", async () => {
    const index = await holding([at("2026-11-24T03:00:00.000Z")]);
    const { timeLine, step, comments } = await readOverview(index, scope, plain, upToDate, estimates);
    expect(step).toBe("hour");
    expect(timeLine).toHaveLength(1);
    expect(comments).toBe(1);
  });

  it("does not draw half a century of empty months for one wrong date", async () => {
    const index = await holding(["1970-01-01T00:00:00.000Z", "2026-11-24T03:00:00.000Z"].map(at));
    const { timeLine } = await readOverview(index, scope, plain, upToDate, estimates);
    expect(timeLine.map(({ start }) => start)).toEqual([
      "1969-12-31T16:00:00.000Z",
      "2026-10-31T16:00:00.000Z",
    ]);
  });

  it("knows where another model took over, of the comments of the view only", async () => {
    const by = (model: string, day: number, sentiment: "negative" | "positive" = "positive") =>
      commentDocument({
        id: `youtube:${model}-${day}-${sentiment}`,
        publishedAt: `2026-11-${day}T03:00:00.000Z`,
        models: { sentiment: model },
        sentiment: { ...commentDocument().comment.sentiment, label: sentiment },
      });
    const index = await holding([by("a@1", 10), by("a@1", 11), by("b@2", 12), by("c@3", 12, "negative")]);
    const view = { ...plain, sentiment: ["positive" as const] };
    const { models } = await readOverview(index, scope, view, upToDate, estimates);
    expect(models).toEqual({
      models: [
        { model: "a@1", comments: 2 },
        { model: "b@2", comments: 1 },
      ],
      joins: [{ at: "2026-11-12T03:00:00.000Z", from: "a@1", to: "b@2" }],
      mixedSteps: 0,
    });
  });

  it("has an overview of nothing", async () => {
    const overview = await readOverview(memoryIndex(), scope, plain, upToDate, estimates);
    expect(overview).toMatchObject({
      comments: 0,
      likes: 0,
      posts: 0,
      timeLine: [],
      topics: [],
      channels: [],
    });
  });

  it("asks for the public's comments unless told otherwise", async () => {
    const index = await holding([
      at("2026-11-24T03:00:00.000Z"),
      commentDocument({ id: "youtube:own", official: true }),
    ]);
    expect((await readOverview(index, scope, plain, upToDate, estimates)).comments).toBe(1);
    expect((await readOverview(index, scope, { ...plain, who: "all" }, upToDate, estimates)).comments).toBe(
      2,
    );
    expect(filterOf({ ...plain, who: "official" })).toEqual({ official: true });
  });
});

describe("collectingOf", () => {
  const { hqYoutube } = channels;
  const johor = { ...hqYoutube, id: "johor", level: "state", state: "MY-01", platform: "facebook" } as const;
  const group = { ...hqYoutube, id: "group", platform: "whatsapp" } as const;
  const all = [hqYoutube, johor, group];
  const now = "2026-11-24T03:00:00.000Z";
  const earlier = "2026-11-24T02:45:00.000Z";
  const yesterday = "2026-11-23T02:00:00.000Z";

  it("is the earliest moment up to which a visited channel has been collected", () => {
    const to = new Map([
      [hqYoutube.id, now],
      ["johor", earlier],
    ]);
    expect(collectingOf(all, to, plain)).toEqual({ to: earlier, behind: [] });
  });

  it("names who is a day behind the others, and who was never collected", () => {
    const to = new Map([
      [hqYoutube.id, now],
      ["johor", yesterday],
      ["group", null],
    ]);
    expect(collectingOf(all, to, plain)).toEqual({
      to: yesterday,
      behind: [
        { channel: "group", to: null },
        { channel: "johor", to: yesterday },
      ],
    });
  });

  it("is of the channels that the view shows", () => {
    const to = new Map([
      [hqYoutube.id, now],
      ["johor", yesterday],
    ]);
    expect(collectingOf(all, to, { ...plain, level: ["hq"] })).toEqual({ to: now, behind: [] });
    expect(collectingOf(all, to, { ...plain, state: ["MY-01"] })).toEqual({ to: yesterday, behind: [] });
    expect(collectingOf(all, to, { ...plain, platform: ["whatsapp"] })).toEqual({ to: null, behind: [] });
  });
});
