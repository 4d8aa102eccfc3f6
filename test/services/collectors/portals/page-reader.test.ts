import { describe, expect, it } from "vitest";
import type { Said } from "./small-site.ts";
import { articleAt, commentItem, commentsOf, feedItem, feedOf, smallPortal } from "./small-portal.ts";

const feedPath = "/feed/";
const idsOf = (bodies: readonly unknown[]) => bodies.map((body) => (body as { readonly id: string }).id);
const quiet = { listedBy: "feed", feeds: ["https://portal-contoh.test/feed/"] } as const;

describe("the feeds of a portal", () => {
  it("are those that its first page announces", async () => {
    const feed = (href: string) => `<link rel="alternate" type="application/rss+xml" href="${href}">`;
    await using portal = await smallPortal(
      {
        "/": { body: `<html><head>${feed("/suapan.xml")}${feed("/comments/feed/")}</head></html>` },
        "/suapan.xml": feedOf(feedItem("/a/")),
        "/a/": articleAt("/a/"),
      },
      { listedBy: "feed" },
    );
    expect((await portal.listed()).posts).toMatchObject([{ nativeId: "portal-contoh.test/u/a" }]);
  });

  it("are else where WordPress has them", async () => {
    await using portal = await smallPortal(
      { "/": { body: "<html></html>" }, [feedPath]: feedOf(feedItem("/a/")), "/a/": articleAt("/a/") },
      { listedBy: "feed" },
    );
    expect((await portal.listed()).posts).toHaveLength(1);
  });

  it("that are nowhere are said to be missing", async () => {
    await using portal = await smallPortal({ "/": { body: "<html></html>" } });
    await expect(portal.listed()).rejects.toMatchObject({ code: "SOURCE_UNEXPECTED", retryable: false });
  });

  it("are asked for on condition that they changed", async () => {
    const statuses: number[] = [];
    await using portal = await smallPortal(
      {
        [feedPath]: ({ headers }) => {
          const status = headers["if-none-match"] === '"1"' ? 304 : 200;
          statuses.push(status);
          return status === 304
            ? { status }
            : { ...feedOf(feedItem("/a/"), feedItem("/b/")), headers: { etag: '"1"' } };
        },
        "/a/": articleAt("/a/"),
        "/b/": articleAt("/b/"),
      },
      { ...quiet, wholeListEveryMs: 86_400_000 },
    );
    expect((await portal.listed()).posts).toHaveLength(2);
    portal.asked();
    expect((await portal.listed()).posts).toEqual([]);
    expect(statuses.at(-1)).toBe(304);
    expect(portal.asked()).toEqual([feedPath]);
  });

  it("are read page by page as far as there is something new", async () => {
    let fresh = "";
    await using portal = await smallPortal(
      {
        [feedPath]: () => feedOf(fresh, feedItem("/c/")),
        "/feed/?paged=2": feedOf(feedItem("/b/")),
        "/feed/?paged=3": feedOf(feedItem("/a/")),
        ...Object.fromEntries(["/a/", "/b/", "/c/", "/d/"].map((path) => [path, articleAt(path)])),
      },
      { ...quiet, wholeListEveryMs: 86_400_000 },
    );
    expect((await portal.listed()).posts).toHaveLength(3);
    expect(portal.asked().at(-1)).toBe("/feed/?paged=4");
    fresh = feedItem("/d/");
    expect((await portal.listed()).posts).toMatchObject([{ nativeId: "portal-contoh.test/u/d" }]);
    expect(portal.asked()).toEqual([feedPath, "/d/"]);
  });
});

