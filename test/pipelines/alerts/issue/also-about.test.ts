import { expect, it } from "vitest";
import { alsoAbout } from "../../../../pipelines/alerts/issue/also-about.ts";
import { commentsOn, topicSubject } from "../../../../pipelines/alerts/issue/subject.ts";
import { alertTools } from "../../../fakes/alert-tools.ts";
import { commentDocument } from "../../../fakes/documents.ts";
import { memoryIndex } from "../../../fakes/memory-index.ts";

const documents = topicSubject({ id: "documents_immigration", name: { ms: "Pasport", en: "Passports" } });

/** Of twenty comments on documents, so many on fuel too, by as many people. */
async function alsoOf(onFuel: number, people = onFuel) {
  const index = memoryIndex();
  await index.upsert(
    Array.from({ length: 20 }, (_, n) =>
      commentDocument({
        id: `youtube:c${n}`,
        author: `k1.a${n % people}`,
        publishedAt: "2026-03-10T08:00:00.000Z",
        topics: ["documents_immigration", ...(n < onFuel ? ["fuel_subsidies"] : [])].map((id) => ({
          id,
          confidence: 1,
        })),
      }),
    ),
  );
  const window = { from: "2026-03-10T00:00:00.000Z", to: "2026-03-11T00:00:00.000Z" };
  const also = await alsoAbout(
    { ...alertTools, index },
    { ...commentsOn(documents), ...window },
    documents,
    20,
  );
  return also.map(({ en }) => en);
}

it("names a topic that half of the comments are about too", async () => {
  expect(await alsoOf(10)).toEqual(["Subsidies and fuel"]);
});

it("names none that fewer are about, none of fewer than ten people, and not the topic itself", async () => {
  expect(await alsoOf(9)).toEqual([]);
  expect(await alsoOf(20, 9)).toEqual([]);
});
