import { describe, expect, it } from "vitest";
import { officeAccount } from "../../../../../services/simulators/portals/disqus/disqus-dialect.ts";
import type { TruthComment } from "../../../../../services/simulators/truth/truth.ts";
import { articleIdOf, channel, madeUpArticle, minute, never, truthOf } from "../made-up-portal.ts";
import { disqusComment, disqusIdOf, disqusThreads, disqusUnderTest } from "./made-up-disqus.ts";

const dayMs = 86_400_000;
type Place = Awaited<ReturnType<typeof disqusUnderTest>>;

const bodiesOf = async (pages: ReturnType<Place["posts"]>) =>
  (await pages).flatMap(({ payloads }) => payloads.map(({ body }) => body as Record<string, unknown>));

const sightingsOf = async (pages: ReturnType<Place["posts"]>) =>
  (await pages).flatMap(({ posts }) =>
    posts.map(({ nativeId, commentCount, newestRead }) => [nativeId, commentCount, newestRead]),
  );

/** A comment of this moment: the clock of a place begins with the articles of October. */
const justNow = ({ clock }: Place, comment: TruthComment): TruthComment => ({
  ...comment,
  publishedAt: new Date(clock.now()).toISOString(),
});

describe("a list of articles with their comments at Disqus", () => {
  const threads = [...disqusThreads(1, 1_000, [2, 0]), ...disqusThreads(2, 5_000, [1])];
  const truth = truthOf([madeUpArticle(1), madeUpArticle(2), madeUpArticle(3)], threads);

  it("has Disqus's counts, whether a thread is known by its address or by what the plugin calls it", async () => {
    await using place = await disqusUnderTest({ truth });
    expect(await sightingsOf(place.posts())).toEqual([
      [articleIdOf(3), 0, undefined],
      [articleIdOf(2), 2, undefined],
      [articleIdOf(1), 4, undefined],
    ]);
    expect(await bodiesOf(place.posts())).toMatchObject([
      { id: "p3", commentCount: 0 },
      { id: "p2", commentCount: 2 },
      { id: "p1", commentCount: 4 },
    ]);
  });

  it("has them also of a portal without an API", async () => {
    await using place = await disqusUnderTest({ truth, listedBy: "auto", withoutApi: true });
    expect((await sightingsOf(place.posts())).map(([, count]) => count)).toEqual([0, 2, 4]);
    // Its link has lost the slash at its end, and nothing is under it.
    expect(await bodiesOf(place.thread(1))).toHaveLength(4);
    place.simulator.bin(articleIdOf(1), true);
    await expect(place.thread(1)).rejects.toMatchObject({ code: "SOURCE_GONE" });
  });

  it("asks Disqus once, and nobody for the site's own comments", async () => {
    const asked: string[] = [];
    await using place = await disqusUnderTest({ truth, onRequest: ({ url = "" }) => asked.push(url) });
    await place.posts();
    expect(place.asked()).toEqual(["forums/listThreads"]);
    expect(asked.some((url) => url.includes("wp/v2/posts"))).toBe(true);
    expect(asked.filter((url) => url.includes("wp/v2/comments"))).toEqual([]);
  });

  it("asks in between only what was written since, and reads it where it is listed", async () => {
    await using place = await disqusUnderTest({ truth, wholeListEveryMs: dayMs });
    await place.posts();
    place.asked();
    await place.clock.sleep(60_000, never);
    expect(await sightingsOf(place.posts())).toEqual([]);
    expect(place.asked()).toEqual(["forums/listPosts"]);

    place.simulator.add(justNow(place, disqusComment(3, 9_000, 0)));
    place.simulator.add(justNow(place, disqusComment(1, 9_001, 0, 1_000)));
    const pages = place.posts();
    expect(await sightingsOf(pages)).toEqual([
      [articleIdOf(1), 5, true],
      [articleIdOf(3), 1, true],
    ]);
    expect(place.asked()).toEqual(["forums/listPosts", "threads/set"]);
    expect(await bodiesOf(pages)).toMatchObject([
      { id: "p1", commentCount: 5 },
      { id: "d9001", article: "p1", parent: "d1000", text: "Komen 9001" },
      { id: "p3", commentCount: 1 },
      { id: "d9000", article: "p3", text: "Komen 9000" },
    ]);

    await place.clock.sleep(60_000, never);
    expect(await sightingsOf(place.posts())).toEqual([]); // lists overlap
  });

  it("lists all threads where one of those written in was removed meanwhile", async () => {
    await using place = await disqusUnderTest({ truth, wholeListEveryMs: dayMs });
    await place.posts();
    place.asked();
    const written = { id: "7", thread: "94", createdAt: new Date(place.clock.now()).toISOString() };
    const body = JSON.stringify({ code: 0, response: [written] });
    place.simulator.failNext({ kind: "answer", status: 200, body }, { kind: "error", error: "noThread" });
    expect(await sightingsOf(place.posts())).toEqual([]);
    expect(place.asked()).toEqual(["forums/listPosts", "threads/set", "forums/listThreads"]);
  });

  it("counts an article that is new and was written under at once", async () => {
    await using place = await disqusUnderTest({ truth, wholeListEveryMs: dayMs });
    await place.posts();
    await place.clock.sleep(60_000, never);
    const article = { ...madeUpArticle(5), publishedAt: new Date(place.clock.now()).toISOString() };
    place.simulator.addPost(article);
    place.simulator.add(justNow(place, disqusComment(5, 9_005, 0)));
    expect(await sightingsOf(place.posts())).toContainEqual([articleIdOf(5), 1, undefined]);
  });

  it("counts nothing that waits for review", async () => {
    await using place = await disqusUnderTest({ truth });
    place.simulator.hold(disqusIdOf(1_000), true);
    expect(await sightingsOf(place.posts())).toContainEqual([articleIdOf(1), 3, undefined]);
  });

  it("says that Disqus does not say how many there are", async () => {
    await using place = await disqusUnderTest({ truth });
    const thread = { id: "91", link: `http://${channel.nativeId}/berita-1/?utm_source=x#a`, identifiers: 7 };
    const body = JSON.stringify({ code: 0, response: [thread] });
    place.simulator.failNext({ kind: "answer", status: 200, body });
    const bodies = await bodiesOf(place.posts());
    expect(bodies.at(-1)).not.toHaveProperty("commentCount");
  });

  it("counts two threads of one article together, and reads both", async () => {
    await using place = await disqusUnderTest({ truth });
    const named = (id: string, posts: number) => ({
      id,
      posts,
      link: null,
      identifiers: [`1 https://${channel.nativeId}/?p=1`],
    });
    const twice = [named("91", 4), named("91", 4), named("92", 2)];
    const response = [...twice, { ...named("93", 7), isDeleted: true }];
    place.simulator.failNext({ kind: "answer", status: 200, body: JSON.stringify({ code: 0, response }) });
    expect(await sightingsOf(place.posts())).toContainEqual([articleIdOf(1), 6, undefined]);
    expect(await bodiesOf(place.thread(1))).toHaveLength(6);
  });
});

