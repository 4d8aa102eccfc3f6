import type { IncomingMessage } from "node:http";
import { describe, expect, it } from "vitest";
import type { Page } from "../../../../pipelines/ports/source.ts";
import {
  channel,
  commentIdsIn,
  freeBudget,
  madeUpComment,
  madeUpPost,
  madeUpThreads,
  minute,
  never,
  payloadIds,
  truthOf,
  youtubeUnderTest,
} from "./made-up-youtube.ts";

const idsOf = (comments: readonly { readonly id: string }[]) => comments.map(({ id }) => id).sort();

describe("the list of uploads", () => {
  it("gives each video with its title, time and comment count", async () => {
    const posts = [madeUpPost("a", 1), madeUpPost("b", 2)];
    await using place = await youtubeUnderTest({ truth: truthOf(posts, madeUpThreads("a", [2])) });
    place.simulator.setCommentsDisabled("b", true);
    const [page] = await Array.fromAsync(place.source.pages({ kind: "posts", channel }, undefined, never));
    expect(page?.posts).toEqual([
      { nativeId: "b", caption: "Tajuk b", publishedAt: minute(2), commentCount: null },
      { nativeId: "a", caption: "Tajuk a", publishedAt: minute(1), commentCount: 3 },
    ]);
    expect(page?.payloads.map(({ kind, postNativeId }) => [kind, postNativeId])).toEqual([
      ["video", "b"],
      ["video", "a"],
    ]);
  });

  it("costs one unit for the channel and two for each fifty videos", async () => {
    const budget = freeBudget();
    const posts = Array.from({ length: 120 }, (_, index) => madeUpPost(`v${index}`, index));
    await using place = await youtubeUnderTest({ truth: truthOf(posts), budget });
    await Array.fromAsync(place.source.pages({ kind: "posts", channel }, undefined, never));
    expect([budget.spent, place.simulator.unitsUsed]).toEqual([7, 7]);
    expect(place.metrics.value("source_units_total", { platform: "youtube" })).toBe(7);
  });

  it("asks for the channel only once", async () => {
    await using place = await youtubeUnderTest({ truth: truthOf([madeUpPost("a")]) });
    const list = () => Array.fromAsync(place.source.pages({ kind: "posts", channel }, undefined, never));
    await list();
    await list();
    expect(place.simulator.unitsUsed).toBe(3 + 2);
  });

  it("asks for the channel again where its list is gone, to know whether it is gone itself", async () => {
    await using place = await youtubeUnderTest({ truth: truthOf([]) });
    const list = () => Array.fromAsync(place.source.pages({ kind: "posts", channel }, undefined, never));
    await list();
    expect(await list()).toEqual([]);
    expect(place.simulator.unitsUsed).toBe(2 + 2);
    place.simulator.failNext(
      { kind: "error", error: "playlistNotFound" },
      { kind: "error", error: "channelNotFound" },
    );
    await expect(list()).rejects.toMatchObject({ code: "SOURCE_GONE" });
  });

  it("ends at once for a channel without uploads, and throws for one that is gone", async () => {
    await using place = await youtubeUnderTest({ truth: truthOf([]) });
    expect(await Array.fromAsync(place.source.pages({ kind: "posts", channel }, undefined, never))).toEqual(
      [],
    );
    const gone = { ...channel, nativeId: "UCgone" };
    const walk = Array.fromAsync(place.source.pages({ kind: "posts", channel: gone }, undefined, never));
    await expect(walk).rejects.toMatchObject({ code: "SOURCE_GONE" });
  });

  it("does not take a list that vanished under way for its end", async () => {
    const posts = Array.from({ length: 60 }, (_, index) => madeUpPost(`v${index}`, index));
    await using place = await youtubeUnderTest({ truth: truthOf(posts) });
    const vanished = { kind: "error", error: "playlistNotFound" } as const;
    const pages = place.source.pages({ kind: "posts", channel }, undefined, never)[Symbol.asyncIterator]();
    const first = await pages.next();
    place.simulator.failNext(vanished);
    await expect(pages.next()).rejects.toMatchObject({ code: "SOURCE_GONE" });
    place.simulator.failNext(vanished);
    const cursor = (first.value as Page | undefined)?.next;
    const resumed = Array.fromAsync(place.source.pages({ kind: "posts", channel }, cursor, never));
    await expect(resumed).rejects.toMatchObject({ code: "SOURCE_GONE" });
  });

  it("passes on a video of another shape for the normaliser to reject, and loses no neighbour", async () => {
    await using place = await youtubeUnderTest({ truth: truthOf([madeUpPost("a")]) });
    const ok = await Array.fromAsync(place.source.pages({ kind: "posts", channel }, undefined, never));
    const good = ok[0]?.payloads[0]?.body;
    const odd = { id: "odd", snippet: { heading: "renamed" } };
    const body = JSON.stringify({ kind: "youtube#videoListResponse", items: [odd, good] });
    place.simulator.failNext({ kind: "slow", ms: 0 }, { kind: "answer", status: 200, body });
    const [page] = await Array.fromAsync(place.source.pages({ kind: "posts", channel }, undefined, never));
    expect(page?.payloads.map((payload) => payload.body)).toEqual([odd, good]);
    expect(page?.posts.map(({ nativeId }) => nativeId)).toEqual(["a"]);
  });
});

