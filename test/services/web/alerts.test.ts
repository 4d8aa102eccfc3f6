import { describe, expect, it } from "vitest";
import type { AlertRecord } from "../../../schemas/alert-record.ts";
import { aRecord, anAlert } from "../../fakes/alerts.ts";
import { channels, commentDocument, postDocument } from "../../fakes/documents.ts";
import { memoryIndex } from "../../fakes/memory-index.ts";
import { serveIndex } from "./serve-index.ts";

async function serve(records: readonly AlertRecord[]) {
  const index = memoryIndex();
  const floods = [{ id: "floods", confidence: 0.9 }];
  const at = (time: string) => ({ publishedAt: `2026-11-24T${time}:00.000Z`, topics: floods });
  await index.upsert([
    postDocument(),
    commentDocument({ id: "facebook:before", ...at("00:59") }, { channel: channels.johor }),
    commentDocument({ id: "facebook:within", ...at("01:30") }, { channel: channels.johor }),
    commentDocument({ id: "youtube:elsewhere", ...at("01:30") }),
  ]);
  return await serveIndex(index, { alerts: async () => records });
}

async function ask(url: string): Promise<string> {
  const reply = await fetch(url);
  expect(reply.status).toBe(200);
  return (await reply.text())
    .replace(/\s+/gu, " ")
    .replace(/ ?([<>]) ?/gu, "$1")
    .replaceAll("&amp;", "&");
}

const headings = (page: string) => [...page.matchAll(/<h2>([^<]*)<\/h2>/gu)].map(([, title]) => title);

