import { describe, expect, it } from "vitest";
import { payloadsInPage } from "../../../../services/collectors/portals/pages/page-items.ts";

const site = { nativeId: "portal-contoh.test", officers: new Set<string>() };

const comment = (number: number, inside = "", replies = "") => `
  <li id="comment-${number}" class="comment depth-1"><article id="div-comment-${number}" class="comment-body">
    <footer class="comment-meta"><div class="comment-author vcard"><b class="fn">Ali ${number}</b></div>
    <div class="comment-metadata"><a href="https://portal-contoh.test/banjir/#comment-${number}"><time datetime="2026-11-20T11:04:05+08:00">20 November 2026</time></a></div></footer>
    <div class="comment-content">${inside}</div></article>
    ${replies === "" ? "" : `<ol class="children">${replies}</ol>`}</li>`;

const page = (head: string, body: string, classes = "") =>
  `<!DOCTYPE html><html lang="ms"><head>${head}</head><body class="${classes}">${body}</body></html>`;

const canonical = '<link rel="canonical" href="https://www.portal-contoh.test/2026/banjir/?utm_source=x">';
const linked = (data: unknown) => `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
const news = {
  "@type": "NewsArticle",
  headline: "Banjir &amp; bantuan",
  datePublished: "2026-11-20T10:03:04+08:00",
  commentCount: 3,
};
const article = (changes: object) => ({
  kind: "article",
  body: {
    title: "Banjir & bantuan",
    publishedAt: "2026-11-20T02:03:04.000Z",
    link: "https://portal-contoh.test/2026/banjir",
    ...changes,
  },
});

describe("the article of a page", () => {
  it.each([
    ["linked data", page(canonical + linked(news), ""), { id: "u/2026/banjir", commentCount: 3 }],
    [
      "a graph of linked data",
      page(canonical + linked({ "@graph": [{ "@type": "WebPage" }, news] }), ""),
      { id: "u/2026/banjir" },
    ],
    [
      "a list of linked data",
      page(canonical + linked([{ "@type": ["Thing"] }, { ...news, "@type": ["Article"] }]), ""),
      { id: "u/2026/banjir" },
    ],
    [
      "Open Graph",
      page(
        `${canonical}<meta property="og:type" content="article"><meta property="og:title" content="Banjir &amp;amp; bantuan"><meta property="article:published_time" content="2026-11-20T02:03:04+00:00">`,
        "",
      ),
      { id: "u/2026/banjir" },
    ],
    [
      "WordPress's markup",
      page(
        canonical,
        '<h1>Portal</h1><h1 class="entry-title">Banjir &amp; bantuan</h1><time class="entry-date published" datetime="2026-11-20T02:03:04Z"></time>',
        "single postid-12 x",
      ),
      { id: "p12" },
    ],
  ])("is told by %s", (_, html, changes) => {
    expect(payloadsInPage(site, html)).toMatchObject([article(changes)]);
  });

  it.each([
    ["a first page", page("<title>Portal</title>", "<h1>Portal</h1>")],
    ["an error page", "<html><body>Tidak dijumpai</body></html>"],
    ["nothing", ""],
    ["broken linked data", page(`${canonical}<script type="application/ld+json">{"@type":</script>`, "")],
    ["linked data of something else", page(canonical + linked({ "@type": "Organization" }), "")],
    ["an article without an address", page(linked(news), "")],
    [
      "an article that calls itself the first page",
      page('<link rel="canonical" href="https://portal-contoh.test/">' + linked(news), ""),
    ],
    ["a page of WordPress's", page(canonical + linked(news), "", "page-template page-id-7")],
  ])("is not found in %s", (_, html) => {
    expect(payloadsInPage(site, html)).toMatchObject([{ kind: "other" }]);
  });

  it("is found however deep a page is nested", () => {
    const deep = page(canonical + linked(news), "<div>".repeat(2_000));
    expect(payloadsInPage(site, deep)).toMatchObject([{ kind: "article" }]);
  });
});

describe("the comments of a page", () => {
  it("are read with their replies, each with its own words, and linkbacks as such", () => {
    const list = [
      comment(30, "<p>Satu<br>dua</p>", comment(31, "<p>Jawab</p>", comment(32, "<p>Lagi</p>"))),
      '<li id="comment-33" class="pingback even"><div class="comment-body">Pingback: <a href="https://x.test">x</a></div></li>',
    ].join("");
    const html = page(
      canonical,
      `<div id="comments"><ol class="comment-list">${list}</ol></div>`,
      "postid-12",
    );
    const [, ...comments] = payloadsInPage(site, html);
    expect(comments.map(({ body }) => body)).toMatchObject([
      {
        id: "c30",
        article: "p12",
        writer: "portal-contoh.test/guest/ali 30",
        name: "Ali 30",
        text: "Satu\ndua",
        publishedAt: "2026-11-20T03:04:05.000Z",
        link: "https://portal-contoh.test/banjir/#comment-30",
      },
      { id: "c31", parent: "c30", text: "Jawab", name: "Ali 31" },
      { id: "c32", parent: "c31", text: "Lagi", name: "Ali 32" },
      { id: "c33", type: "pingback" },
    ]);
    expect(comments[0]?.body).not.toHaveProperty("parent");
  });

  it("of a theme of another make are left for the normaliser to refuse", () => {
    const html = page(canonical, '<ol><li id="comment-30"><cite>Ali</cite> kata: Hai</li></ol>', "postid-12");
    expect(payloadsInPage(site, html)[1]?.body).toEqual({ id: "c30", article: "p12", name: "" });
  });

  it("tell an account from a guest of the same name, and one without a name from both", () => {
    const named = (number: number, name: string, classes: string) =>
      comment(number, "<p>Ya</p>").replace("comment depth-1", classes).replace(`Ali ${number}`, name);
    const list = [
      named(1, "Pegawai Contoh", "comment byuser comment-author-pegawai bypostauthor"),
      named(2, "Pegawai Contoh", "comment"),
      named(3, "Siti Rekaan", "comment byuser odd comment-author-siti"),
      named(4, "Tanpa Nama", "comment"),
      named(5, "Anonymous", "comment"),
    ];
    const officers = { ...site, officers: new Set(["Pegawai Contoh"]) };
    const [, ...comments] = payloadsInPage(
      officers,
      page(canonical, `<ol>${list.join("")}</ol>`, "postid-12"),
    );
    const writers = comments.map(({ body }) => (body as { readonly writer?: string }).writer);
    expect(writers).toEqual([
      "portal-contoh.test",
      "portal-contoh.test/guest/pegawai contoh",
      "portal-contoh.test/user/siti",
      undefined,
      undefined,
    ]);
  });

  it("are read from themes made of blocks", () => {
    const block = (number: number, inside: string) =>
      `<li id="comment-${number}" class="comment depth-1"><div class="wp-block-columns">
        <div class="wp-block-comment-author-name"><a href="https://x.test">Ali ${number}</a></div>
        <div class="wp-block-comment-date"><a href="https://portal-contoh.test/banjir/#comment-${number}"><time datetime="2026-11-20T11:04:05+08:00">20 November</time></a></div>
        <div class="wp-block-comment-content"><p>Komen ${number}</p><ul><li>satu</li></ul></div></div>${inside}</li>`;
    const html = page(canonical, `<ol>${block(30, `<ol>${block(31, "")}</ol>`)}</ol>`, "postid-12");
    expect(
      payloadsInPage(site, html)
        .slice(1)
        .map(({ body }) => body),
    ).toMatchObject([
      { id: "c30", name: "Ali 30", text: "Komen 30\n- satu", publishedAt: "2026-11-20T03:04:05.000Z" },
      { id: "c31", parent: "c30", name: "Ali 31", text: "Komen 31\n- satu" },
    ]);
  });
});