describe("the feed of comments", () => {
  const commentAt = (path: string, number: number) =>
    `<item><title>Oleh: Ali</title><link>https://portal-contoh.test${path}#comment-${number}</link></item>`;
  const announcing = {
    body: '<html><link rel="alternate" type="application/rss+xml" href="/comments/feed/"></html>',
  };
  const daily = { ...quiet, wholeListEveryMs: 86_400_000 };
  const articles = Object.fromEntries(["/a/", "/b/", "/c/"].map((path) => [path, articleAt(path)]));
  const paged = {
    [feedPath]: feedOf(feedItem("/c/")),
    "/feed/?paged=2": feedOf(feedItem("/b/")),
    "/feed/?paged=3": feedOf(feedItem("/a/")),
  };

  it("tells at once that an old article was commented on, on whatever page of its comments", async () => {
    const shown = [commentAt("/b/", 20), commentAt("/b/", 19)];
    await using portal = await smallPortal(
      {
        "/": announcing,
        "/comments/feed/": () => feedOf(...shown),
        ...paged,
        ...articles,
      },
      daily,
    );
    expect((await portal.listed()).posts).toHaveLength(3);
    portal.asked();
    await portal.listed();
    expect(portal.asked()).toEqual(["/comments/feed/", feedPath]);
    shown.unshift(commentAt("/a/comment-page-2/", 21));
    expect((await portal.listed()).posts).toMatchObject([{ nativeId: "portal-contoh.test/u/a" }]);
    shown.unshift(commentAt("/a/", 22));
    expect((await portal.listed()).posts).toMatchObject([{ nativeId: "portal-contoh.test/u/a" }]);
    expect((await portal.listed()).posts).toEqual([]);
  });

  it.each<[string, Said]>([
    ["is not there any more", { status: 404 }],
    ["is shut", { status: 403 }],
    ["is HTML", { body: "<html></html>" }],
    ["names nothing of the portal's", feedOf("<item><link>https://lain.test/#comment-3</link></item>")],
    ["names what is no comment", feedOf(feedItem("/a/"))],
  ])("that %s is done without", async (_, said) => {
    await using portal = await smallPortal(
      { "/": announcing, "/comments/feed/": said, ...paged, ...articles },
      daily,
    );
    expect((await portal.listed()).posts).toHaveLength(3);
  });
});

