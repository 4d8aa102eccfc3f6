import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { extendTaxonomy } from "../../../pipelines/enrich/taxonomy/extend-taxonomy.ts";
import { taxonomy } from "../../../pipelines/enrich/taxonomy/taxonomy.ts";
import type { WebServer } from "../../../services/web/start-web.ts";
import { commentDocument } from "../../fakes/documents.ts";
import { memoryIndex } from "../../fakes/memory-index.ts";
import { sampleCollectedTo } from "./sample.ts";
import { serveIndex } from "./serve-index.ts";

const { taxonomy: extended } = extendTaxonomy(taxonomy, [
  { id: "roads", words: { ms: ["jalan <b>bulan</b>"], en: [] } },
  { id: "gas", name: { ms: "Gas memasak", en: "Cooking gas" }, words: { ms: ["tong gas"], en: [] } },
]);

describe("the pages of the topics", () => {
  let web: WebServer;
  beforeAll(async () => {
    const index = memoryIndex();
    await index.upsert([commentDocument({})]);
    web = await serveIndex(index, {
      taxonomy: extended,
      collectedTo: async () => sampleCollectedTo,
    });
  });
  afterAll(async () => {
    await web[Symbol.asyncDispose]();
  });
  const ask = async (path: string) => {
    const reply = await fetch(`${web.url}${path}`);
    return { status: reply.status, body: (await reply.text()).replaceAll(/\s+/gu, " ") };
  };

  it.each([
    ["ms", "Jalan raya dan infrastruktur", "Tidak termasuk", "Jalan berlubang, turapan"],
    ["en", "Roads and infrastructure", "What is out", "Potholes, resurfacing"],
  ])("say in %s what a topic means, with its neighbours and words", async (lang, name, out, within) => {
    const { status, body } = await ask(`/topics/roads?lang=${lang}`);
    expect(status).toBe(200);
    for (const text of [`<h1>${name}</h1>`, out, within, "jalan berlubang depan sekolah", "pothole"])
      expect(body).toContain(text);
    expect(body).toContain(`href="/topics/floods?lang=${lang}"`);
    expect(body).toContain(`href="/comments?lang=${lang}&amp;topic=roads"`);
    expect(body).toContain(extended.version);
  });

  it("show words of the configuration as text, and a topic of one's own without a definition", async () => {
    expect((await ask("/topics/roads?lang=en")).body).toContain("jalan &lt;b&gt;bulan&lt;/b&gt;");
    const { body } = await ask("/topics/gas?lang=en");
    expect(body).toContain("<h1>Cooking gas</h1>");
    expect(body).toContain("no definition was given");
  });

  it("list every topic and what changed in each version", async () => {
    const { body } = await ask("/topics?lang=en");
    for (const { id } of extended.topics) expect(body).toContain(`href="/topics/${id}?lang=en"`);
    expect(body).toContain("The first 48 topics");
  });

  it("are linked from the topic's name on the overview", async () => {
    const [topic] = commentDocument({}).comment.topics;
    expect((await ask("/?lang=en&period=all")).body).toContain(`href="/topics/${topic?.id}?lang=en"`);
  });

  it.each(["/topics/nowhere", "/topics/other", "/topics/%3Cb%3E"])("are not there for %s", async (path) => {
    expect((await ask(path)).status).toBe(404);
  });
});
