import { describe, expect, it } from "vitest";
import { taxonomy } from "../../../pipelines/enrich/taxonomy/taxonomy.ts";
import type { SearchIndex } from "../../../pipelines/ports/search-index.ts";
import { changedDocuments, changedEndMs } from "../../fakes/changed-documents.ts";
import { fakeClock } from "../../fakes/fake-clock.ts";
import { memoryIndex } from "../../fakes/memory-index.ts";
import { serveIndex } from "./serve-index.ts";

async function serve(index: SearchIndex) {
  return await serveIndex(index, { taxonomy, clock: fakeClock({ startMs: changedEndMs }) });
}

async function ask(url: string): Promise<string> {
  const reply = await fetch(url);
  expect(reply.status).toBe(200);
  return (await reply.text()).replace(/\s+/gu, " ");
}

describe("the page of what changed", () => {
  it("lists what changed with intervals, as said and corrected, in both languages, each leading to its comments", async () => {
    const index = memoryIndex();
    await index.upsert(changedDocuments());
    await using web = await serve(index);
    const malay = await ask(`${web.url}/changes?lang=ms`);
    expect(malay).toMatch(/aria-current="page"\s*>Perubahan<\/a/u);
    expect(malay).toMatch(
      />Banjir<\/a ?><\/th> <td> <strong>120 → 360<\/strong><small>meningkat 200% \(selang 95%: /u,
    );
    expect(malay).toMatch(/naik [\d.]+ mata peratus \(selang 95%: [^<]+<\/small><small>menurut model: /u);
    expect(malay).toMatch(/href="\/\?lang=ms&amp;from=2026-03-08T21%3A00&amp;to=[^"]+&amp;topic=floods"/u);
    const english = await ask(`${web.url}/changes?lang=en`);
    expect(english).toContain("Compared with 1 Mar 2026, 9:00 pm to 8 Mar 2026, 9:00 pm");
    expect(english).toContain("3 more did not change measurably");
    expect(await ask(`${web.url}/changes?lang=en&topic=health`)).toContain("Nothing changed measurably.");
  });

  it("says why it shows nothing", async () => {
    const index = memoryIndex();
    await using empty = await serve(index);
    expect(await ask(`${empty.url}/changes?lang=en`)).not.toContain("<h2");
    await index.upsert(changedDocuments());
    await using web = await serve(index);
    for (const period of ["period=all", "from=2026-03-01", "from=2026-04-01&to=2026-04-05"])
      expect(await ask(`${web.url}/changes?lang=ms&${period}`)).toContain(
        "Tempoh ini tiada permulaan atau akhir.",
      );
    expect(await ask(`${web.url}/changes?lang=ms&words=zzz`)).toContain('class="nothing"');
  });
});

describe("the shares of a view as a file", () => {
  it("can be downloaded from the overview, with its filters, and is read by a spreadsheet", async () => {
    const index = memoryIndex();
    await index.upsert(changedDocuments());
    await using web = await serve(index);
    const overview = await ask(`${web.url}/?lang=ms&topic=floods&sentiment=negative`);
    const [, href = ""] = /href="(\/shares\.csv[^"]*)" download/u.exec(overview) ?? [];
    expect(href).toContain("topic=floods");
    const reply = await fetch(`${web.url}${href.replaceAll("&amp;", "&")}`);
    expect(reply.headers.get("content-type")).toContain("text/csv");
    expect(reply.headers.get("content-disposition")).toContain("suara-shares.csv");
    const [head = "", ...rows] = (await reply.text()).trim().split("\r\n");
    expect(head).toMatch(/from,to,division,id,name,copies,comments,negative,negativeSaid,negativeSaidLow,/u);
    expect(rows[0]).toMatch(/,all,all,Semua komen,all,480,\d+,0\.\d+,0\.\d+,0\.\d+,/u);
    expect(rows.some((row) => row.includes(",state,MY-01,Johor,without,480,"))).toBe(true);
    const wrong = await fetch(`${web.url}/shares.csv?lang=en&topic=A+B`);
    expect(wrong.status).toBe(400);
  });
});
