import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { articleAt, commentItem, commentsOf, feedItem, feedOf, smallPortal } from "./small-portal.ts";
import type { Said } from "./small-site.ts";

const quiet = { listedBy: "feed", feeds: ["https://portal-contoh.test/feed/"] } as const;
const aFeed = feedOf(feedItem("/a/"), feedItem("/b/"));
const html = "<!DOCTYPE html><html><body>rahsia</body></html>";

describe("a feed that is none", () => {
  it.each<[string, Said, string, boolean]>([
    ["HTML", { body: html }, "SOURCE_UNAVAILABLE", true],
    ["nothing", { body: "" }, "SOURCE_UNAVAILABLE", true],
    ["half a feed", { body: aFeed.body.slice(0, -30) }, "SOURCE_UNAVAILABLE", true],
    ["other XML", { body: "<urlset></urlset>" }, "SOURCE_UNAVAILABLE", true],
    ["a server that is broken", { status: 500 }, "SOURCE_UNAVAILABLE", true],
    ["not there any more", { status: 404 }, "SOURCE_UNEXPECTED", false],
    ["shut", { status: 403, body: html }, "SOURCE_AUTH", false],
    ["endless", { body: `${aFeed.body}${" ".repeat(5_000_001)}` }, "SOURCE_UNEXPECTED", false],
    [
      "packed to fill our memory",
      { headers: { "content-encoding": "gzip" }, body: gzipSync(Buffer.alloc(33 * 1024 * 1024)) },
      "SOURCE_UNEXPECTED",
      false,
    ],
    ["elsewhere in a circle", { status: 302, headers: { location: "/feed/" } }, "SOURCE_UNEXPECTED", false],
    [
      "inside our network",
      { status: 302, headers: { location: "http://10.0.0.1/feed/" } },
      "SOURCE_UNEXPECTED",
      false,
    ],
  ])("%s is an error that says so", async (_, said, code, retryable) => {
    await using portal = await smallPortal({ "/feed/": said }, quiet);
    const reason = await portal.listed().catch((error: unknown) => error);
    expect(reason).toMatchObject({ code, retryable });
    expect(String(reason)).not.toContain("rahsia");
  });

  it("with too many items is read as far as a thousand", async () => {
    const elsewhere = Array.from({ length: 999 }, () => "<item><link>https://lain.test/</link></item>");
    await using portal = await smallPortal(
      {
        "/feed/": feedOf(...elsewhere, feedItem("/a/"), feedItem("/b/")),
        "/a/": articleAt("/a/"),
        "/b/": articleAt("/b/"),
      },
      quiet,
    );
    expect((await portal.listed()).posts).toMatchObject([{ nativeId: "portal-contoh.test/u/a" }]);
  });

  it("without articles of the portal's own is empty", async () => {
    const elsewhere =
      "<item><title>a</title><link>https://lain.test/a/</link></item><item><title>b</title></item>";
    await using portal = await smallPortal({ "/feed/": feedOf(elsewhere) }, quiet);
    expect(await portal.listed()).toEqual({ payloads: [], posts: [] });
  });
});

describe("a page that is no article", () => {
  it("is counted as none, once more in case it was a passing fault, and its neighbours are read", async () => {
    await using portal = await smallPortal(
      { "/feed/": aFeed, "/a/": { body: html }, "/b/": articleAt("/b/") },
      { ...quiet, wholeListEveryMs: 86_400_000 },
    );
    const { payloads, posts } = await portal.listed();
    expect(payloads).toMatchObject([{ kind: "other" }, { kind: "article" }]);
    expect(posts).toMatchObject([{ nativeId: "portal-contoh.test/u/b" }]);
    portal.asked();
    await portal.listed();
    expect(portal.asked()).toContain("/a/");
    await portal.listed();
    expect(portal.asked()).not.toContain("/a/");
  });

  it("is one of WordPress's own pages, too", async () => {
    await using portal = await smallPortal(
      { "/feed/": feedOf(feedItem("/a/")), "/a/": articleAt("/a/", { bodyClass: "page page-id-7" }) },
      quiet,
    );
    expect((await portal.listed()).payloads).toMatchObject([{ kind: "other" }]);
  });

  it("is not there any more and left out", async () => {
    await using portal = await smallPortal({ "/feed/": aFeed, "/b/": articleAt("/b/") }, quiet);
    expect((await portal.listed()).payloads).toMatchObject([{ kind: "article", body: { id: "u/b" } }]);
  });
});

