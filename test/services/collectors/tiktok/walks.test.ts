import { describe, expect, it } from "vitest";
import {
  channel,
  commentIdsIn,
  madeUpComment,
  madeUpPost,
  madeUpThreads,
  minute,
  never,
  tiktokUnderTest,
  truthOf,
} from "./made-up-tiktok.ts";

describe("the list of videos", () => {
  it("gives each with its words, time and count, replies included, for one call for twenty", async () => {
    const posts = [madeUpPost(501), madeUpPost(502)];
    await using place = await tiktokUnderTest({ truth: truthOf(posts, madeUpThreads(501, [2])) });
    const [page] = await place.posts();
    expect(page?.posts).toEqual([
      { nativeId: "502", caption: "Tajuk 502", publishedAt: minute(502), commentCount: 0 },
      { nativeId: "501", caption: "Tajuk 501", publishedAt: minute(501), commentCount: 3 },
    ]);
    expect(place.simulator.listCalls).toBe(1);
  });

  it("ends at once for an account without videos", async () => {
    await using place = await tiktokUnderTest({ truth: truthOf([]) });
    expect(await place.posts()).toEqual([{ payloads: [], posts: [], next: undefined }]);
  });

  it("passes on a video of another shape for the normaliser to reject, and loses no neighbour", async () => {
    await using place = await tiktokUnderTest({ truth: truthOf([madeUpPost(501)]) });
    const [good] = await place.posts();
    const videos = [{ item_id: "9", create_time: "rahsia" }, good?.payloads[0]?.body];
    const body = JSON.stringify({ code: 0, data: { videos, has_more: false } });
    place.simulator.failNext({ kind: "answer", status: 200, body });
    const [page] = await place.posts();
    expect(page?.payloads.map(({ postNativeId }) => postNativeId)).toEqual(["9", "501"]);
    expect(page?.posts.map(({ nativeId }) => nativeId)).toEqual(["501"]);
  });
});

