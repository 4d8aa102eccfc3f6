import { describe, expect, it } from "vitest";
import { normalisePortal } from "../../../../pipelines/normalise/portal/normalise.ts";
import { newPseudonymKey, parsePseudonymKeys } from "../../../../pipelines/protect/pseudonym-key.ts";
import { Item } from "../../../../schemas/item.ts";
import { Config } from "../../../../schemas/config.ts";
import { itemsIn } from "../../../pipelines/normalise/golden-cases.ts";
import { inspectChannel } from "../../../../services/cli/commands/inspect.ts";
import { protectorFor } from "../../../../services/cli/compose.ts";
import { htmlText } from "../../../../services/collectors/portals/html-text.ts";
import {
  articlePayload,
  commentPayload,
} from "../../../../services/collectors/portals/wordpress/wordpress-items.ts";
import { payloadsInWordpressResponse } from "../../../../services/collectors/portals/wordpress/wordpress-response.ts";

const site = { nativeId: "portal-contoh.test", officers: new Set(["Pegawai Contoh"]) };

const comment = {
  id: 34,
  post: 12,
  parent: 30,
  author: 0,
  author_name: "Ali Rekaan",
  date_gmt: "2026-11-20T03:04:05",
  content: { rendered: "<p>Hubungi <b>01</b>9&#45;876&nbsp;5432</p>\n<p>Ali</p>" },
  link: "https://portal-contoh.test/#comment-34",
  type: "comment",
  status: "approved",
  author_avatar_urls: { "24": "https://gravatar.test/abc" },
  meta: [],
};
const post = {
  id: 12,
  date_gmt: "2026-11-20T02:03:04",
  title: { rendered: "Banjir &#8211; pusat &amp; bantuan" },
  content: { rendered: "<p>Isi</p>" },
  comment_status: "open",
  format: "standard",
  link: "https://portal-contoh.test/banjir/",
};

describe("words of HTML", () => {
  it.each([
    ["<p>satu<br>dua</p>\n<p>tiga</p>", "satu\ndua\ntiga"],
    ["A &amp; B &#8220;c&#8221; &lt;d&gt;", "A & B “c” <d>"],
    ['<a href="https://x.test/y" rel="nofollow ugc">https://x.test/y</a>', "https://x.test/y"],
    ['baik <img class="emoji" alt="👍" src="x.png"><img alt="iklan" src="y.png">', "baik 👍"],
    ["<script>alert(1)</script><style>p{}</style>teks", "teks"],
    ["<ul><li>satu</li><li>dua</li></ul>", "- satu\n- dua"],
    ["<blockquote><p>petikan</p></blockquote><p>jawab</p>", "> petikan\njawab"],
    ["", ""],
  ])("%s", (html, text) => {
    expect(htmlText(html)).toBe(text);
  });

  it("are found however deep they are nested, as far as anybody would", () => {
    expect(htmlText(`${"<b>".repeat(100)}teks${"</b>".repeat(100)}`)).toBe("teks");
    expect(htmlText("<div>".repeat(10_000))).toBe("");
    expect(htmlText("<div>".repeat(300_000))).toHaveLength(1_500_000); // which the normaliser refuses
  });
});

describe("what WordPress gives", () => {
  it("becomes an article with its words", () => {
    expect(articlePayload(site, post, 3)).toEqual({
      kind: "article",
      postNativeId: "portal-contoh.test/p12",
      caption: "Banjir – pusat & bantuan",
      body: {
        id: "p12",
        title: "Banjir – pusat & bantuan",
        publishedAt: "2026-11-20T02:03:04Z",
        format: "standard",
        link: "https://portal-contoh.test/banjir/",
        commentCount: 3,
      },
    });
  });

  it("becomes a comment, in whose text no number hides behind tags", () => {
    expect(commentPayload(site, comment)).toEqual({
      kind: "comment",
      postNativeId: "portal-contoh.test/p12",
      caption: null,
      body: {
        id: "c34",
        article: "p12",
        parent: "c30",
        type: "comment",
        writer: "portal-contoh.test/guest/ali rekaan",
        name: "Ali Rekaan",
        text: "Hubungi 019-876 5432\nAli",
        publishedAt: "2026-11-20T03:04:05Z",
        link: "https://portal-contoh.test/#comment-34",
      },
    });
  });

  it.each([
    ["a guest", { author: 0, author_name: " Ali " }, "portal-contoh.test/guest/ali"],
    ["a guest without a name as nobody", { author: 0, author_name: "" }, undefined],
    ["an account", { author: 135, author_name: "Ali" }, "portal-contoh.test/user/135"],
    ["an officer's account", { author: 7, author_name: "Pegawai Contoh" }, "portal-contoh.test"],
    [
      "a guest with an officer's name",
      { author: 0, author_name: "Pegawai Contoh" },
      "portal-contoh.test/guest/pegawai contoh",
    ],
  ])("names %s", (_, who, writer) => {
    expect(commentPayload(site, { ...comment, ...who })?.body).toMatchObject(
      writer === undefined ? { id: "c34" } : { writer },
    );
  });

  it("of another shape is handed on for the normaliser to say so, or is nothing", () => {
    expect(articlePayload(site, { ...post, title: 7 })?.body).toHaveProperty("title", 7);
    expect(commentPayload(site, { ...comment, id: "34" })).toBeUndefined();
    expect(articlePayload(site, { id: 12 })?.body).toEqual({ id: "p12" });
    expect(commentPayload(site, { id: 34 })?.body).toEqual({ id: "c34" });
    expect(payloadsInWordpressResponse({ odd: 1 })).toMatchObject([{ kind: "unknown" }]);
  });
});

const keys = parsePseudonymKeys(newPseudonymKey("k1", Buffer.alloc(32, 7)), "test");
const protector = protectorFor(Config.parse({}), keys);
const collectedAt = "2026-11-24T03:42:00.000Z";

/** The outcomes of one object as it would go through collecting. */
function outcomesOf(given: unknown) {
  return payloadsInWordpressResponse(given).flatMap((payload) => {
    const stored = protector.payload("portal", payload.kind, payload.body);
    const payloadStored = stored.kind === "keep" ? stored.value : null;
    return normalisePortal({
      channel: inspectChannel("portal"),
      payloadKind: payload.kind,
      postId: `portal:${payload.postNativeId}`,
      caption: null,
      collectedAt,
      payload: payloadStored,
    });
  });
}

it("makes a documented default or a rejection of each field that is spoilt", () => {
  let spoilt = 0;
  for (const whole of [comment, post])
    for (const [field, value] of Object.entries(whole))
      for (const bad of [undefined, null, 7, "rahsia", [value], [value, value], { value }, true]) {
        const outcomes = outcomesOf(JSON.parse(JSON.stringify({ ...whole, [field]: bad })));
        expect(outcomes.length, `${field} = ${JSON.stringify(bad)}`).toBeGreaterThan(0);
        for (const item of itemsIn(outcomes)) expect(Item.parse(item)).toEqual(item);
        spoilt += 1;
      }
  expect(spoilt).toBeGreaterThan(100);
});
