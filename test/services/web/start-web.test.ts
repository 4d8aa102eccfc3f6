import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SearchIndex } from "../../../pipelines/ports/search-index.ts";
import type { ErrorCode } from "../../../schemas/errors.ts";
import { ListeningError } from "../../../schemas/errors.ts";
import type { WebOptions, WebServer } from "../../../services/web/start-web.ts";
import {
  allChannels,
  commentDocument,
  coverageDocument,
  deletionDocument,
  postDocument,
  reactionsDocument,
} from "../../fakes/documents.ts";
import { memoryIndex } from "../../fakes/memory-index.ts";
import { quietLogger } from "../../fakes/quiet-logger.ts";
import { hostile, sampleChannelReports, sampleCollectedTo, sampleDocuments } from "./sample.ts";
import { serveIndex } from "./serve-index.ts";

async function serve(index: SearchIndex, more: Partial<WebOptions> = {}): Promise<WebServer> {
  return await serveIndex(index, {
    channelReports: async () => sampleChannelReports,
    collectedTo: async () => sampleCollectedTo,
    ...more,
  });
}

interface Reply {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** `fetch` would not let a test choose the Host header. */
function ask(url: string, headers: Readonly<Record<string, string>> = {}, method = "GET"): Promise<Reply> {
  const { promise, resolve, reject } = Promise.withResolvers<Reply>();
  const sent = request(url, { headers, method }, (response) => {
    response.setEncoding("utf8");
    let body = "";
    response.on("data", (chunk: string) => (body += chunk));
    response.on("end", () =>
      resolve({ status: response.statusCode, headers: response.headers, body: compact(body) }),
    );
  });
  sent.on("error", reject);
  sent.end();
  return promise;
}

/** Markup without the white space that means nothing between tags. */
const compact = (markup: string) =>
  markup.startsWith("<!doctype") ? markup.replace(/\s+/gu, " ").replace(/ ?([<>]) ?/gu, "$1") : markup;

const numberOf = (text: string | undefined) => Number((text ?? "").replaceAll(",", ""));
const totalOf = ({ body }: Reply) => Number(/data-total="(\d+)"/u.exec(body)?.[1] ?? "0");
const unescape = (text: string) => text.replaceAll("&amp;", "&");

describe("startWeb", () => {
  let index: SearchIndex;
  let web: WebServer;

  beforeAll(async () => {
    index = memoryIndex();
    await index.upsert(sampleDocuments());
    web = await serve(index, {
      metricsText: async () => "suara_items_total 1\n",
      notice: { ms: "Data rekaan", en: "Made-up data" },
    });
  });
  afterAll(async () => {
    await web[Symbol.asyncDispose]();
  });

  it.each([
    [
      "ms",
      "4,900",
      "1 hantaran berubah kiraannya sejak dibaca; 2 hantaran tidak dibenarkan dibaca",
      "Kunci kita ditolak oleh platform (24 Nov 2026",
      "Baki kuota hari ini: 9,120 daripada 10,000, dikongsi semua saluran di platform ini",
      "Kutipan lengkap sejak 1 Jan 2026: 1,100 daripada 1,200 hantaran telah dibaca",
      "Kutipan lengkap menunggu sejak 24 Nov 2026",
      "Dimaklumkan serta-merta tentang video baharu dan video yang dipadam, hingga 1 Dis 2026",
      "Perkhidmatan makluman video platform tidak menjawab; akan dicuba lagi (24 Nov 2026",
      "Tidak diketahui: WhatsApp tidak memberikan kiraan",
      "Tidak dilawati: sembang diimport daripada fail yang dieksport",
      "Komen jauh lebih sedikit daripada biasa: 12 dalam 24 jam hingga 24 Nov 2026, 5:00 PG, biasanya kira-kira 211",
      "Tidak dapat dibaca sejak 23 Nov 2026, 9:00 PG: selepas itu tiada data",
      "Senyap: tiada komen sejak 21 Nov 2026, 12:00 PTG, biasanya kira-kira 38",
    ],
    [
      "en",
      "4,900",
      "1 post whose count has changed since the last reading; 2 posts we may not read",
      "The platform refused our key (24 Nov 2026",
      "Left of today’s quota: 9,120 of 10,000, shared by every channel on this platform",
      "Backfill of everything since 1 Jan 2026: 1,100 of 1,200 posts read",
      "Backfill waiting since 24 Nov 2026",
      "Told at once of new and deleted videos, until 1 Dec 2026",
      "The platform’s service that tells of new videos did not answer; it will be asked again (24 Nov 2026",
      "Not known: WhatsApp tells no counts",
      "Not visited: chats are imported as people export them",
      "<small>WhatsApp</small>",
      "Coverage: Held ÷ the platform’s own count.",
      "Far fewer comments than usual: 12 in the 24 hours to 24 Nov 2026, 5:00 am, usually about 211",
      "Could not be read since 23 Nov 2026, 9:00 am: what came after is a gap, not silence",
      "Silent: no comment since 21 Nov 2026, 12:00 pm, usually about 38",
    ],
  ])("shows how collecting goes, and what is missing and why (%s)", async (lang, held, ...words) => {
    const reply = await ask(`${web.url}/channels?lang=${lang}`);
    expect(reply.status).toBe(200);
    expect(reply.body).toContain(
      `<a href="/comments?lang=${lang}&amp;who=all&amp;channel=hq-youtube">${held}</a>`,
    );
    for (const each of words) expect(reply.body).toContain(each);
  });

  it.each(["0.0.0.0", "::", "::1", "localhost", "192.168.1.2", ""])(
    "refuses to listen on %j",
    async (host) => {
      const started = serve(memoryIndex(), { host });
      await expect(started).rejects.toMatchObject({
        code: "WEB_ADDRESS_REFUSED" satisfies ErrorCode,
        retryable: false,
      });
    },
  );

  it("listens on 127.0.0.1 only, and says where", () => {
    expect(web.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/u);
  });

  it.each([
    "evil.example",
    "evil.example:7700",
    "127.0.0.1.evil.example",
    "localhost.evil.example",
    "192.168.1.2",
    "127.0.0.1:x",
  ])("does not answer to the name %s", async (host) => {
    const reply = await ask(web.url, { host });
    expect(reply.status).toBe(421);
    expect(reply.body).not.toContain("<html");
  });

  it.each(["localhost", "localhost:8080", "127.0.0.1", "LOCALHOST:1"])(
    "answers to the name %s",
    async (host) => {
      expect((await ask(web.url, { host })).status).toBe(200);
    },
  );

  it.each(["/", "/comments", "/nowhere", "/?nonsense=1", "/%zz", "/assets/style.css", "/healthz"])(
    "sends a strict policy with %s",
    async (path) => {
      const { headers } = await ask(web.url + path);
      expect(headers["content-security-policy"]).toBe(
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      );
      expect(headers["x-content-type-options"]).toBe("nosniff");
      expect(headers["referrer-policy"]).toBe("no-referrer");
    },
  );

  it.each(["POST", "PUT", "DELETE", "PATCH"])("only reads: no %s", async (method) => {
    const reply = await ask(`${web.url}/comments`, {}, method);
    expect(reply.status).toBe(405);
    expect(reply.headers["allow"]).toBe("GET, HEAD");
  });

  it.each([
    ["/?lang=ms", {}, "ms-MY", "Ringkasan"],
    ["/?lang=en", { "accept-language": "ms" }, "en-MY", "Overview"],
    ["/", {}, "ms-MY", "Ringkasan"],
    ["/", { "accept-language": "en-GB,en;q=0.9" }, "en-MY", "Overview"],
    ["/?lang=fr", {}, "ms-MY", "Ringkasan"],
    ["/?lang=en&state=MY-99", {}, "en-MY", "This address can’t be understood"],
    ["/nowhere?lang=ms", {}, "ms-MY", "Halaman ini tidak wujud"],
  ])("speaks the language of %s with %j", async (path, headers, language, heading) => {
    const { body } = await ask(web.url + path, headers);
    expect(body).toContain(`<html lang="${language}">`);
    expect(body).toMatch(new RegExp(`<h1[^>]*>${heading}</h1>`, "u"));
  });

  it("switches the language and keeps the rest of the address", async () => {
    const { body } = await ask(`${web.url}/comments?lang=ms&topic=floods&words=%22a+b%22`);
    const href = unescape(/class="switch" href="([^"]+)"/u.exec(body)?.[1] ?? "");
    expect(href).toBe("/comments?lang=en&topic=floods&words=%22a+b%22");
  });

  it("shows the notice in the page's language on every page", async () => {
    expect((await ask(`${web.url}/posts?lang=ms`)).body).toContain("Data rekaan");
    expect((await ask(`${web.url}/nowhere?lang=en`)).body).toContain("Made-up data");
  });

  it.each([
    ["/?nonsense=1", "nonsense"],
    ["/comments?sentiment=angry", "sentiment"],
    ["/posts?from=2026-02-30", "from"],
    ["/?lang=en&%3Cscript%3E=1", "&lt;script&gt;"],
  ])("answers 400 to %s and names the fault", async (path, named) => {
    const reply = await ask(web.url + path);
    expect(reply.status).toBe(400);
    expect(reply.body).toContain(`“${named}”`);
  });

  it.each(["/comments?after=abc", "/comments?after=e30"])(
    "answers 400 to the foreign cursor of %s",
    async (path) => {
      expect((await ask(web.url + path)).status).toBe(400);
    },
  );

  it.each(["/%zz", "/posts/%E0%A4%A"])("answers 400 to the damaged address %s", async (path) => {
    const reply = await ask(`${web.url}${path}`, { "accept-language": "en" });
    expect(reply.status).toBe(400);
    expect(reply.body).toContain("The address is damaged.");
  });

  it.each([
    "/nowhere",
    "/posts/youtube%3Anone",
    "/posts/nonsense",
    "/assets/../start-web.ts",
    "//evil.example",
  ])("has no page %s, and says so", async (path) => {
    const reply = await ask(web.url + path);
    expect(reply.status).toBe(404);
    expect(reply.body).not.toContain('href="//');
  });

  it("serves its style sheet with an ETag, and nothing when the browser has it", async () => {
    const first = await ask(`${web.url}/assets/style.css`);
    expect(first.headers["content-type"]).toBe("text/css; charset=utf-8");
    const again = await ask(`${web.url}/assets/style.css`, {
      "if-none-match": String(first.headers["etag"]),
    });
    expect([again.status, again.body]).toEqual([304, ""]);
    expect((await ask(`${web.url}/assets/style.css`, { "if-none-match": '"old"' })).status).toBe(200);
  });

  it("serves metrics where it is given some, and its health", async () => {
    expect((await ask(`${web.url}/metrics`)).body).toBe("suara_items_total 1\n");
    expect(await ask(`${web.url}/healthz`)).toMatchObject({ status: 200, body: "ok\n" });
    await using bare = await serve(memoryIndex());
    expect((await ask(`${bare.url}/metrics`)).status).toBe(404);
  });

  it("leads from every number of the overview to a list of exactly so many", async () => {
    for (const path of [
      "/?lang=en",
      "/?lang=en&period=90d&topic=corruption",
      "/?lang=en&sentiment=negative&words=harga",
    ]) {
      const { body } = await ask(web.url + path);
      // Authors and likes lead to the comments that they are counted over, which are not as many.
      const counts = body.replace(/<dt>(?:Different authors|Likes on comments)<\/dt>.*?<\/dd>/gsu, "");
      const numbers = [...counts.matchAll(/<a href="(\/(?:comments|posts)\?[^"]+)">([\d,]+)<\/a>/gu)];
      expect(numbers.length).toBeGreaterThan(20);
      for (const [, href = "", number] of numbers) {
        expect(totalOf(await ask(web.url + unescape(href))), `${path}: ${href}`).toBe(numberOf(number));
      }
    }
  });

  it("pages through a list to its end, each comment once", async () => {
    const seen: string[] = [];
    let path = "/comments?lang=en&channel=johor";
    let total = 0;
    while (path !== "") {
      const reply = await ask(web.url + path);
      total = totalOf(reply);
      seen.push(...[...reply.body.matchAll(/https:\/\/example\.org\/c\/\d+/gu)].map(([id]) => id));
      path = unescape(/rel="next" href="([^"]+)"/u.exec(reply.body)?.[1] ?? "");
    }
    expect(seen).toHaveLength(total);
    expect(new Set(seen).size).toBe(total);
  });

