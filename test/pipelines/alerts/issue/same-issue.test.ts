import { expect, it } from "vitest";
import { sameIssue } from "../../../../pipelines/alerts/issue/same-issue.ts";
import { termSubject, topicSubject } from "../../../../pipelines/alerts/issue/subject.ts";
import { commentDocument } from "../../../fakes/documents.ts";
import { memoryIndex } from "../../../fakes/memory-index.ts";

const window = { from: "2026-03-10T00:00:00.000Z", to: "2026-03-11T00:00:00.000Z" };
const topic = (id: string) => topicSubject({ id, name: { ms: id, en: id } });
const [floods, roads, health] = [topic("floods"), topic("roads"), topic("health")];
const [pumps, lamps] = [termSubject("pam rosak"), termSubject("lampu padam")];

/** Ten on floods and roads, ten on floods and faulty pumps, eight on health alone, four of the twenty with a word for lamps too. */
async function filled() {
  const index = memoryIndex();
  const said = (n: number, topics: readonly string[], text: string) =>
    commentDocument({
      id: `youtube:c${n}`,
      text,
      publishedAt: "2026-03-10T08:00:00.000Z",
      topics: topics.map((id) => ({ id, confidence: 1 })),
    });
  await index.upsert(
    Array.from({ length: 28 }, (_, n) => {
      if (n < 10) return said(n, ["floods", "roads"], n < 2 ? "lampu padam di jalan" : "jalan ditutup");
      if (n < 20) return said(n, ["floods"], n < 12 ? "pam rosak dan lampu padam" : "pam rosak lagi");
      return said(n, ["health"], "klinik penuh");
    }),
  );
  return index;
}

it.each([
  { what: "a topic that lies within another as the same", of: roads, observed: 10, same: floods },
  { what: "a term whose comments are a topic's as the same", of: pumps, observed: 10, same: floods },
  { what: "a topic that holds another as the same", of: floods, observed: 20, same: roads },
  { what: "a rarer term whose comments are a topic's as the same", of: lamps, observed: 4, same: floods },
  { what: "a topic that shares no comment as a matter of its own", of: health, observed: 8, same: undefined },
])("knows $what", async ({ of, observed, same }) => {
  const others = [floods, roads, health, pumps, lamps].filter((other) => other !== of);
  expect(await sameIssue(await filled(), of, { window, observed }, others)).toEqual(same);
});

it("joins two terms by the comments that say both", async () => {
  const index = await filled();
  expect(await sameIssue(index, lamps, { window, observed: 4 }, [pumps])).toBe(pumps);
  expect(
    await sameIssue(index, termSubject("klinik penuh"), { window, observed: 8 }, [pumps]),
  ).toBeUndefined();
});
