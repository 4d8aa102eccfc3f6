import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { articleAt, feedItem, feedOf, smallPortal } from "./small-portal.ts";
import type { Answers, Said } from "./small-site.ts";

const own = (path: string) => `https://portal-contoh.test${path}`;
const url = (path: string, more = "") => `<url><loc>${own(path)}</loc>${more}</url>`;
const urls = (...items: readonly string[]) => ({
  body: `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${items.join("")}</urlset>\n`,
});
const child = (path: string, changed = "") =>
  `<sitemap><loc>${own(path)}</loc>${changed === "" ? "" : `<lastmod>${changed}</lastmod>`}</sitemap>`;
const index = (...items: readonly string[]) => ({ body: `<sitemapindex>${items.join("")}</sitemapindex>` });
const articles = (...paths: readonly string[]): Answers =>
  Object.fromEntries(paths.map((path) => [path, articleAt(path)]));
const robots = { body: `User-agent: *\nSitemap: ${own("/peta.xml")}\n` };
const quiet = { listedBy: "sitemap" } as const;
const idsIn = ({ posts }: { readonly posts: readonly { readonly nativeId: string }[] }) =>
  posts.map(({ nativeId }) => nativeId.replace("portal-contoh.test/u/", ""));

describe("the sitemaps of a portal", () => {
  it("are those that robots.txt names, and those that these name", async () => {
    await using portal = await smallPortal(
      {
        "/robots.txt": robots,
        "/peta.xml": index(
          child("/1.xml"),
          child("/category-sitemap.xml"),
          child("/lagi.xml"),
          child("/tiada.xml"),
        ),
        "/1.xml": urls(url("/a/"), url("/b/"), "<url><loc>https://lain.test/x/</loc></url>", "<url></url>"),
        "/lagi.xml": index(child("/2.xml"), child("/1.xml")),
        "/2.xml": urls(url("/c/")),
        ...articles("/a/", "/b/", "/c/"),
      },
      quiet,
    );
    expect(idsIn(await portal.listed()).sort()).toEqual(["a", "b", "c"]);
    expect(portal.asked()).not.toContain("/category-sitemap.xml");
  });

  it.each(["/wp-sitemap.xml", "/sitemap_index.xml", "/sitemap.xml"])("are else at %s", async (path) => {
    await using portal = await smallPortal({ [path]: urls(url("/a/")), ...articles("/a/") }, quiet);
    expect(idsIn(await portal.listed())).toEqual(["a"]);
  });

  it("may be packed, and may name the time of news", async () => {
    const news = urls(
      `<url><loc>${own("/a/")}</loc><news:news xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><news:publication_date>2026-11-20T10:03:04+08:00</news:publication_date></news:news></url>`,
    );
    const page = articleAt("/a/").body.replace("datePublished", "x");
    await using portal = await smallPortal(
      { "/peta.xml.gz": { body: gzipSync(news.body) }, "/a/": { body: page } },
      { ...quiet, sitemaps: [own("/peta.xml.gz")] },
    );
    expect((await portal.listed()).posts).toMatchObject([{ publishedAt: "2026-11-20T02:03:04.000Z" }]);
  });

  it("that did not change are asked for once a day, and so are articles", async () => {
    let changed = "2026-11-20";
    await using portal = await smallPortal(
      {
        "/peta.xml": () => index(child("/1.xml", "2026-11-01"), child("/2.xml", changed)),
        "/1.xml": urls(url("/a/")),
        "/2.xml": () =>
          urls(url("/b/", `<lastmod>${changed}</lastmod>`), url("/c/", "<lastmod>2026-11-02</lastmod>")),
        ...articles("/a/", "/b/", "/c/"),
      },
      { ...quiet, sitemaps: [own("/peta.xml")], wholeListEveryMs: 86_400_000 },
    );
    await portal.listed();
    portal.asked();
    expect(idsIn(await portal.listed())).toEqual([]);
    expect(portal.asked()).toEqual(["/peta.xml"]);
    changed = "2026-11-21";
    expect(idsIn(await portal.listed())).toEqual(["b"]);
    expect(portal.asked()).toEqual(["/peta.xml", "/2.xml", "/b/"]);
    await portal.clock.sleep(86_400_000, new AbortController().signal);
    expect(idsIn(await portal.listed()).sort()).toEqual(["a", "b", "c"]);
  });

  it("give what is not in the feeds, which tell what is new", async () => {
    await using portal = await smallPortal(
      {
        "/robots.txt": robots,
        "/feed/": feedOf(feedItem("/a/")),
        "/peta.xml": urls(url("/a/"), url("/b/")),
        ...articles("/a/", "/b/"),
      },
      { feeds: [own("/feed/")], wholeListEveryMs: 86_400_000 },
    );
    expect(idsIn(await portal.listed()).sort()).toEqual(["a", "b"]);
    portal.asked();
    await portal.listed();
    expect(portal.asked()).toEqual(["/feed/"]);
  });

  it("that can't be used are passed over while others, or feeds, can", async () => {
    await using portal = await smallPortal(
      {
        "/robots.txt": {
          body: `${robots.body}Sitemap: ${own("/html.xml")}\nSitemap: ${own("/sulit/x.xml")}\nSitemap: nonsense\nDisallow: /sulit/\n`,
        },
        "/html.xml": { body: "<html></html>" },
        "/feed/": feedOf(feedItem("/a/")),
        ...articles("/a/"),
      },
      { feeds: [own("/feed/")] },
    );
    expect(idsIn(await portal.listed())).toEqual(["a"]);
    expect(portal.asked()).not.toContain("/sulit/x.xml");
  });
});