describe("a page that fails", () => {
  it.each<[string, Said, string]>([
    ["redirects in a circle", { status: 302, headers: { location: "/a/" } }, "SOURCE_UNEXPECTED"],
    [
      "redirects into our network",
      { status: 302, headers: { location: "http://192.168.0.1/" } },
      "SOURCE_UNEXPECTED",
    ],
    ["is for members", { status: 403, body: html }, "SOURCE_AUTH"],
    ["is broken", { status: 500 }, "SOURCE_UNAVAILABLE"],
    ["is half a page", { body: articleAt("/a/").body.slice(0, -20) }, "SOURCE_UNAVAILABLE"],
    ["is longer than a page", { body: `<html>${" ".repeat(5_000_001)}</html>` }, "SOURCE_UNEXPECTED"],
  ])("because it %s fails the visit twice, and is passed over then", async (_, said, code) => {
    await using portal = await smallPortal(
      { "/feed/": aFeed, "/a/": said, "/b/": articleAt("/b/") },
      { ...quiet, wholeListEveryMs: 86_400_000 },
    );
    await expect(portal.listed()).rejects.toMatchObject({ code });
    await expect(portal.listed()).rejects.toMatchObject({ code });
    expect((await portal.listed()).posts).toMatchObject([{ nativeId: "portal-contoh.test/u/b" }]);
    portal.asked();
    await portal.listed();
    expect(portal.asked()).toEqual(["/feed/"]);
  });

  it("to show the article that had comments is waited for, and after three times left alone", async () => {
    await using portal = await smallPortal({ "/a": { body: html } }, quiet);
    const codes: unknown[] = [];
    for (let time = 0; time < 3; time += 1)
      codes.push(await portal.thread("u/a").catch((error: unknown) => error));
    expect(codes).toMatchObject([
      { code: "SOURCE_UNAVAILABLE" },
      { code: "SOURCE_UNAVAILABLE" },
      { code: "SOURCE_FORBIDDEN" },
    ]);
  });
});

describe("a page that is nested without end", () => {
  it.each([
    ["as a whole", `<div>${'<ol><li id="comment-1">'.repeat(20_000)}`],
    [
      "in the words of a comment",
      commentsOf(commentItem(3).replace("Komen 3", `${"<b>".repeat(50_000)}Komen 3`)),
    ],
  ])(
    "%s is refused at once",
    async (_, comments) => {
      await using portal = await smallPortal({ "/a": articleAt("/a", { comments }) }, quiet);
      await expect(portal.thread("u/a")).rejects.toMatchObject({
        code: "SOURCE_UNEXPECTED",
        retryable: false,
      });
    },
    10_000,
  );
});

describe("times that can't be read", () => {
  it("of an article are left to the normaliser to refuse", async () => {
    await using portal = await smallPortal(
      { "/feed/": feedOf(feedItem("/a/")), "/a/": articleAt("/a/", { published: "semalam" }) },
      quiet,
    );
    const { payloads, posts } = await portal.listed();
    expect(payloads).toMatchObject([{ kind: "article", body: { publishedAt: "semalam" } }]);
    expect(posts).toEqual([]);
  });

  it("of a comment are left to it too, and hold up nobody", async () => {
    const odd = commentItem(3).replace("2026-11-20T12:00:03+08:00", "30 Februari");
    await using portal = await smallPortal(
      { "/a": articleAt("/a", { comments: commentsOf(odd + commentItem(4)) }) },
      quiet,
    );
    expect(await portal.thread("u/a")).toMatchObject([
      { id: "c3", publishedAt: "30 Februari" },
      { id: "c4", publishedAt: "2026-11-20T04:00:04.000Z" },
    ]);
  });
});
