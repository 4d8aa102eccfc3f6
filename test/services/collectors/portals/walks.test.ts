import { describe, expect, it } from "vitest";
import { changedZone } from "../../../../services/simulators/portals/site-zone.ts";
import type { PlaceOptions } from "./made-up-portal.ts";
import {
  articleIdOf,
  channel,
  commentIdOf,
  commentIdsIn,
  madeUpArticle,
  madeUpComment,
  madeUpThreads,
  minute,
  never,
  portalUnderTest,
  truthOf,
} from "./made-up-portal.ts";

type Place = Awaited<ReturnType<typeof portalUnderTest>>;

const idsIn = async (place: Place, number: number) =>
  (await place.thread(number)).flatMap(({ payloads }) => payloads.flatMap(commentIdsIn)).sort();

const idsListed = async (place: Place) => [
  ...new Set((await place.posts()).flatMap(({ posts }) => posts.map(({ nativeId }) => nativeId))),
];

describe("the API of a portal", () => {
  it.each(["header", "page", "nowhere", "query"] as const)(
    "is found when announced in: %s",
    async (announced) => {
      await using place = await portalUnderTest({ truth: truthOf([madeUpArticle(1)]), announced });
      expect((await place.posts()).flatMap(({ posts }) => posts)).toHaveLength(1);
    },
  );

  it("can't be looked for where the portal does not answer", async () => {
    await using place = await portalUnderTest({ truth: truthOf([]) });
    const other = { ...channel, nativeId: "portal-lain.test" };
    const walk = place.source.pages({ kind: "posts", channel: other }, undefined, never);
    await expect(Array.fromAsync(walk)).rejects.toMatchObject({ code: "SOURCE_UNAVAILABLE" });
  });
});

describe("the list of articles", () => {
  it("gives each with its words, time and count, replies included", async () => {
    const posts = [madeUpArticle(1), { ...madeUpArticle(2), title: "Banjir & bantuan - terkini..." }];
    await using place = await portalUnderTest({ truth: truthOf(posts, madeUpThreads(1, 100, [2])) });
    const [page] = await place.posts();
    expect(page?.posts).toEqual([
      {
        nativeId: articleIdOf(2),
        caption: "Banjir & bantuan – terkini…",
        publishedAt: minute(2),
        commentCount: 0,
      },
      { nativeId: articleIdOf(1), caption: "Tajuk 1", publishedAt: minute(1), commentCount: 3 },
    ]);
  });

  it("costs two requests for a hundred articles where comments are few", async () => {
    const posts = Array.from({ length: 300 }, (_, index) => madeUpArticle(index + 1));
    await using place = await portalUnderTest({ truth: truthOf(posts, madeUpThreads(7, 1_000, [3])) });
    await place.warmUp();
    const before = place.requests();
    expect(await idsListed(place)).toHaveLength(300);
    expect(place.requests() - before).toBeLessThanOrEqual(8);
  });

  it("counts right where comments are many, hidden to us, or the totals were taken out", async () => {
    const posts = Array.from({ length: 9 }, (_, index) => madeUpArticle(index + 1));
    const many = Array.from({ length: 250 }, (_, index) => madeUpComment(4, 1_000 + index, index));
    const truth = truthOf(posts, [...many, ...madeUpThreads(5, 5_000, [1]), ...madeUpThreads(6, 6_000, [1])]);
    for (const withoutTotals of [false, true]) {
      await using place = await portalUnderTest({ truth, withoutTotals });
      place.simulator.setMembersOnly(articleIdOf(6), true);
      const sightings = (await place.posts()).flatMap(({ posts }) => posts);
      const payloads = (await place.posts()).flatMap((page) => page.payloads);
      const hidden = payloads.find(({ postNativeId }) => postNativeId === articleIdOf(6));
      expect(hidden?.body).not.toHaveProperty("commentCount");
      const counts = new Map(sightings.map(({ nativeId, commentCount }) => [nativeId, commentCount]));
      expect([...counts.values()]).toEqual([0, 0, 0, 0, 2, 250, 0, 0, 0]);
    }
  });

  it("skips none of many articles of one second", async () => {
    const posts = Array.from({ length: 130 }, (_, index) => madeUpArticle(index + 1, 5));
    for (const withoutTotals of [false, true]) {
      await using place = await portalUnderTest({
        truth: truthOf(posts),
        faults: { pageSize: 20 },
        withoutTotals,
      });
      const ids = new Set(
        (await place.posts()).flatMap(({ posts }) => posts.map(({ nativeId }) => nativeId)),
      );
      expect(ids.size).toBe(130);
    }
  });

  it("skips none when articles are published and binned while it is read", async () => {
    const posts = Array.from({ length: 60 }, (_, index) => madeUpArticle(index + 1));
    let asked = 0;
    await using place = await portalUnderTest({
      truth: truthOf(posts),
      faults: { pageSize: 7 },
      onRequest: ({ url = "" }) => {
        if (!url.includes("/posts")) return;
        asked += 1;
        place.simulator.addPost(madeUpArticle(1_000 + asked, 1_000 + asked));
        place.simulator.bin(articleIdOf(61 - asked), true);
      },
    });
    const ids = new Set((await place.posts()).flatMap(({ posts }) => posts.map(({ nativeId }) => nativeId)));
    for (let number = 1; number <= 60 - asked; number += 1) expect(ids).toContain(articleIdOf(number));
  });

  it("is once read whole, and then only what was changed or commented on", async () => {
    const dayMs = 86_400_000;
    const posts = Array.from({ length: 40 }, (_, index) => madeUpArticle(index + 1));
    await using place = await portalUnderTest({ truth: truthOf(posts), wholeListEveryMs: dayMs });
    const listed = async () => (await place.posts()).flatMap(({ posts }) => posts);
    expect(await listed()).toHaveLength(40);
    const nowMinute = (place.clock.now() - Date.parse(minute(0))) / 60_000;
    await place.clock.sleep(7_200_000, never);
    expect(await listed()).toEqual([]);
    place.simulator.add(madeUpComment(3, 900, nowMinute + 130));
    place.simulator.retitle(articleIdOf(9), "Tajuk baharu");
    expect(await listed()).toMatchObject([
      { nativeId: articleIdOf(9), caption: "Tajuk baharu", commentCount: 0 },
      { nativeId: articleIdOf(3), commentCount: 1 },
    ]);
    await place.clock.sleep(dayMs, never);
    expect(await listed()).toHaveLength(40);
  });
});