describe("a sitemap that is none", () => {
  const bomb = { body: gzipSync(Buffer.alloc(33 * 1024 * 1024)) };
  it.each<[string, Said, string, boolean]>([
    ["HTML", { body: "<html>rahsia</html>" }, "SOURCE_UNAVAILABLE", true],
    ["half a sitemap", { body: urls(url("/a/")).body.slice(0, -20) }, "SOURCE_UNAVAILABLE", true],
    ["half a packed one", { body: bomb.body.subarray(0, 500) }, "SOURCE_UNAVAILABLE", true],
    ["packed to fill our memory", bomb, "SOURCE_UNEXPECTED", false],
    ["endless", { body: `${urls().body}${" ".repeat(10_000_001)}` }, "SOURCE_UNEXPECTED", false],
    ["not there", { status: 404 }, "SOURCE_UNEXPECTED", false],
    [
      "elsewhere in a circle",
      { status: 302, headers: { location: "/peta.xml" } },
      "SOURCE_UNEXPECTED",
      false,
    ],
    [
      "inside our network",
      { status: 302, headers: { location: "http://169.254.169.254/" } },
      "SOURCE_UNEXPECTED",
      false,
    ],
  ])("%s is an error that says so", async (_, said, code, retryable) => {
    await using portal = await smallPortal({ "/peta.xml": said }, { ...quiet, sitemaps: [own("/peta.xml")] });
    const reason = await portal.listed().catch((error: unknown) => error);
    expect(reason).toMatchObject({ code, retryable });
    expect(String(reason)).not.toContain("rahsia");
  });

  it("an index without an end is left after a thousand files, and what was found is handed on", async () => {
    const more = (at: number) => Array.from({ length: 200 }, (_, each) => child(`/${at * 200 + each}.xml`));
    const endless: Answers = Object.fromEntries(
      Array.from({ length: 20 }, (_, at) => [`/${at}.xml`, index(...more(at + 1))]),
    );
    await using portal = await smallPortal(
      {
        ...endless,
        "/peta.xml": index(child("/a.xml"), child("/peta.xml"), ...more(0)),
        "/a.xml": urls(url("/a/")),
        ...articles("/a/"),
      },
      { ...quiet, sitemaps: [own("/peta.xml")] },
    );
    const handedOn: string[] = [];
    await expect(portal.listed(({ nativeId }) => handedOn.push(nativeId))).rejects.toMatchObject({
      code: "SOURCE_UNEXPECTED",
      retryable: false,
    });
    expect(handedOn).toEqual(["portal-contoh.test/u/a"]);
    expect(portal.asked().length).toBeLessThan(20);
  });
});