describe("a thread", () => {
  it("of 60,000 comments is read whole, in the fewest calls there can be", async () => {
    const budget = freeBudget();
    const comments = Array.from({ length: 60_000 }, (_, index) =>
      madeUpComment(`c${index}`, "v", index % 900),
    );
    await using place = await youtubeUnderTest({
      truth: truthOf([madeUpPost("v")], comments),
      budget,
      dailyUnits: 10_000,
    });
    const ids = new Set<string>();
    for await (const { payloads } of place.thread("v"))
      for (const payload of payloads) for (const id of commentIdsIn(payload)) ids.add(id);
    expect(ids.size).toBe(60_000);
    expect(budget.spent).toBe(600);
  }, 120_000);

  it("is asked for all replies as soon as one is missing, and not before", async () => {
    const budget = freeBudget();
    const comments = madeUpThreads("v", [5, 6, 0]);
    await using place = await youtubeUnderTest({ truth: truthOf([madeUpPost("v")], comments), budget });
    const pages = await Array.fromAsync(place.thread("v"));
    expect(payloadIds(pages)).toEqual(idsOf(comments));
    expect(budget.spent).toBe(2);
    expect(pages.map(({ payloads }) => payloads.length)).toEqual([3, 6]);
  });

  it("keeps its cursor until the replies of its page are safe, then never asks for the same replies twice", async () => {
    const comments = madeUpThreads("v", [6, 7, 230]);
    const parents: (string | null)[] = [];
    const onRequest = ({ url }: IncomingMessage) => {
      parents.push(new URL(url ?? "/", "http://x").searchParams.get("parentId"));
    };
    await using place = await youtubeUnderTest({ truth: truthOf([madeUpPost("v")], comments), onRequest });
    const pages = await Array.fromAsync(place.thread("v"));
    parents.length = 0;
    const afterFirstThread = pages[3]?.next; // threads, three pages of replies to c2
    await Array.fromAsync(place.thread("v", afterFirstThread));
    expect(parents).toEqual([null, "c1", "c0"]);
    parents.length = 0;
    const withinFirstThread = pages[2]?.next;
    await Array.fromAsync(place.thread("v", withinFirstThread));
    expect(parents).toEqual([null, "c2", "c2", "c2", "c1", "c0"]);
  });

  it("loses nothing when its parent is removed before its replies are read", async () => {
    const comments = madeUpThreads("v", [8, 8]);
    await using place = await youtubeUnderTest({ truth: truthOf([madeUpPost("v")], comments) });
    const pages: Page[] = [];
    for await (const page of place.thread("v")) {
      if (pages.length === 0) place.simulator.remove("c1");
      pages.push(page);
    }
    expect(payloadIds(pages)).toEqual(expect.arrayContaining(idsOf(madeUpThreads("v", [8]))));
    expect(pages.at(-1)?.next).toBeUndefined();
  });

  it("shows nothing of a removed comment and its replies, and tells that they are missing", async () => {
    await using place = await youtubeUnderTest({
      truth: truthOf([madeUpPost("v")], madeUpThreads("v", [2, 0])),
    });
    place.simulator.remove("c0");
    expect(payloadIds(await Array.fromAsync(place.thread("v")))).toEqual(["c1"]);
    const asked = ["youtube:c0", "youtube:c0.r0", "youtube:c1"] as const;
    expect(await place.source.missing(asked, never, channel, "v")).toEqual(
      new Set(["youtube:c0", "youtube:c0.r0"]),
    );
  });

  it("gives the edited text and the new likes on the next walk", async () => {
    await using place = await youtubeUnderTest({
      truth: truthOf([madeUpPost("v")], madeUpThreads("v", [1])),
    });
    await Array.fromAsync(place.thread("v"));
    place.simulator.edit("c0.r0", "Teks baharu");
    place.simulator.like("c0", 99);
    const [page] = await Array.fromAsync(place.thread("v"));
    expect(JSON.stringify(page?.payloads)).toMatch(/"likeCount":99.*"textDisplay":"Teks baharu"/su);
  });

  it("ends with an error when comments are turned off, and says so while it runs", async () => {
    const comments = madeUpThreads(
      "v",
      Array.from({ length: 150 }, () => 0),
    );
    await using place = await youtubeUnderTest({ truth: truthOf([madeUpPost("v")], comments) });
    const pages = place.thread("v")[Symbol.asyncIterator]();
    await pages.next();
    place.simulator.setCommentsDisabled("v", true);
    await expect(pages.next()).rejects.toMatchObject({ code: "SOURCE_FORBIDDEN", retryable: false });
  });

  it("skips nothing when comments come and go at the border of two pages", async () => {
    const comments = madeUpThreads(
      "v",
      Array.from({ length: 300 }, () => 0),
    );
    await using place = await youtubeUnderTest({ truth: truthOf([madeUpPost("v")], comments) });
    const pages: Page[] = [];
    for await (const page of place.thread("v")) {
      const last = page.payloads.flatMap(commentIdsIn).at(-1) ?? "";
      pages.push(page);
      if (pages.length > 2) continue;
      place.simulator.remove(last); // the very one the next page's token names
      place.simulator.add(madeUpComment(`new-${pages.length}`, "v", 1_000 + pages.length));
    }
    expect(payloadIds(pages)).toEqual(idsOf(comments));
    const since = minute(1_000);
    const query = {
      kind: "thread",
      channel,
      post: { nativeId: "v", caption: null },
      depth: { kind: "new", since },
    } as const;
    const later = await Array.fromAsync(place.source.pages(query, undefined, never));
    expect(payloadIds(later)).toEqual(expect.arrayContaining(["new-1", "new-2"]));
    expect(later).toHaveLength(1); // its end is older, so all that follows is
  });

  it("passes on a thread of another shape, and reads its neighbours", async () => {
    await using place = await youtubeUnderTest({
      truth: truthOf([madeUpPost("v")], madeUpThreads("v", [0])),
    });
    const odd = { id: "odd", snippet: { topComment: {} } };
    const body = JSON.stringify({ kind: "youtube#commentThreadListResponse", items: [odd, "nonsense"] });
    place.simulator.failNext({ kind: "answer", status: 200, body });
    const [page] = await Array.fromAsync(place.thread("v"));
    expect(page?.payloads.map((payload) => payload.body)).toEqual([odd, "nonsense"]);
  });

  it("does not go round in a circle", async () => {
    await using place = await youtubeUnderTest({ truth: truthOf([madeUpPost("v")]) });
    const body = JSON.stringify({
      kind: "youtube#commentThreadListResponse",
      nextPageToken: "same",
      items: [],
    });
    const fault = { kind: "answer", status: 200, body } as const;
    place.simulator.failNext(fault, fault);
    await expect(Array.fromAsync(place.thread("v"))).rejects.toMatchObject({ code: "SOURCE_UNEXPECTED" });
  });
});