describe("the comments of a video", () => {
  it("are read whole where there are 60,000, in the fewest calls there can be", async () => {
    const comments = Array.from({ length: 60_000 }, (_, index) => madeUpComment(501, index + 1, index % 900));
    await using place = await tiktokUnderTest({ truth: truthOf([madeUpPost(501)], comments) });
    const ids = new Set<string>();
    const post = { nativeId: "501", caption: null };
    const query = { kind: "thread", channel, post, depth: { kind: "all" } } as const;
    for await (const { payloads } of place.source.pages(query, undefined, never))
      for (const payload of payloads) for (const id of commentIdsIn(payload.kind, payload.body)) ids.add(id);
    expect(ids.size).toBe(60_000);
    expect(place.simulator.listCalls).toBe(2_000);
  }, 120_000);

  it("cost no call more where three replies came along, and one for each thirty where there are more", async () => {
    const calls = async (replies: number) => {
      const truth = truthOf([madeUpPost(501)], madeUpThreads(501, [replies]));
      await using place = await tiktokUnderTest({ truth });
      const pages = await place.thread("501");
      const ids = new Set(
        pages.flatMap(({ payloads }) => payloads.flatMap(({ kind, body }) => commentIdsIn(kind, body))),
      );
      expect(ids.size).toBe(replies + 1);
      return place.simulator.listCalls;
    };
    expect(await calls(0)).toBe(1);
    expect(await calls(3)).toBe(1);
    expect(await calls(6)).toBe(2);
    expect(await calls(30)).toBe(2);
    expect(await calls(61)).toBe(4);
  });

  it("hold the sixth reply, and no reply to a parent that was deleted", async () => {
    const truth = truthOf([madeUpPost(501)], madeUpThreads(501, [6, 2]));
    await using place = await tiktokUnderTest({ truth });
    const read = async () => {
      const pages = await place.thread("501");
      return [
        ...new Set(
          pages.flatMap(({ payloads }) => payloads.flatMap(({ kind, body }) => commentIdsIn(kind, body))),
        ),
      ].sort();
    };
    expect(await read()).toContain("501-1006");
    place.simulator.remove("501-1000");
    expect(await read()).toEqual(["501-2000", "501-2001", "501-2002"]);
  });

  it("go on where a comment is removed with its replies between its page and theirs", async () => {
    let calls = 0;
    const place = await tiktokUnderTest({
      truth: truthOf([madeUpPost(501)], madeUpThreads(501, [6, 6])),
      onRequest: ({ url = "" }) => {
        if (!url.includes("/business/")) return;
        calls += 1;
        if (calls === 2) place.simulator.remove("501-2000");
      },
    });
    await using _ = place;
    const pages = await place.thread("501");
    const ids = pages.flatMap(({ payloads }) =>
      payloads.flatMap(({ kind, body }) => commentIdsIn(kind, body)),
    );
    expect(ids).toContain("501-1006");
    expect(pages.at(-1)?.next).toBeUndefined();
  });

  it("are asked for as few at a time as the configuration says", async () => {
    const comments = Array.from({ length: 25 }, (_, index) => madeUpComment(501, index + 1, index));
    const truth = truthOf([madeUpPost(501)], comments);
    await using place = await tiktokUnderTest({ truth, commentsPerCall: 10 });
    expect(await place.thread("501")).toHaveLength(3);
  });

  it("are whole where a long list goes on by likes and repeats what came before", async () => {
    const comments = Array.from({ length: 700 }, (_, index) => madeUpComment(501, index + 1, index));
    const truth = truthOf([madeUpPost(501)], comments);
    await using place = await tiktokUnderTest({ truth, reordersAfter: 500 });
    const pages = await place.thread("501");
    const ids = new Set(
      pages.flatMap(({ payloads }) => payloads.flatMap(({ kind, body }) => commentIdsIn(kind, body))),
    );
    expect(ids.size).toBe(700);
  });

  it("cost few calls when only the newest are asked for", async () => {
    const comments = Array.from({ length: 300 }, (_, index) => madeUpComment(501, index + 1, index));
    await using place = await tiktokUnderTest({ truth: truthOf([madeUpPost(501)], comments) });
    const pages = await place.thread("501", undefined, { kind: "new", since: minute(285) });
    expect(pages).toHaveLength(1); // its end is older, so all that follows is
    expect(place.simulator.listCalls).toBe(1);
  });

  it("miss nothing that stays when one comes on every page boundary", async () => {
    let arrived = 0;
    const comments = Array.from({ length: 200 }, (_, index) => madeUpComment(501, index + 1, index));
    const place = await tiktokUnderTest({
      truth: truthOf([madeUpPost(501)], comments),
      onRequest() {
        arrived += 1;
        place.simulator.add(madeUpComment(501, 90_000 + arrived, 10_000 + arrived));
      },
    });
    await using _ = place;
    const pages = await place.thread("501");
    const ids = new Set(
      pages.flatMap(({ payloads }) => payloads.flatMap(({ kind, body }) => commentIdsIn(kind, body))),
    );
    for (const { id } of comments) expect(ids).toContain(id);
  });
});

it("takes a list that is left out for an empty one where the answer says that nothing follows", async () => {
  await using place = await tiktokUnderTest({ truth: truthOf([madeUpPost(501)]) });
  await place.posts();
  const body = JSON.stringify({ code: 0, data: { has_more: false, cursor: 0 } });
  place.simulator.failNext({ kind: "answer", status: 200, body });
  expect(await place.thread("501")).toEqual([{ payloads: [], posts: [], next: undefined }]);
});

describe("missing", () => {
  it("names exactly those that are gone, replies too, for one call for thirty", async () => {
    const comments = madeUpThreads(501, [40, ...Array.from({ length: 19 }, () => 0)]);
    await using place = await tiktokUnderTest({ truth: truthOf([madeUpPost(501)], comments) });
    place.simulator.remove("501-1007");
    place.simulator.remove("501-5000");
    place.simulator.hide("501-6000", true);
    const asked = comments.map(({ id }) => `tiktok:${id}` as const);
    const missing = await place.source.missing(asked, never, channel, "501");
    expect(missing).toEqual(new Set(["tiktok:501-1007", "tiktok:501-5000"]));
    expect(place.simulator.listCalls).toBe(2);
  });

  it("is not asked about other platforms", async () => {
    await using place = await tiktokUnderTest({ truth: truthOf([madeUpPost(501)]) });
    await expect(place.source.missing(["facebook:1"], never, channel, "501")).rejects.toThrow(TypeError);
  });
});