describe("the list of what changed", () => {
  const dayMs = 86_400_000;
  const posts = Array.from({ length: 300 }, (_, index) => madeUpArticle(index + 1));
  const minuteNow = ({ clock }: Place) => (clock.now() - Date.parse(minute(0))) / 60_000;

  it("has the newest comments and the count of each, and what it showed is not asked for again", async () => {
    const old = Array.from({ length: 250 }, (_, index) => madeUpComment(4, 1_000 + index, index));
    await using place = await portalUnderTest({ truth: truthOf(posts, old), wholeListEveryMs: 10 * dayMs });
    await place.posts();
    await place.clock.sleep(7_200_000, never);
    place.simulator.add(madeUpComment(4, 2_000, minuteNow(place) - 5));
    const before = place.requests();
    const [page, ...rest] = await place.posts();
    expect(place.requests() - before).toBe(3); // what was changed, what was commented on, and the comments
    expect(rest).toEqual([]);
    expect(page?.posts).toMatchObject([{ nativeId: articleIdOf(4), commentCount: 251, newestRead: true }]);
    expect(page?.payloads.map(({ kind }) => kind).slice(0, 2)).toEqual(["article", "comment"]);
    expect(page?.payloads.flatMap(commentIdsIn)).toContain(commentIdOf(2_000));
    await place.clock.sleep(900_000, never);
    expect(await place.posts()).toEqual([]);
  });

  it("leaves to a walk what one answer does not hold", async () => {
    await using place = await portalUnderTest({ truth: truthOf(posts), wholeListEveryMs: 10 * dayMs });
    await place.posts();
    await place.clock.sleep(7_200_000, never);
    for (let number = 0; number < 101; number += 1)
      place.simulator.add(madeUpComment(4, 2_000 + number, minuteNow(place) - 5));
    const [page] = await place.posts();
    expect(page?.posts).toMatchObject([{ commentCount: 101 }]);
    expect(page?.posts[0]).not.toHaveProperty("newestRead");
  });

  it("is not all: the whole list counts again, a hundred articles at once where nothing changed", async () => {
    const comments = posts.flatMap((_, index) => madeUpThreads(index + 1, (index + 1) * 1_000, [1, 1]));
    await using place = await portalUnderTest({ truth: truthOf(posts, comments) });
    await place.posts();
    let before = place.requests();
    await place.posts();
    expect(place.requests() - before).toBeLessThanOrEqual(2 * 4);
    place.simulator.remove(commentIdOf(7_001));
    before = place.requests();
    const sightings = (await place.posts()).flatMap((page) => page.posts);
    expect(sightings.find(({ nativeId }) => nativeId === articleIdOf(7))?.commentCount).toBe(3);
    expect(place.requests() - before).toBeLessThanOrEqual(2 * 4 + 2 * 7); // halves of a hundred down to one
  });
});

