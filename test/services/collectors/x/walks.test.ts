import { describe, expect, it } from "vitest";
import { fakeClock } from "../../../fakes/fake-clock.ts";
import {
  channel,
  commentId,
  commentIdsIn,
  madeUpComment,
  madeUpPost,
  madeUpThreads,
  minute,
  never,
  truthOf,
  xUnderTest,
} from "./made-up-x.ts";

type Place = Awaited<ReturnType<typeof xUnderTest>>;

async function commentsRead(place: Place, post = 501): Promise<readonly string[]> {
  const pages = await place.thread(post);
  return pages
    .flatMap(({ payloads }) => payloads.flatMap(({ kind, body }) => commentIdsIn(kind, body)))
    .sort();
}

describe("the list of posts", () => {
  it("gives each with its words, time and count, for one call a hundred", async () => {
    const posts = [madeUpPost(501), madeUpPost(502, "video")];
    const comments = [...madeUpThreads(501, [2]), madeUpComment(501, 15, 7)];
    await using place = await xUnderTest({ truth: truthOf(posts, comments) });
    const [page] = await place.posts();
    const [first, second] = posts.map(({ id }) => id);
    expect(page?.posts).toEqual([
      { nativeId: second, caption: "Tajuk 502", publishedAt: minute(502), commentCount: 0 },
      { nativeId: first, caption: "Tajuk 501", publishedAt: minute(501), commentCount: 2 }, // a reply and a quote
    ]);
    expect(place.simulator.requests()).toBe(1);
  });

  it("ends at once for an account without posts", async () => {
    await using place = await xUnderTest({ truth: truthOf([]) });
    expect(await place.posts()).toEqual([{ payloads: [], posts: [], next: undefined }]);
  });

  it("keeps an edited post under its first id and time", async () => {
    await using place = await xUnderTest({ truth: truthOf([madeUpPost(501)]) });
    place.simulator.editPost(madeUpPost(501).id, "Tajuk dibetulkan");
    const [page] = await place.posts();
    expect(page?.posts).toMatchObject([
      { nativeId: madeUpPost(501).id, caption: "Tajuk dibetulkan", publishedAt: minute(501) },
    ]);
  });

  it("passes on a post of another shape for the normaliser to reject, and loses no neighbour", async () => {
    await using place = await xUnderTest({ truth: truthOf([madeUpPost(501)]) });
    const [good] = await place.posts();
    const body = JSON.stringify({ data: [{ id: "9", created_at: "rahsia" }, good?.payloads[0]?.body] });
    place.simulator.failNext({ kind: "answer", status: 200, body });
    const [page] = await place.posts();
    expect(page?.payloads.map(({ postNativeId }) => postNativeId)).toEqual(["9", madeUpPost(501).id]);
    expect(page?.posts.map(({ nativeId }) => nativeId)).toEqual([madeUpPost(501).id]);
  });
});

describe("the replies to a post and its quotes", () => {
  it("are read whole where there are 60,000, in the fewest calls there can be", async () => {
    const comments = Array.from({ length: 60_000 }, (_, index) => madeUpComment(501, index + 1, index % 900));
    await using place = await xUnderTest({ truth: truthOf([madeUpPost(501)], comments) });
    const ids = new Set<string>();
    const post = { nativeId: madeUpPost(501).id, caption: null };
    const query = { kind: "thread", channel, post, depth: { kind: "all" } } as const;
    for await (const { payloads } of place.source.pages(query, undefined, never))
      for (const { kind, body } of payloads) for (const id of commentIdsIn(kind, body)) ids.add(id);
    expect(ids.size).toBe(60_000);
    expect(place.simulator.requests()).toBe(1 + 120); // the post, and 500 at a time
    expect(place.metrics.value("source_units_total", { platform: "x" })).toBe(60_001);
  }, 240_000);

  it("are told apart, under every version of the post", async () => {
    const comments = madeUpThreads(501, [1]);
    await using place = await xUnderTest({ truth: truthOf([madeUpPost(501)], comments) });
    const { id } = madeUpPost(501);
    for (let edit = 0; edit < 5; edit += 1) place.simulator.editPost(id, `Tajuk ${edit}`);
    place.simulator.add(madeUpComment(501, 15, 600));
    place.simulator.add(madeUpComment(501, 16, 601));
    const payloads = (await place.thread(501)).flatMap((page) => page.payloads);
    expect(payloads.map(({ kind, postNativeId }) => [kind, postNativeId])).toEqual([
      ["post", id],
      ["comment", id],
      ["quote", id],
      ["reply", id],
      ["comment", id],
    ]);
  });

  it("stay when the reply above them is deleted", async () => {
    await using place = await xUnderTest({ truth: truthOf([madeUpPost(501)], madeUpThreads(501, [6, 2])) });
    place.simulator.remove(commentId(501, 1_000));
    const read = await commentsRead(place);
    expect(read).toContain(commentId(501, 1_006));
    expect(read).toHaveLength(6 + 3);
  });

  it("are those of the last 7 days where the plan has no more; older ones are asked for by their ids", async () => {
    const [old, young] = [madeUpComment(501, 1, 0), madeUpComment(501, 2, 5 * 1_440)];
    const truth = truthOf([madeUpPost(501)], [old, young]);
    const clock = fakeClock({ startMs: Date.parse(minute(8 * 1_440)) });
    await using place = await xUnderTest({ truth, search: "recent", clock });
    expect(await commentsRead(place)).toEqual([young.id]);
    const held = [`x:${old.id}`, `x:${young.id}`] as const;
    expect(await place.source.missing(held, never, channel, "p")).toEqual(new Set());
    place.simulator.remove(old.id);
    expect(await place.source.missing(held, never, channel, "p")).toEqual(new Set([`x:${old.id}`]));
  });

  it("come under the newer names where these are asked for", async () => {
    await using place = await xUnderTest({
      truth: truthOf([madeUpPost(501)], madeUpThreads(501, [1])),
      naming: "post",
    });
    const payloads = (await place.thread(501)).flatMap((page) => page.payloads);
    expect(payloads.map(({ kind }) => kind)).toEqual(["post", "reply", "comment"]);
    expect(JSON.stringify(payloads)).not.toContain("tweet");
  });

  it("cost few calls when only the newest are asked for", async () => {
    const comments = Array.from({ length: 1_000 }, (_, index) => madeUpComment(501, index + 1, index));
    await using place = await xUnderTest({
      truth: truthOf([madeUpPost(501)], comments),
      faults: { pageSize: 100 },
    });
    const post = { nativeId: madeUpPost(501).id, caption: null };
    const depth = { kind: "new", since: minute(950) } as const;
    const query = { kind: "thread", channel, post, depth } as const;
    await Array.fromAsync(place.source.pages(query, undefined, never));
    expect(place.simulator.requests()).toBe(2); // the post, and a page that ends among older ones
  });
});

