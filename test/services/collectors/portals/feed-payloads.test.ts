import { describe, expect, it } from "vitest";
import { canonicalUrl } from "../../../../services/collectors/portals/canonical-url.ts";
import { payloadsInFeed } from "../../../../services/collectors/portals/feeds/feed-payloads.ts";

const site = { nativeId: "portal-contoh.test", officers: new Set<string>() };

const rss = (items: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/"><channel><title>Portal</title>${items}</channel></rss>`;
const atom = (entries: string) =>
  `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0"><title>Portal</title>${entries}</feed>`;

describe("a feed", () => {
  it("of articles gives each under WordPress's number, with its count", () => {
    const item = `<item><title>Banjir &#8211; bantuan &amp; pusat</title><link>https://www.portal-contoh.test/banjir/?utm_source=rss</link>
      <dc:creator>Editor</dc:creator><pubDate>Fri, 20 Nov 2026 10:03:04 +0800</pubDate>
      <guid isPermaLink="false">https://portal-contoh.test/?p=12</guid><slash:comments>3</slash:comments></item>`;
    expect(payloadsInFeed(site, rss(item))).toEqual([
      {
        kind: "article",
        postNativeId: "portal-contoh.test/p12",
        caption: "Banjir – bantuan & pusat",
        body: {
          id: "p12",
          title: "Banjir – bantuan & pusat",
          publishedAt: "2026-11-20T02:03:04.000Z",
          commentCount: 3,
          link: "https://portal-contoh.test/banjir",
        },
      },
    ]);
  });

  it("of comments gives each under its article, without the name in the title", () => {
    const item = `<item><title>Oleh: Ali</title><link>https://portal-contoh.test/banjir/#comment-34</link><dc:creator><![CDATA[Ali]]></dc:creator>
      <pubDate>Fri, 20 Nov 2026 03:04:05 +0000</pubDate><guid isPermaLink="false">https://portal-contoh.test/?p=12#comment-34</guid>
      <description>Ya &amp; ...</description><content:encoded><![CDATA[<p>Ya &amp; <b>01</b>9-8765432</p>]]></content:encoded></item>`;
    expect(payloadsInFeed(site, rss(item))).toMatchObject([
      {
        kind: "comment",
        postNativeId: "portal-contoh.test/p12",
        caption: null,
        body: {
          id: "c34",
          article: "p12",
          writer: "portal-contoh.test/guest/ali",
          name: "Ali",
          text: "Ya & 019-8765432",
          publishedAt: "2026-11-20T03:04:05.000Z",
        },
      },
    ]);
  });

  it("of Atom is read too, by address where there is no number", () => {
    const entry = `<entry><id>tag:portal-contoh.test,2026:1</id><title type="html">Jerebu &amp;amp; IPU</title><link rel="self" href="https://portal-contoh.test/x"/>
      <link rel="alternate" href="http://www.portal-contoh.test/2026/jerebu/amp/?fbclid=a#atas"/><published>2026-11-20T10:00:00+08:00</published><thr:total>2</thr:total></entry>`;
    expect(payloadsInFeed(site, atom(entry))).toMatchObject([
      {
        postNativeId: "portal-contoh.test/u/2026/jerebu",
        body: { title: "Jerebu & IPU", publishedAt: "2026-11-20T02:00:00.000Z", commentCount: 2 },
      },
    ]);
  });

  it.each([
    ["HTML", "<html><body>Tidak dijumpai</body></html>"],
    ["nothing", ""],
    ["half a feed", rss("<item><title>a").slice(0, 200)],
    ["a feed a hundred thousand levels deep", `<rss version="2.0"><channel>${"<a>".repeat(100_000)}`],
  ])("is not made of %s", (_, source) => {
    expect(payloadsInFeed(site, source)).toBeUndefined();
  });

  it("without items is empty, and one whose items say nothing is handed on", () => {
    expect(payloadsInFeed(site, rss(""))).toEqual([]);
    expect(payloadsInFeed(site, rss("<item><description>a</description></item>"))).toMatchObject([
      { kind: "article" },
    ]);
  });

  it.each(["24 Lis 2018 10:00:00 -0300", "semalam", "2026-11-20 10:00:00"])(
    "leaves the time %s to be refused",
    (date) => {
      expect(
        payloadsInFeed(site, rss(`<item><title>a</title><pubDate>${date}</pubDate></item>`)),
      ).toMatchObject([{ body: { publishedAt: date } }]);
    },
  );

  it.each([
    ["Sel, 24 Mac 2026 10:00:00 +0800", "2026-03-24T02:00:00.000Z"],
    ["Isnin, 3 Ogos 2026 08:00:00 +0800", "2026-08-03T00:00:00.000Z"],
    ["31 Dis. 2026 23:30:00 GMT", "2026-12-31T23:30:00.000Z"],
    ["Ter, 9 Set 2025 10:00:00 -0300", "2025-09-09T13:00:00.000Z"],
    ["Wed, 06 May 2026 10:00:00 +0800", "2026-05-06T02:00:00.000Z"],
  ])("reads the time %s, whose month is in the language of the site", (date, publishedAt) => {
    expect(
      payloadsInFeed(site, rss(`<item><title>a</title><pubDate>${date}</pubDate></item>`)),
    ).toMatchObject([{ body: { publishedAt } }]);
  });

  it("expands no entity of its own making", () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "${"a".repeat(1_000)}"><!ENTITY b "${"&a;".repeat(1_000)}"><!ENTITY c "${"&b;".repeat(1_000)}">]>`;
    const source = rss("<item><title>&c;</title></item>").replace(/<\?xml[^>]*>/u, bomb);
    expect(JSON.stringify(payloadsInFeed(site, source) ?? "").length).toBeLessThan(10_000);
  });
});

describe("the one address of an article", () => {
  it.each([
    "https://portal-contoh.test/2026/banjir",
    "http://portal-contoh.test/2026/banjir/",
    "https://www.portal-contoh.test/2026/banjir/?utm_source=x&utm_medium=y",
    "https://portal-contoh.test/2026/banjir/amp/",
    "https://portal-contoh.test/2026/banjir?amp=1&fbclid=abc#komen",
  ])("%s", (address) => {
    expect(canonicalUrl(address)?.href).toBe("https://portal-contoh.test/2026/banjir");
  });

  it("keeps what tells articles apart", () => {
    expect(canonicalUrl("https://portal-contoh.test/?p=12&lang=ms")?.href).toBe(
      "https://portal-contoh.test/?lang=ms&p=12",
    );
    expect(canonicalUrl("javascript:alert(1)")).toBeUndefined();
  });
});
