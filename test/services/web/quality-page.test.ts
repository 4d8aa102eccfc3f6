import { expect, it } from "vitest";
import { taxonomy } from "../../../pipelines/enrich/taxonomy/taxonomy.ts";
import { memoryIndex } from "../../fakes/memory-index.ts";
import { sampleCollectedTo } from "./sample.ts";
import { serveIndex } from "./serve-index.ts";

it.each([
  ["ms", "Ketepatan model", "campuran"],
  ["en", "How well the models read", "mixed"],
])("the page of the models' quality says in %s how they do, by language too", async (lang, title, mixed) => {
  const index = memoryIndex();
  await using web = await serveIndex(index, {
    taxonomy,
    channels: [],
    collectedTo: async () => sampleCollectedTo,
  });
  const page = (await (await fetch(`${web.url}/quality?lang=${lang}`)).text())
    .replaceAll(/\s+/gu, " ")
    .replaceAll("\u2060", "");
  expect(page).toContain(`<h1>${title}</h1>`);
  expect(page).toMatch(/<td>733<\/td> ?<td>68% \(64–72%\)<\/td> ?<td>62% \(58–66%\)<\/td>/u);
  expect(page).toMatch(
    new RegExp(`<th scope="row">[^<]*${mixed}[^<]*</th> ?<td>162</td> ?<td>63%</td>`, "iu"),
  );
  const front = await (await fetch(`${web.url}/?lang=${lang}`)).text();
  expect(front).toContain(`<a href="/quality?lang=${lang}">${title}</a>`);
});