describe("posts that were shown lately", () => {
  const hourMs = 3_600_000;
  const numbers = Array.from({ length: 150 }, (_, index) => 501 + index);
  const posts = numbers.map((number) => madeUpPost(number));

  it("are not asked for again", async () => {
    await using place = await xUnderTest({ truth: truthOf(posts) });
    await place.posts();
    for (const number of numbers) await place.thread(number);
    expect(place.simulator.requests()).toBe(2 + 150); // two pages of posts, and a search for each
  });

  it("are asked for a hundred at a time after two hours, and each comes once as a payload of its own", async () => {
    await using place = await xUnderTest({ truth: truthOf(posts) });
    await place.posts();
    await place.clock.advance(2 * hourMs);
    const before = place.simulator.requests();
    const read: string[] = [];
    for (const number of numbers)
      for (const page of await place.thread(number))
        read.push(...page.payloads.map(({ postNativeId }) => postNativeId));
    expect(place.simulator.requests() - before).toBe(2 + 150);
    expect(read.toSorted()).toEqual(posts.map(({ id }) => id).toSorted());
  });

  it("bring along no posts of another account, which would be recorded as of this one", async () => {
    const other = { ...channel, id: "johor-x", nativeId: "2030" };
    const theirs = posts.slice(2, 4).map((post) => ({ ...post, channelId: other.nativeId }));
    const truth = truthOf([...posts.slice(0, 2), ...theirs]);
    const channels = [...truth.channels, { id: other.nativeId, name: other.name, handle: "@johor" }];
    await using place = await xUnderTest({ truth: { ...truth, channels } });
    await place.posts();
    await Array.fromAsync(place.source.pages({ kind: "posts", channel: other }, undefined, never));
    await place.clock.advance(2 * hourMs);
    const read = (await place.thread(501)).flatMap(({ payloads }) => payloads);
    expect(read.map(({ postNativeId }) => postNativeId)).toEqual([501, 502].map((n) => madeUpPost(n).id));
  });

  it("are found gone, and take no other with them", async () => {
    await using place = await xUnderTest({ truth: truthOf(posts.slice(0, 3)) });
    await place.posts();
    place.simulator.setVisibility(madeUpPost(502).id, "deleted");
    expect(await place.thread(502)).toHaveLength(1); // not yet: it was there a moment ago
    await place.clock.advance(2 * hourMs);
    expect(await place.thread(501)).toHaveLength(2);
    await expect(place.thread(502)).rejects.toMatchObject({ code: "SOURCE_GONE" });
    expect(await place.thread(503)).toHaveLength(1);
  });

  it("are asked for by their latest version when they were edited meanwhile", async () => {
    await using place = await xUnderTest({ truth: truthOf(posts.slice(0, 2)) });
    await place.posts();
    place.simulator.editPost(madeUpPost(502).id, "Tajuk dibetulkan");
    await place.clock.advance(2 * hourMs);
    await place.thread(501);
    const [page] = await place.thread(502);
    expect(page?.payloads).toMatchObject([{ kind: "post", postNativeId: madeUpPost(502).id, caption: null }]);
    expect(JSON.stringify(page)).toContain("Tajuk dibetulkan");
  });
});

it("looks for deletions within the 24 hours that X's terms leave", async () => {
  await using place = await xUnderTest({ truth: truthOf([]) });
  expect(place.source.walksAtLeastEveryMs).toBeLessThan(24 * 3_600_000);
});