describe("a page token that went stale", () => {
  const comments = madeUpThreads("v", [...Array.from({ length: 250 }, () => 0), 120]);
  const open = () => youtubeUnderTest({ truth: truthOf([madeUpPost("v")], comments) });

  it("begins once more from page 1", async () => {
    await using place = await open();
    const pages: Page[] = [];
    for await (const page of place.thread("v")) {
      pages.push(page);
      if (pages.length === 4) place.simulator.expirePageTokens();
    }
    expect(payloadIds(pages)).toEqual(idsOf(comments));
  });

  it("in a cursor begins once more from page 1", async () => {
    await using place = await open();
    const pages = await Array.fromAsync(place.thread("v"));
    const cursor = pages.at(-2)?.next;
    place.simulator.expirePageTokens();
    expect(payloadIds(await Array.fromAsync(place.thread("v", cursor)))).toEqual(idsOf(comments));
  });

  it("among replies begins once more with those replies", async () => {
    await using place = await open();
    const pages: Page[] = [];
    for await (const page of place.thread("v")) {
      pages.push(page);
      if (pages.length === 2) place.simulator.expirePageTokens();
    }
    expect(payloadIds(pages)).toEqual(idsOf(comments));
  });

  it("twice is an error", async () => {
    await using place = await open();
    const walk = (async () => {
      for await (const _ of place.thread("v")) place.simulator.expirePageTokens();
    })();
    await expect(walk).rejects.toMatchObject({ code: "SOURCE_UNEXPECTED", retryable: false });
  });

  it.each(["nonsense", "{}", '{"token":1}'])(
    "is not the same as a cursor that can't be read: %s",
    async (cursor) => {
      await using place = await open();
      expect(payloadIds(await Array.fromAsync(place.thread("v", cursor)))).toEqual(idsOf(comments));
    },
  );
});