  it("says a filter in words, with a way to remove it", async () => {
    const { body } = await ask(
      `${web.url}/comments?lang=ms&sentiment=negative&state=MY-01&topic=floods&from=2026-11-01&to=2026-11-08`,
    );
    for (const words of [
      "Sentimen: negatif",
      "Negeri: Johor",
      "Topik: Banjir",
      "Masa: 1 Nov 2026 hingga 7 Nov 2026",
    ]) {
      expect(body).toContain(`aria-label="Buang tapisan ${words}"`);
    }
    const chip = /href="([^"]+)" aria-label="Buang tapisan Sentimen: negatif"/u.exec(body)?.[1] ?? "";
    expect(unescape(chip)).toBe("/comments?lang=ms&from=2026-11-01&to=2026-11-08&state=MY-01&topic=floods");
  });

  it("shows hostile texts as texts", async () => {
    const bodies = await Promise.all(
      [
        "/?lang=en",
        "/comments?lang=en",
        "/posts?lang=en",
        "/posts/youtube%3Apost-hq-youtube-0?lang=en",
        `/comments?lang=en&words=${encodeURIComponent(hostile.script)}`,
        `/comments?lang=en&channel=johor&words=${encodeURIComponent('"><script>alert(1)</script>')}`,
      ].map(async (path) => (await ask(web.url + path)).body),
    );
    for (const body of bodies) {
      expect(body).not.toMatch(/<script|<img|onerror=alert\(1\)>|href="javascript:/iu);
    }
    expect(bodies[1]).toContain("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;");
    expect(bodies[1]).toContain('dir="auto">السلام');
  });

  it.each([
    [
      "en",
      "Reactions",
      "As the platform counted them on 12 Mar 2026, 8:00",
      ["Like", "Angry", "party", "Shares"],
    ],
    [
      "ms",
      "Reaksi",
      "Menurut kiraan platform pada 12 Mac 2026, 8:00",
      ["Suka", "Marah", "party", "Perkongsian"],
    ],
  ])("draws the reactions to a post by type over time, in %s", async (lang, title, sentence, types) => {
    const counted = memoryIndex();
    const at = (day: number, counts: Readonly<Record<string, number>>) =>
      reactionsDocument({ observedAt: `2026-03-${day}T00:00:00.000Z`, counts });
    await using other = await serve(counted);
    const address = `${other.url}/posts/youtube%3Ap-hq-youtube?lang=${lang}`;
    await counted.upsert([postDocument()]);
    expect((await ask(address)).body).not.toContain(title);
    await counted.upsert([at(10, { like: 1_000 })]);
    expect((await ask(address)).body).toMatch(
      new RegExp(`id="reactions">${title}</h2><p>[^<]* 1,000\\.</p>`, "u"),
    );
    await counted.upsert([at(12, { share: 7, like: 1_200, party: 3, angry: 41 })]);
    const { body } = await ask(address);
    expect(body).toContain(sentence);
    const figure = /<section aria-labelledby="reactions">.*?<\/section>/u.exec(body)?.[0] ?? "";
    const cells = (tag: string) =>
      [...figure.matchAll(new RegExp(`<${tag}[^>]*class="number">([^<]*)<`, "gu"))].map(([, cell]) => cell);
    expect(cells("th")).toEqual(types);
    expect(cells("td")).toEqual(["1,200", "41", "3", "7", "1,000", "–", "–", "–"]);
    expect(figure.match(/<svg/gu)).toHaveLength(2);
  });

  it.each([
    ["en", "102 comments were deleted", "Found deleted:<time"],
    ["ms", "102 komen telah dipadam", "Didapati telah dipadam:<time"],
  ])("shows where comments stood that were deleted, in %s", async (lang, summary, found) => {
    const stones = memoryIndex();
    await stones.upsert([postDocument(), commentDocument({ text: "rahsia" })]);
    await stones.upsert(Array.from({ length: 102 }, (_, n) => deletionDocument({ id: `youtube:c${n}` })));
    await using other = await serve(stones);
    const { body } = await ask(`${other.url}/posts/youtube%3Ap-hq-youtube?lang=${lang}`);
    expect(body).toContain(`<summary>${summary}</summary>`);
    expect(body.split(found)).toHaveLength(101);
    expect(body).not.toContain("rahsia");
  });

  it.each([
    ["en", "What it said before", "last seen like this on 10 Mar 2026, 8:00"],
    ["ms", "Teks sebelum disunting", "kali terakhir dilihat begini pada 10 Mac 2026, 8:00"],
  ])("folds what a comment and a post said before they were edited, in %s", async (lang, title, when) => {
    const edits = memoryIndex();
    const seen = ["2026-03-10T00:00:00.000Z", "2026-03-12T00:00:00.000Z"];
    await edits.upsert([
      ...seen.map((collectedAt, n) => commentDocument({ text: `ulasan <b>${n}</b>`, collectedAt })),
      ...seen.map((collectedAt, n) => postDocument({ caption: `tajuk ${n}`, collectedAt })),
    ]);
    await using other = await serve(edits);
    const { body } = await ask(`${other.url}/posts/youtube%3Ap-hq-youtube?lang=${lang}`);
    const folded = [...body.matchAll(/<details class="earlier">(.*?)<\/details>/gu)].map(
      ([, inner]) => inner,
    );
    expect(folded).toEqual([
      expect.stringMatching(new RegExp(`^<summary>${title}</summary>.*tajuk 0</p><small>${when}`, "u")),
      expect.stringContaining("ulasan &lt;b&gt;0&lt;/b&gt;"),
    ]);
    expect(body).toContain("ulasan &lt;b&gt;1&lt;/b&gt;");
    expect(body).toMatch(lang === "ms" ? /remark">disunting/u : /remark">edited/u);
  });

  it("escapes the names of channels and topics, in tables and drawings", async () => {
    const evil = `<script>alert("name")</script>`;
    const [channel] = allChannels;
    if (channel === undefined) throw new Error("the fakes have channels");
    const topics = [{ id: "evil", name: { ms: evil, en: evil }, words: { ms: [], en: [] } }];
    const mean = memoryIndex();
    const named = { ...channel, name: evil };
    await mean.upsert([commentDocument({ topics: [{ id: "evil", confidence: 1 }] }, { channel: named })]);
    await using other = await serve(mean, { channels: [named], taxonomy: { version: "1", topics } });
    const { body } = await ask(`${other.url}/?lang=en&period=all`);
    expect(body).toContain("&lt;script&gt;alert(&quot;name&quot;)");
    expect(body).not.toContain("<script");
  });

  it("says beside a comment in words what kind of message it is, what it reports where, and whom it names", async () => {
    const marked = memoryIndex();
    await marked.upsert([
      commentDocument({
        id: "youtube:marked",
        text: "bila air nak pulih, TNB",
        flags: ["question", "fault"],
        faults: [{ kind: "water", place: "district:MY-01-kluang" }],
        entities: ["agency:tnb", "agency:retired"],
      }),
      commentDocument({ id: "youtube:plain", text: "biasa sahaja" }),
    ]);
    await using other = await serve(marked);
    const said = { ms: ["Soalan", "Kerosakan: air, Kluang"], en: ["Question", "Fault: water, Kluang"] };
    for (const lang of ["ms", "en"] as const) {
      const { body } = await ask(
        `${other.url}/comments?lang=${lang}&period=all&flag=fault&entity=agency:tnb`,
      );
      for (const words of said[lang]) expect(body).toContain(`remark">${words}<`);
      expect(body).toMatch(/entity=agency%3Atnb[^>]*>\s*Tenaga Nasional Berhad</u);
      expect(body).toMatch(/entity=agency%3Aretired[^>]*>\s*agency:retired</u);
      expect(body).not.toContain("biasa sahaja");
    }
  });

  it("has nothing inline that the policy forbids, and nothing from elsewhere", async () => {
    const { body } = await ask(`${web.url}/?lang=en`);
    expect(body).not.toMatch(/<style|\sstyle="|\son\w+="|<script|<iframe/iu);
    const resources = [...body.matchAll(/(?:src|<link[^>]* href)="([^"]+)"/gu)].map((match) => match[1]);
    expect(resources.every((resource) => resource?.startsWith("/assets/"))).toBe(true);
  });

  it("hides shares where a filter by sentiment would make them meaningless", async () => {
    const { body } = await ask(`${web.url}/?lang=en&sentiment=negative`);
    expect(body).toContain("shares and net sentiment are not shown");
    expect(body).not.toContain("95% interval");
    expect(body).not.toContain("The bars count");
  });

  it("says that its bars are not corrected", async () => {
    const { body } = await ask(`${web.url}/?lang=en`);
    expect(body.split("The bars count comments as the models labelled them")).toHaveLength(3);
  });

  it("tells an empty index from a filter that matches nothing", async () => {
    await using empty = await serve(memoryIndex());
    for (const path of ["/", "/comments", "/posts"]) {
      expect((await ask(`${empty.url}${path}?lang=en`)).body).toContain("No comment has been collected yet.");
      expect((await ask(`${web.url}${path}?lang=en&words=tiadaperkataanini`)).body).toContain(
        "No comment matches.",
      );
    }
  });

  it("shows no sentiment of fewer than ten people, and says of how few more it is", async () => {
    const written = (people: number) =>
      Array.from({ length: people }, (_, at) =>
        commentDocument({
          id: `youtube:few-${at}`,
          author: `k1.${at}`,
          publishedAt: "2026-11-23T03:00:00.000Z",
        }),
      );
    const bodyOf = async (people: number) => {
      const few = memoryIndex();
      await few.upsert(written(people));
      await using other = await serve(few);
      return (await ask(`${other.url}/?lang=en`)).body;
    };
    const [nine, ten] = [await bodyOf(9), await bodyOf(10)];
    expect(nine).toContain("Where fewer than 10 people wrote, sentiment is not shown.");
    expect(nine).toContain("fewer than 10 people</span>");
    expect(nine).not.toContain("as the models said it:");
    expect(ten).toContain("few comments (n = 10)");
    expect(ten).toContain("as the models said it:");
  });

  it("shows each share as said and corrected, and on whose labels the correction rests", async () => {
    const { body } = await ask(`${web.url}/?lang=en`);
    expect(body).toMatch(/<small>\d+% → \d+% \(\d+\u2060–\u2060\d+%\)<\/small>/u);
    expect(body).toContain("measured on 733 comments that came with the models");
    const malay = (await ask(`${web.url}/posts?lang=ms`)).body;
    expect(malay).toContain("diukur pada 733 komen yang dibekalkan bersama model");
  });

  it("states an estimate of authors with its error", async () => {
    const many: SearchIndex = {
      ...index,
      aggregate: async (query) =>
        (await index.aggregate(query)).map((bucket) =>
          query.authors === true ? { ...bucket, authors: { value: 51_234, relativeError: 0.008 } } : bucket,
        ),
    };
    await using other = await serve(many);
    const { body } = await ask(`${other.url}/?lang=ms`);
    expect(body).toContain("kira-kira 51,234");
    expect(body).toContain("ralat piawai 0.8%");
  });

  it("says what is held of a post against the platform's own count", async () => {
    const { body } = await ask(`${web.url}/posts/youtube%3Apost-hq-youtube-0?lang=en`);
    const held = /Held here<\/dt><dd><span class="big"><a href="([^"]+)">(\d+)</u.exec(body);
    expect(totalOf(await ask(web.url + unescape(held?.[1] ?? "")))).toBe(Number(held?.[2]));
    expect(body).toContain('The platform counts</dt><dd><span class="big">112<');
  });

  it.each([
    [
      "en",
      /Why they differ:<\/strong>7 not read yet; among the rest up to \d hidden or deleted, if .*?; \d counted and not shown: /u,
    ],
    [
      "ms",
      /Sebab perbezaan:<\/strong>7 belum dibaca; daripada bakinya, paling banyak \d disembunyikan atau dipadam, /u,
    ],
  ])("says of a post why its counts differ (%s)", async (lang, words) => {
    const { body } = await ask(`${web.url}/posts/instagram%3Apost-klang-2?lang=${lang}`);
    expect(body).toMatch(words);
  });

  it.each([
    ["en", "Lowest in 7 days: 83% (24 Nov 2026, 7:00 am); hours not read: 3"],
    ["ms", "Terendah dalam 7 hari: 83% (24 Nov 2026, 7:00 PG); jam yang tidak dibaca: 3"],
  ])("draws a channel's coverage by hour, and a gap in reading as a gap (%s)", async (lang, words) => {
    const { body } = await ask(`${web.url}/channels?lang=${lang}`);
    const strips = [...body.matchAll(/<svg class="strip".*?<\/svg>/gu)].map(([strip]) => strip);
    expect(strips).toHaveLength(1);
    const heights = [...(strips[0] ?? "").matchAll(/<rect x="(\d)".*?height="([\d.]+)"/gu)];
    expect(heights.map(([, x, height]) => [x, height])).toEqual([
      ["0", "9.96"],
      ["3", "11.76"],
    ]);
    expect(strips[0]?.match(/class="gap" x1="\d"/gu)).toEqual([1, 2, 4].map((x) => `class="gap" x1="${x}"`));
    expect(body).toContain(words);
  });

  it.each([
    ["en", "not read that day", "not stated"],
    ["ms", "tidak dibaca pada hari itu", "tidak dinyatakan"],
  ])("shows a post's days, and a day that nobody looked as a gap (%s)", async (lang, gap, unknown) => {
    const { body } = await ask(`${web.url}/posts/instagram%3Apost-klang-2?lang=${lang}`);
    const [, days = ""] = body.split('<details class="days">');
    const rows = [
      ...days.matchAll(/<tr class="(gap|read)"><th scope="row">.*?<td class="number">([^<]+)</gu),
    ];
    expect(rows.map(([, kind, words]) => [kind, words])).toEqual([
      ["read", "117"],
      ["gap", gap],
      ["read", unknown],
      ["read", "101"],
      ["gap", gap],
      ["read", "90"],
    ]);
    const held = [...days.matchAll(/<td class="number">(\d+)<\/td><\/tr>/gu)].map(([, number]) =>
      Number(number),
    );
    expect(held).toHaveLength(6);
    expect(held).toEqual(held.toSorted((a, b) => b - a));
    expect(held[0]).toBeGreaterThan(held[5] ?? Infinity);
  });

  it.each([
    [
      "en",
      "Held here",
      "not stated",
      "None of them is the channel’s own.",
      "1 of them is the channel’s own.",
    ],
    ["ms", "Dalam simpanan", "tidak dinyatakan", "Tiada komen saluran itu sendiri.", "Termasuk 1 komen"],
  ])("speaks of differences only where counts differ (%s)", async (lang, held, unstated, none, one) => {
    const agreeing = memoryIndex();
    await using other = await serve(agreeing);
    const address = `${other.url}/posts/youtube%3Ap-hq-youtube?lang=${lang}`;
    await agreeing.upsert([postDocument(), commentDocument({ official: false })]);
    const uncounted = await ask(address);
    expect(uncounted.body).toContain(`<span class="big">–</span><small>${unstated}</small>`);
    expect(uncounted.body).toContain(none);
    await agreeing.upsert([
      coverageDocument({ platformCount: 1, observedAt: "2026-03-12T00:00:00.000Z" }),
      commentDocument({ official: true, collectedAt: "2026-03-12T00:00:00.000Z" }),
    ]);
    const { body } = await ask(address);
    expect(body).toMatch(
      new RegExp(`${held}</dt><dd><span class="big"><a [^>]+>1</a></span><small>${one}`, "u"),
    );
    for (const each of [uncounted.body, body]) expect(each).not.toMatch(/Why they differ|Sebab perbezaan/u);
  });

  it.each([
    ["en", "that we may not read"],
    ["ms", "tidak dibenarkan dibaca"],
  ])("lists the posts whose counts differ among the channels, worst first (%s)", async (lang, forbidden) => {
    const { body } = await ask(`${web.url}/channels?lang=${lang}`);
    const [, ledger = ""] = body.split('<table class="collecting ledger"');
    const held = [
      ...ledger.matchAll(/<td class="number">(?:<a [^>]+>)?(\d+)(?:<\/a>)?<\/td><td class="words">/gu),
    ].map(([, number]) => Number(number));
    const differences = held.map((number) => Math.abs(112 - number));
    expect(differences).toHaveLength(18);
    expect(differences).toEqual(differences.toSorted((a, b) => b - a));
    expect(ledger).toContain(`<td class="words">112 ${forbidden}</td>`);
  });

  it("names a comment's post beside it, but not on the page of that post", async () => {
    const post = "youtube%3Apost-hq-youtube-0";
    const named = `<span>The post:</span><a href="/posts/${post}?lang=en"`;
    const inList = await ask(`${web.url}/comments?lang=en&channel=hq-youtube`);
    expect(inList.body).toContain(named);
    const onPage = await ask(`${web.url}/posts/${post}?lang=en`);
    expect(onPage.body).toContain('<article class="comment">');
    expect(onPage.body).not.toContain(named);
  });

  it("says in the list of posts where the counts differ", async () => {
    const { body } = await ask(`${web.url}/posts?lang=en&period=all&channel=klang`);
    expect(body).toMatch(/<small>The platform counts 117, \d+ are held<\/small>/u);
  });

  it.each([
    [new ListeningError("STORE_LOCKED", "busy", { retryable: true }), 503, "The index is busy"],
    [new Error("a secret detail"), 500, "Something went wrong"],
  ])("survives an index that fails with %s", async (error, status, heading) => {
    const failing = async (): Promise<never> => {
      throw error;
    };
    const broken: SearchIndex = { ...index, search: failing };
    const log = quietLogger();
    await using other = await serve(broken, { logger: log });
    const reply = await ask(`${other.url}/comments?lang=en&words=rahsia`);
    expect(reply.status).toBe(status);
    expect(reply.body).toContain(heading);
    expect(reply.body).not.toContain("secret");
    expect(JSON.stringify(log.lines)).not.toContain("rahsia");
    expect((await ask(`${other.url}/healthz`)).status).toBe(200);
  });
});
