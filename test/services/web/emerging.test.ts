import { describe, expect, it } from "vitest";
import { taxonomy } from "../../../pipelines/enrich/taxonomy/taxonomy.ts";
import type { SearchIndex } from "../../../pipelines/ports/search-index.ts";
import { emergingDocuments, emergingEndMs } from "../../fakes/emerging-documents.ts";
import { fakeClock } from "../../fakes/fake-clock.ts";
import { memoryIndex } from "../../fakes/memory-index.ts";
import { serveIndex } from "./serve-index.ts";

async function serve(index: SearchIndex) {
  return await serveIndex(index, { taxonomy, clock: fakeClock({ startMs: emergingEndMs }) });
}

async function ask(url: string): Promise<string> {
  const reply = await fetch(url);
  expect(reply.status).toBe(200);
  return (await reply.text()).replace(/\s+/gu, " ");
}

describe("the page of emerging issues", () => {
  it("shows each issue with its numbers and comments, in both languages, and asks the index once", async () => {
    const index = memoryIndex();
    await index.upsert(emergingDocuments());
    let pages = 0;
    const counted: SearchIndex = {
      ...index,
      search: (query) => {
        if (query.size === 1_000) pages += 1;
        return index.search(query);
      },
    };
    await using web = await serve(counted);
    const malay = await ask(`${web.url}/emerging?lang=ms`);
    const read = pages;
    expect(read).toBeGreaterThan(0);
    expect(malay).toMatch(/aria-current="page"\s*>Isu baharu<\/a/u);
    expect(malay).toMatch(/<h2>[^<]*jambatan retak/u);
    expect(malay).toContain("30 orang");
    expect(malay).toContain("bila jambatan retak ini nak dibaiki");
    expect(malay).toContain("words=%22jambatan+retak%22");
    const english = await ask(`${web.url}/emerging?lang=en`);
    expect(english).toContain("30 people");
    expect(pages).toBe(read);
  });

  it("says why it shows nothing", async () => {
    const index = memoryIndex();
    await using empty = await serve(index);
    expect(await ask(`${empty.url}/emerging?lang=en`)).not.toContain("<h2>");
    await index.upsert(emergingDocuments());
    await using web = await serve(index);
    const early = await ask(`${web.url}/emerging?lang=en&from=2026-01-11&to=2026-01-12`);
    expect(early).toContain("The history is too short.");
    for (const period of ["period=30d", "period=all", "from=2026-01-01", "from=2026-01-01&to=2026-01-20"])
      expect(await ask(`${web.url}/emerging?lang=ms&${period}`)).toContain("Tempoh terlalu panjang.");
  });
});