describe("the page of alerts", () => {
  it.each([
    [
      "ms",
      "Banjir di Kelantan",
      "Komen tentang banjir di Kelantan meningkat daripada 33 kepada 184 sejam.",
      'Tahap:<strong data-severity="warning">Amaran</strong>',
      "<dt>Bermula</dt><dd>24 Nov 2026, 9:10 PG</dd>",
      "<dt>Kawasan</dt><dd>Kelantan</dd>",
      "<dd>pam rosak, bantuan lambat</dd>",
      "<dd>8% daripada komen</dd>",
      "<dt>Dari komen ke makluman</dt><dd>95 saat</dd>",
      "Disahkan terima oleh Aminah, 24 Nov 2026, 10:05 PG",
      "Ditugaskan kepada Farid oleh Aminah, 24 Nov 2026, 10:06 PG",
      "Penghantaran ditangguhkan hingga 24 Nov 2026, 2:00 PTG oleh Farid, 24 Nov 2026, 10:20 PG",
      "pegawai bertugas: telah dihantar pada 24 Nov 2026, 10:00 PG",
      'bilik gerakan: sedang dihantar sejak 24 Nov 2026, 10:00 PG, belum sampai (<span lang="en">answered with status 503</span>)',
    ],
    [
      "en",
      "Floods in Kelantan",
      "Comments on floods in Kelantan rose from 33 to 184 an hour.",
      'Severity:<strong data-severity="warning">Warning</strong>',
      "<dt>Since</dt><dd>24 Nov 2026, 9:10 am</dd>",
      "<dt>Where</dt><dd>Kelantan</dd>",
      "<dd>pam rosak, bantuan lambat</dd>",
      "<dd>8% of the comments</dd>",
      "<dt>From comment to alert</dt><dd>95 seconds</dd>",
      "Acknowledged by Aminah, 24 Nov 2026, 10:05 am",
      "Assigned to Farid by Aminah, 24 Nov 2026, 10:06 am",
      "Snoozed until 24 Nov 2026, 2:00 pm by Farid, 24 Nov 2026, 10:20 am",
      "pegawai bertugas: delivered 24 Nov 2026, 10:00 am",
      'bilik gerakan: being sent since 24 Nov 2026, 10:00 am, not delivered yet (<span lang="en">answered with status 503</span>)',
    ],
  ])("shows an alert with its evidence and what became of it (%s)", async (lang, title, ...said) => {
    await using web = await serve([aRecord()]);
    const page = await ask(`${web.url}/alerts?lang=${lang}`);
    expect(headings(page)).toEqual([title]);
    for (const words of said) expect(page).toContain(words);
    expect(page).toContain("bila nak baiki? &lt;b&gt;Tolong&lt;/b&gt; & cepat!");
    expect(page).toContain('<a href="https://contoh.example/c1"');
    expect(page).toContain(`<a href="/posts/facebook%3Ap1?lang=${lang}">Pusat pemindahan dibuka`);
    expect(page).toMatch(new RegExp(`<a href="/alerts\\?lang=${lang}" ?aria-current="page"`, "u"));
  });

  it("leads to the comments of the alert's topic, state and time", async () => {
    const series = { ...anAlert().series, state: "MY-01" } as const;
    await using web = await serve([aRecord({ alert: anAlert({ series }) })]);
    const page = await ask(`${web.url}/alerts?lang=en`);
    const [, href = ""] = /<a href="(\/comments\?[^"]*topic=floods[^"]*)"/u.exec(page) ?? [];
    expect(await ask(`${web.url}${href}`)).toContain('data-total="1"');
  });

  it("leads to the very comments that a rule counted, and names the states it looks at", async () => {
    const series = { topic: null, term: null, state: null, language: null, channelId: null };
    const ruleSeries = { words: "minyak", states: ["MY-01", "MY-10"] } as const;
    const alert = anAlert({ rule: "minyak", series, ruleSeries });
    await using web = await serve([aRecord({ alert })]);
    const page = await ask(`${web.url}/alerts?lang=en`);
    expect(page).toContain("<dt>Where</dt><dd>Johor, Selangor</dd>");
    const [, href = ""] = /<a href="(\/comments\?[^"]*words=minyak[^"]*)"/u.exec(page) ?? [];
    expect(await ask(`${web.url}${href}`)).toContain('data-total="1"');
  });

  it("says of what it does not know that it does not know it", async () => {
    const series = { ...anAlert().series, state: null };
    const alert = anAlert({ series, shareOfCopies: null, delaySeconds: null, terms: [], comments: [] });
    await using web = await serve([aRecord({ alert, steps: [], deliveries: [] })]);
    const page = await ask(`${web.url}/alerts?lang=en`);
    expect(page).toContain("<dt>Where</dt><dd>the whole country</dd>");
    expect(page).toContain("Nobody has acknowledged it yet.");
    expect(page).toContain("No delivery is recorded");
    expect(page).not.toContain("From comment to alert");
    expect(page).not.toContain("Words that rose");
    expect(page).not.toContain("Some of the comments");
  });

  it("links nothing that is no address of the web", async () => {
    const comments = anAlert().comments.map((comment) => ({ ...comment, url: "javascript:alert(1)" }));
    await using web = await serve([aRecord({ alert: anAlert({ comments }) })]);
    expect(await ask(`${web.url}/alerts?lang=en`)).not.toContain("javascript:");
  });

  it("shows no alert about fewer than ten known authors, and says that there are some", async () => {
    const few = aRecord({
      alert: anAlert({ id: "few", authors: 9, title: { ms: "Sedikit", en: "Few people" } }),
    });
    const unknown = aRecord({
      alert: anAlert({ id: "unknown", authors: null, title: { ms: "Entah", en: "Nobody knows" } }),
    });
    const enough = aRecord({
      alert: anAlert({ id: "ten", authors: 10, title: { ms: "Sepuluh", en: "Ten people" } }),
    });
    await using web = await serve([few, enough, unknown]);
    const page = await ask(`${web.url}/alerts?lang=en`);
    expect(headings(page)).toEqual(["Ten people"]);
    expect(page).toContain("2 more alerts are about fewer than 10 known authors and are not shown.");
  });

  it("shows the newest fifty and counts the others", async () => {
    const many = Array.from({ length: 53 }, (_, n) => aRecord({ alert: anAlert({ id: `alert-${n}` }) }));
    await using web = await serve(many);
    const page = await ask(`${web.url}/alerts?lang=ms`);
    expect(headings(page)).toHaveLength(50);
    expect(page).toContain("3 makluman yang lebih lama tidak dipaparkan.");
  });

  it.each([
    ["ms", "Tiada makluman."],
    ["en", "No alerts."],
  ])("says so where there is none (%s)", async (lang, words) => {
    await using web = await serve([]);
    expect(await ask(`${web.url}/alerts?lang=${lang}`)).toContain(words);
  });
});