describe("missing", () => {
  it("asks about fifty at a time", async () => {
    const budget = freeBudget();
    const comments = madeUpThreads(
      "v",
      Array.from({ length: 120 }, () => 0),
    );
    await using place = await youtubeUnderTest({ truth: truthOf([madeUpPost("v")], comments), budget });
    place.simulator.remove("c7");
    place.simulator.remove("c101");
    const missing = await place.source.missing(
      comments.map(({ id }) => `youtube:${id}` as const),
      never,
      channel,
      "v",
    );
    expect(missing).toEqual(new Set(["youtube:c7", "youtube:c101"]));
    expect(budget.spent).toBe(3);
  });

  it("finds out which, where the platform only says that some are not found", async () => {
    await using place = await youtubeUnderTest({
      truth: truthOf([madeUpPost("v")], madeUpThreads("v", [0, 0, 0])),
    });
    place.simulator.remove("c1");
    const notFound = { kind: "error", error: "commentNotFound" } as const;
    const normal = { kind: "slow", ms: 0 } as const;
    // c0 c1 c2; then c0 c1; then c0, c1; then c2
    place.simulator.failNext(notFound, notFound, normal, notFound, normal);
    const missing = await place.source.missing(
      ["youtube:c0", "youtube:c1", "youtube:c2"],
      never,
      channel,
      "v",
    );
    expect(missing).toEqual(new Set(["youtube:c1"]));
  });

  it("is never inferred from an answer to something else", async () => {
    await using place = await youtubeUnderTest({ truth: truthOf([]) });
    place.simulator.failNext({ kind: "answer", status: 200, body: "{}" });
    await expect(place.source.missing(["youtube:c0"], never, channel, "v")).rejects.toMatchObject({
      code: "SOURCE_UNEXPECTED",
    });
  });

  it("is not asked about other platforms", async () => {
    await using place = await youtubeUnderTest({ truth: truthOf([]) });
    await expect(place.source.missing(["facebook:1"], never, channel, "v")).rejects.toThrow(TypeError);
  });
});

describe("what was not changed", () => {
  it("is not sent again", async () => {
    const conditions: unknown[] = [];
    const onRequest = ({ headers }: IncomingMessage) => void conditions.push(headers["if-none-match"]);
    const comments = madeUpThreads("v", [6, 0]);
    await using place = await youtubeUnderTest({ truth: truthOf([madeUpPost("v")], comments), onRequest });
    const first = await Array.fromAsync(place.thread("v"));
    expect(conditions).toEqual([undefined, undefined]);
    expect(await Array.fromAsync(place.thread("v"))).toEqual(first);
    expect(conditions.slice(2)).toEqual([expect.stringMatching(/^".+"$/u), expect.stringMatching(/^".+"$/u)]);
    expect(place.metrics.value("source_requests_total", { outcome: "not_modified" })).toBe(2);
    place.simulator.like("c1", 50);
    const third = await Array.fromAsync(place.thread("v"));
    expect(JSON.stringify(third)).toContain('"likeCount":50');
    expect(place.metrics.value("source_requests_total", { outcome: "ok" })).toBe(3);
  });
});
