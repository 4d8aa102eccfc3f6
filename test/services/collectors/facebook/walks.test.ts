import { describe, expect, it } from "vitest";
import { minute, never } from "../graph/made-up.ts";
import {
  channel,
  commentIdsIn,
  facebookUnderTest,
  madeUpComment,
  madeUpPost,
  madeUpThreads,
  truthOf,
} from "./made-up-facebook.ts";

describe("the list of posts", () => {
  it("gives each with its words, time and count, replies included, for one call a hundred", async () => {
    const posts = [madeUpPost(501), madeUpPost(502, "video")];
    await using place = await facebookUnderTest({ truth: truthOf(posts, madeUpThreads(501, [2])) });
    const [page] = await place.posts();
    expect(page?.posts).toEqual([
      { nativeId: "1030_502", caption: "Tajuk 502", publishedAt: minute(502), commentCount: 0 },
      { nativeId: "1030_501", caption: "Tajuk 501", publishedAt: minute(501), commentCount: 3 },
    ]);
    expect(place.simulator.callsUsed("1030")).toBe(1);
  });

  it("ends at once for a page without posts", async () => {
    await using place = await facebookUnderTest({ truth: truthOf([]) });
    expect(await place.posts()).toEqual([{ payloads: [], posts: [], next: undefined }]);
  });

  it("passes on a post of another shape for the normaliser to reject, and loses no neighbour", async () => {
    await using place = await facebookUnderTest({ truth: truthOf([madeUpPost(501)]) });
    const [good] = await place.posts();
    const odd = { id: "1030_9", created_time: "rahsia" };
    const body = JSON.stringify({ data: [odd, good?.payloads[0]?.body] });
    place.simulator.failNext({ kind: "answer", status: 200, body });
    const [page] = await place.posts();
    expect(page?.payloads.map(({ postNativeId }) => postNativeId)).toEqual(["1030_9", "1030_501"]);
    expect(page?.posts.map(({ nativeId }) => nativeId)).toEqual(["1030_501"]);
  });
});

describe("the comments of a post", () => {
  it("are read whole where there are 60,000, in the fewest calls there can be", async () => {
    const comments = Array.from({ length: 60_000 }, (_, index) => madeUpComment(501, index + 1, index % 900));
    await using place = await facebookUnderTest({ truth: truthOf([madeUpPost(501)], comments) });
    const ids = new Set<string>();
    const post = { nativeId: "1030_501", caption: null };
    const query = { kind: "thread", channel, post, depth: { kind: "all" } } as const;
    for await (const { payloads } of place.source.pages(query, undefined, never))
      for (const payload of payloads) for (const id of commentIdsIn(payload.kind, payload.body)) ids.add(id);
    expect(ids.size).toBe(60_000);
    expect(place.simulator.callsUsed("1030")).toBe(600);
  }, 120_000);

  it("hold the sixth reply, and no reply to a parent that was deleted", async () => {
    const comments = madeUpThreads(501, [6, 2]);
    await using place = await facebookUnderTest({ truth: truthOf([madeUpPost(501)], comments) });
    const read = async () =>
      (await place.thread("1030_501"))
        .flatMap(({ payloads }) => payloads.flatMap(({ kind, body }) => commentIdsIn(kind, body)))
        .sort();
    expect(await read()).toContain("501_1006");
    place.simulator.remove("501_1000");
    expect(await read()).toEqual(["501_2000", "501_2001", "501_2002"]);
  });

  it("come without ids and authors as they are", async () => {
    await using place = await facebookUnderTest({
      truth: truthOf([madeUpPost(501)], madeUpThreads(501, [1])),
      reticence: { withoutIds: true, withoutAuthors: true },
    });
    const [page] = await place.thread("1030_501");
    expect(page?.payloads.map(({ body }) => Object.keys(body as object))).toEqual([
      ["message", "created_time", "permalink_url", "like_count", "comment_count", "is_hidden"],
      ["message", "created_time", "permalink_url", "like_count", "comment_count", "is_hidden"],
    ]);
  });

  it("cost few calls when only the newest are asked for", async () => {
    const comments = Array.from({ length: 1_000 }, (_, index) => madeUpComment(501, index + 1, index));
    await using place = await facebookUnderTest({ truth: truthOf([madeUpPost(501)], comments) });
    const depth = { kind: "new", since: minute(950) } as const;
    const post = { nativeId: "1030_501", caption: null };
    const query = { kind: "thread", channel, post, depth } as const;
    const pages = await Array.fromAsync(place.source.pages(query, undefined, never));
    expect(pages).toHaveLength(1); // its end is older, so all that follows is
    expect(place.simulator.callsUsed("1030")).toBe(1);
  });
});