describe("an article without an API", () => {
  it("is given once, however often and under whatever address it is listed", async () => {
    const paths = ["/a/", "/a/?utm_source=rss", "/a/amp/", "/terkini/a/", "/a/#komen"];
    const page = articleAt("/a/");
    await using portal = await smallPortal(
      {
        [feedPath]: feedOf(...paths.map((path) => feedItem(path))),
        "/a/": page,
        "/a/amp/": page,
        "/terkini/a/": page,
      },
      quiet,
    );
    const { payloads, posts } = await portal.listed();
    expect(posts).toEqual([
      {
        nativeId: "portal-contoh.test/u/a",
        caption: "Tajuk /a/",
        publishedAt: "2026-11-20T02:03:04.000Z",
        commentCount: 0,
      },
    ]);
    expect(payloads).toHaveLength(1);
    expect(portal.asked().filter((path) => path.includes("/a/"))).toEqual(["/a/", "/terkini/a/"]);
  });

  it("has WordPress's number where its page tells it, and the count that its feed tells where the page does not", async () => {
    const links = '<a href="/a/comment-page-1/#comments">Komen lama</a>';
    await using portal = await smallPortal(
      {
        [feedPath]: feedOf(
          feedItem(
            "/a/",
            '<slash:comments xmlns:slash="http://purl.org/rss/1.0/modules/slash/">7</slash:comments>',
          ),
        ),
        "/a/": articleAt("/a/", {
          bodyClass: "single postid-12",
          comments: commentsOf(commentItem(3), links),
        }),
      },
      quiet,
    );
    expect((await portal.listed()).posts).toMatchObject([
      { nativeId: "portal-contoh.test/p12", commentCount: 7 },
    ]);
  });

  it("whose page shows no place for comments is not said to have any", async () => {
    await using portal = await smallPortal(
      { [feedPath]: feedOf(feedItem("/a/")), "/a/": articleAt("/a/", { comments: "" }) },
      quiet,
    );
    expect((await portal.listed()).posts).toMatchObject([{ commentCount: null }]);
    await expect(portal.thread("u/a")).rejects.toMatchObject({ code: "SOURCE_FORBIDDEN" });
  });

  it("is read again when its feed says something else, and all are once a day", async () => {
    let more = "";
    await using portal = await smallPortal(
      {
        [feedPath]: () => feedOf(feedItem("/a/", more), feedItem("/b/")),
        "/a/": articleAt("/a/"),
        "/b/": articleAt("/b/"),
      },
      { ...quiet, wholeListEveryMs: 86_400_000 },
    );
    await portal.listed();
    more = '<slash:comments xmlns:slash="http://purl.org/rss/1.0/modules/slash/">1</slash:comments>';
    expect((await portal.listed()).posts).toMatchObject([{ nativeId: "portal-contoh.test/u/a" }]);
    await portal.clock.sleep(86_400_000, new AbortController().signal);
    expect((await portal.listed()).posts).toHaveLength(2);
  });

  it("is read again a hundred at a time, so that comments need not wait for all", async () => {
    const paths = Array.from({ length: 120 }, (_, at) => `/${at}/`);
    await using portal = await smallPortal(
      {
        [feedPath]: feedOf(...paths.map((path) => feedItem(path))),
        ...Object.fromEntries(paths.map((path) => [path, articleAt(path)])),
      },
      { ...quiet, wholeListEveryMs: 86_400_000 },
    );
    const listed = async () => (await portal.listed()).posts.map(({ nativeId }) => nativeId);
    expect(await listed()).toHaveLength(120);
    expect(await listed()).toEqual([]);
    await portal.clock.sleep(86_400_000, new AbortController().signal);
    const [first, second, third] = [await listed(), await listed(), await listed()];
    expect([first.length, second.length, third.length]).toEqual([100, 20, 0]);
    expect(new Set([...first, ...second]).size).toBe(120);
  });

  it("whose address is not there any more is asked for by its number before it counts as gone", async () => {
    let path = "/a/";
    await using portal = await smallPortal(
      {
        [feedPath]: () => feedOf(feedItem(path)),
        "/a/": () => (path === "/a/" ? articleAt("/a/", { bodyClass: "postid-12" }) : { status: 404 }),
        "/?p=12": () => ({ status: 301, headers: { location: path } }),
        "/b/": articleAt("/b/", { bodyClass: "postid-12", comments: commentsOf(commentItem(3)) }),
      },
      quiet,
    );
    await portal.listed();
    path = "/b/";
    expect(idsOf(await portal.thread("p12"))).toEqual(["c3"]);
  });

  it("that moved to another page is gone, and so is one that is not there", async () => {
    await using portal = await smallPortal(
      {
        "/a/": { status: 301, headers: { location: "/b/" } },
        "/b/": articleAt("/b/"),
        "/c/": { status: 410 },
      },
      quiet,
    );
    await expect(portal.thread("u/a")).rejects.toMatchObject({ code: "SOURCE_GONE" });
    await expect(portal.thread("u/c")).rejects.toMatchObject({ code: "SOURCE_GONE" });
  });

  it("is asked for by its number where no list named it since the start", async () => {
    await using portal = await smallPortal(
      {
        "/?p=12": { status: 301, headers: { location: "/a/" } },
        "/a/": articleAt("/a/", { bodyClass: "postid-12", comments: commentsOf(commentItem(3)) }),
      },
      quiet,
    );
    expect(idsOf(await portal.thread("p12"))).toEqual(["c3"]);
  });
});