describe("the comments of an article at Disqus", () => {
  const answer = { ...disqusComment(1, 11, 2, 10), author: { id: channel.nativeId, name: "Pejabat" } };
  const guest = { ...disqusComment(1, 13, 4), author: { id: "1", name: officeAccount } };
  const truth = truthOf(
    [madeUpArticle(1)],
    [disqusComment(1, 10, 1), answer, disqusComment(1, 12, 3), guest],
  );

  it("have parents, writers, words and likes, the office's account among them and who only calls himself so", async () => {
    await using place = await disqusUnderTest({ truth });
    place.simulator.edit(disqusIdOf(10), "Telefon <b>012</b> & banjir\nhttps://contoh.test/a");
    place.simulator.like(disqusIdOf(10));
    await place.posts();
    expect(await bodiesOf(place.thread(1))).toEqual([
      {
        id: "d13",
        article: "p1",
        writer: `${channel.nativeId}/guest/${officeAccount}`,
        name: officeAccount,
        text: "Komen 13",
        publishedAt: minute(4).replace(".000", ""),
        likes: 0,
      },
      {
        id: "d12",
        article: "p1",
        writer: "disqus/pengguna12",
        name: "Pengarang Rekaan 12",
        text: "Komen 12",
        publishedAt: minute(3).replace(".000", ""),
        likes: 0,
      },
      {
        id: "d11",
        article: "p1",
        parent: "d10",
        writer: channel.nativeId,
        name: "Pejabat",
        text: "Komen 11",
        publishedAt: minute(2).replace(".000", ""),
        likes: 0,
      },
      {
        id: "d10",
        article: "p1",
        writer: `${channel.nativeId}/guest/pengarang rekaan 10`,
        name: "Pengarang Rekaan 10",
        text: "Telefon <b>012</b> & banjir\nhttps://contoh.test/a",
        publishedAt: minute(1).replace(".000", ""),
        likes: 1,
      },
    ]);
  });

  it("are found by a process that has read no list", async () => {
    await using place = await disqusUnderTest({ truth });
    expect(await bodiesOf(place.thread(1))).toHaveLength(4);
    expect(place.asked()).toEqual(["forums/listThreads", "posts/list"]);
  });

  it("cost their site one request a full walk, and none otherwise", async () => {
    const asked: string[] = [];
    await using place = await disqusUnderTest({ truth, onRequest: ({ url = "" }) => asked.push(url) });
    await place.posts();
    const ofSite = () => asked.splice(0).filter((url) => !url.startsWith("/api/3.0/"));
    ofSite();
    await place.thread(1);
    expect(ofSite()).toEqual([`/${channel.nativeId}/berita-1/`]);
    await place.thread(1, { kind: "new", since: minute(3) });
    expect(ofSite()).toEqual([]);
  });

  it("are asked for in one request a hundred", async () => {
    const many = Array.from({ length: 150 }, (_, index) => disqusComment(1, 1_000 + index, index));
    await using place = await disqusUnderTest({ truth: truthOf([madeUpArticle(1)], many) });
    await place.posts();
    place.asked();
    expect(await bodiesOf(place.thread(1))).toHaveLength(150);
    expect(place.asked()).toEqual(["posts/list", "posts/list"]);
  });

  it("are gone with their article, of which Disqus knows nothing", async () => {
    await using place = await disqusUnderTest({ truth });
    await place.posts();
    place.simulator.bin(articleIdOf(1), true);
    await expect(place.thread(1)).rejects.toMatchObject({ code: "SOURCE_GONE" });
    expect(await bodiesOf(place.thread(1, { kind: "new", since: minute(3) }))).toHaveLength(4);
  });

  it("are still read where robots.txt keeps the article's page from us", async () => {
    const robots = "User-agent: *\nDisallow: /*/berita-\n";
    const asked: string[] = [];
    await using place = await disqusUnderTest({
      truth,
      robots,
      onRequest: ({ url = "" }) => asked.push(url),
    });
    await place.posts();
    expect(await bodiesOf(place.thread(1))).toHaveLength(4);
    expect(asked.filter((url) => url.includes("/berita-"))).toEqual([]);
  });

  it("are missing when they were removed or wait for review, and those the site had before are not asked for", async () => {
    await using place = await disqusUnderTest({ truth });
    place.simulator.remove(disqusIdOf(10));
    place.simulator.remove(disqusIdOf(11));
    place.simulator.hold(disqusIdOf(12), true);
    const own = `portal:${channel.nativeId}/c10` as const;
    const asked = [10, 11, 12, 13].map((number) => `portal:${disqusIdOf(number)}` as const);
    const missing = await place.source.missing([own, ...asked], never, channel, articleIdOf(1));
    expect(missing).toEqual(new Set(asked.slice(0, 3)));
  });
});