describe("a site that changed its zone", () => {
  const articles = Array.from({ length: 60 }, (_, index) => madeUpArticle(index + 1, index * 30));
  const comments = Array.from({ length: 60 }, (_, index) => madeUpComment(1, index + 1, index * 30));

  it.each([
    ["was behind Malaysia", 0],
    ["was ahead of it", 13],
  ])("and %s is read whole", async (_, hoursBefore) => {
    await using place = await portalUnderTest({
      truth: truthOf(articles, comments),
      faults: { pageSize: 7 },
      zone: changedZone(minute(900), hoursBefore),
    });
    expect(await idsListed(place)).toHaveLength(60);
    expect(new Set(await idsIn(place, 1)).size).toBe(60);
  });
});

describe("what changed since the last list", () => {
  const hoursMs = 3_600_000;
  const posts = Array.from({ length: 40 }, (_, index) => madeUpArticle(index + 1));
  const listedAfter = async (options: Partial<PlaceOptions>, change: (place: Place) => void) => {
    await using place = await portalUnderTest({
      truth: truthOf(posts),
      wholeListEveryMs: 24 * hoursMs,
      ...options,
    });
    await place.posts();
    await place.clock.sleep(2 * hoursMs, never);
    change(place);
    return (await place.posts()).flatMap(({ posts }) => posts.map(({ nativeId }) => nativeId));
  };

  it.each([
    ["the changed ones, where it does not know modified_after", [], 1],
    ["all of them, where it does not know that order either", ["modified"], 40],
  ])("is %s", async (_, unknownOrders, count) => {
    const ids = await listedAfter({ unknownParameters: ["modified_after"], unknownOrders }, ({ simulator }) =>
      simulator.retitle(articleIdOf(9), "Tajuk baharu"),
    );
    expect(ids).toHaveLength(count);
    expect(ids).toContain(articleIdOf(9));
  });

  it("is all there is where the site changed so much that a list of it does not end", async () => {
    const ids = await listedAfter(
      { withoutTotals: true, faults: { pageSize: 1 } },
      ({ simulator, clock }) => {
        for (const { id } of posts) simulator.retitle(id, `Tajuk ${clock.now()}`);
        for (let number = 101; number <= 120; number += 1)
          simulator.addPost(madeUpArticle(number, 1e6 + number));
      },
    );
    expect(new Set(ids).size).toBe(60);
  });
});

describe("the comments of an article", () => {
  it("are read whole where there are 60,000, in the fewest requests there can be", async () => {
    const comments = Array.from({ length: 60_000 }, (_, index) => madeUpComment(1, index + 1, index));
    await using place = await portalUnderTest({ truth: truthOf([madeUpArticle(1)], comments) });
    await place.warmUp();
    const before = place.requests();
    expect(new Set(await idsIn(place, 1)).size).toBe(60_000);
    expect(place.requests() - before).toBeLessThanOrEqual(600 * 1.02); // the second at each boundary is read twice
  }, 240_000);

  it("hold the sixth reply, and one to a parent that was removed, where the site moved it", async () => {
    await using place = await portalUnderTest({
      truth: truthOf([madeUpArticle(1)], madeUpThreads(1, 100, [6, 2])),
    });
    expect(await idsIn(place, 1)).toContain(commentIdOf(106));
    place.simulator.remove(commentIdOf(100));
    const bodies = (await place.thread(1)).flatMap(({ payloads }) => payloads.map(({ body }) => body));
    expect(bodies).toHaveLength(9);
    expect(bodies.find((body) => (body as { readonly id: string }).id === "c106")).not.toHaveProperty(
      "parent",
    );
  });

  it("cost few requests when only the newest are asked for", async () => {
    const comments = Array.from({ length: 1_000 }, (_, index) => madeUpComment(1, index + 1, index));
    await using place = await portalUnderTest({ truth: truthOf([madeUpArticle(1)], comments) });
    await place.warmUp();
    const before = place.requests();
    const post = { nativeId: articleIdOf(1), caption: null };
    const query = { kind: "thread", channel, post, depth: { kind: "new", since: minute(950) } } as const;
    await Array.fromAsync(place.source.pages(query, undefined, never));
    expect(place.requests() - before).toBe(1); // the page ends among older ones
  });

  it("of a site that gives 20 at a time are all asked for by id when some are missed", async () => {
    const comments = madeUpThreads(1, 100, [30, 30]);
    await using place = await portalUnderTest({
      truth: truthOf([madeUpArticle(1)], comments),
      faults: { pageSize: 20 },
    });
    place.simulator.remove(commentIdOf(120));
    place.simulator.hold(commentIdOf(215), true);
    const asked = comments.map(({ id }) => `portal:${id}` as const);
    expect(await place.source.missing(asked, never, channel, "p")).toEqual(
      new Set([`portal:${commentIdOf(120)}`, `portal:${commentIdOf(215)}`]),
    );
  });
});