describe("the pages of an article's comments", () => {
  const pageOf = (first: number) => commentItem(first) + commentItem(first + 1, commentItem(first + 50));
  const comments = (first: number, ...linked: readonly number[]) =>
    commentsOf(
      pageOf(first),
      linked.map((number) => `<a href="/a/comment-page-${number}/#comments">${number}</a>`).join(""),
    );
  const page = (first: number, ...linked: readonly number[]) =>
    articleAt("/a/", { bodyClass: "postid-12", comments: comments(first, ...linked) });
  const here = { "/a": { status: 301, headers: { location: "/a/" } } };
  const all = ["c10", "c11", "c20", "c21", "c30", "c31", "c60", "c70", "c80"];

  it.each([
    ["shows the newest first", page(30, 2)],
    ["shows the oldest first", page(10, 2)],
    ["names all of them", page(30, 1, 2)],
  ])("are all read where the article's own address %s", async (_, first) => {
    await using portal = await smallPortal(
      {
        ...here,
        "/a/": first,
        "/a/comment-page-1/": page(10, 2),
        "/a/comment-page-2/": page(20, 1, 3),
        "/a/comment-page-3/": page(30, 2),
      },
      quiet,
    );
    expect([...new Set(idsOf(await portal.thread("u/a")))].sort()).toEqual(all);
  });

  it("are read down to the first that is older than was asked for", async () => {
    await using portal = await smallPortal(
      {
        ...here,
        "/a/": page(30, 2),
        "/a/comment-page-1/": page(10, 2),
        "/a/comment-page-2/": page(20, 1, 3),
        "/a/comment-page-3/": page(30, 2),
      },
      quiet,
    );
    await portal.thread("u/a", { kind: "new", since: "2026-11-20T04:00:25.000Z" });
    expect(portal.asked()).toEqual(["/robots.txt", "/a", "/a/", "/a/comment-page-2/", "/a/comment-page-3/"]);
  });

  it("may go while they are read, when there are fewer comments", async () => {
    await using portal = await smallPortal(
      { ...here, "/a/": page(30, 3), "/a/comment-page-2/": page(20, 1), "/a/comment-page-1/": page(10, 2) },
      quiet,
    );
    expect(new Set(idsOf(await portal.thread("u/a"))).size).toBe(9);
  });

  it("end where each names a next one that is like it", async () => {
    const answers = Object.fromEntries(
      Array.from({ length: 30 }, (_, at) => [`/a/comment-page-${at + 1}/`, page(10, at + 2)]),
    );
    await using portal = await smallPortal({ ...here, "/a/": page(10, 2), ...answers }, quiet);
    expect(new Set(idsOf(await portal.thread("u/a"))).size).toBe(3);
    expect(portal.asked().length).toBeLessThan(10);
  });
});

describe("a portal that is read in whichever way there is", () => {
  const root = JSON.stringify({ namespaces: ["wp/v2"] });
  const pages = {
    [feedPath]: feedOf(feedItem("/a/")),
    "/a/": articleAt("/a/", { bodyClass: "postid-12" }),
  };
  const announcing = { body: '<html><link rel="https://api.w.org/" href="/wp-json/"></html>' };

  it.each([
    ["is shut", { status: 401, body: '{"code":"rest_login_required"}' }],
    ["is behind a firewall", { status: 403, body: "<html></html>" }],
    ["is not there", { status: 404 }],
  ])("is read by its pages where its API %s", async (_, api) => {
    await using portal = await smallPortal({ "/": announcing, "/wp-json/": api, ...pages });
    expect((await portal.listed()).posts).toMatchObject([{ nativeId: "portal-contoh.test/p12" }]);
  });

  it("is read by its pages where robots.txt keeps us from its API", async () => {
    await using portal = await smallPortal({
      "/robots.txt": { body: "User-agent: *\nDisallow: /wp-json/\nDisallow: /*rest_route=" },
      "/": announcing,
      "/wp-json/": { body: root },
      ...pages,
    });
    expect((await portal.listed()).posts).toHaveLength(1);
    expect(portal.asked()).not.toContain("/wp-json/");
  });

  it.each([
    ["is down", { status: 503 }],
    ["gives half an answer", { body: root.slice(0, -4) }],
  ])("is not decided while its API %s", async (_, api) => {
    await using portal = await smallPortal({ "/": announcing, "/wp-json/": api, ...pages });
    await expect(portal.listed()).rejects.toMatchObject({ code: "SOURCE_UNAVAILABLE", retryable: true });
  });

  it("stays with the way that was found, also in a later process", async () => {
    await using before = await smallPortal({ "/": announcing, "/wp-json/": { status: 404 }, ...pages });
    await before.listed();
    await using later = await smallPortal(
      { "/": announcing, "/wp-json/": { body: root }, ...pages },
      { state: before.state },
    );
    expect((await later.listed()).posts).toHaveLength(1);
    expect(later.asked()).not.toContain("/wp-json/");
  });
});
