import { describe, expect, it } from "vitest";
import { taxonomy } from "../../../pipelines/enrich/taxonomy/taxonomy.ts";
import type { SearchIndex, SearchQuery } from "../../../pipelines/ports/search-index.ts";
import { readEmergingIssues } from "../../../pipelines/reports/read-emerging-issues.ts";
import { createReading } from "../../../pipelines/trends/emerging/reading.ts";
import { emergingDocuments, emergingEndMs } from "../../fakes/emerging-documents.ts";
import { memoryIndex } from "../../fakes/memory-index.ts";

const reading = createReading(taxonomy);
const dayMs = 86_400_000;
const lastDays = (days: number) => ({
  from: new Date(emergingEndMs - days * dayMs).toISOString(),
  to: new Date(emergingEndMs).toISOString(),
});

/** With the cracked bridge as often again by so many others. */
async function asked(others = 0) {
  const index = memoryIndex();
  const documents = emergingDocuments();
  await index.upsert(documents);
  const bridge = documents.filter(({ comment }) => comment.text.includes("jambatan retak"));
  for (let n = 0; n < others; n += 1) {
    await index.upsert(
      bridge.map(({ comment, ...rest }) => ({
        ...rest,
        comment: {
          ...comment,
          id: `youtube:other-${n}-${comment.id.slice(8)}`,
          author: `${comment.author}-${n}`,
        },
      })),
    );
  }
  return { index, scope: { kind: "nation" } as const, filter: { official: false } };
}

describe("what began to be spoken of in a report's period", () => {
  it("is looked for in all comments while they are few", async () => {
    const { issues, ...found } = await readEmergingIssues(await asked(), lastDays(1), 80, reading);
    expect(found).toEqual({ emerging: "searched" });
    expect(issues).toMatchObject([{ comments: 30 }]);
  });

  it("is looked for in a sample of many, which says how large it is and by which comments are estimated", async () => {
    const found = await readEmergingIssues(await asked(3), lastDays(1), 20_000, reading);
    expect(found).toMatchObject({ emerging: "sampled", emergingSample: { oneIn: 4 } });
    expect(found.emergingSample?.comments).toBeLessThan(100);
    const [bridge] = found.issues;
    expect(bridge?.terms).toContain("jambatan retak");
    // A quarter of a hundred and twenty are read, give or take the twenty-one of a span.
    expect(Math.abs((bridge?.comments ?? 0) - 120)).toBeLessThanOrEqual(4 * 21);
  });

  it("asks the index each question once, although every week is compared with four others", async () => {
    const searches: SearchQuery[] = [];
    const { index, ...rest } = await asked();
    const counting: SearchIndex = {
      ...index,
      search: async (query) => {
        searches.push(query);
        return await index.search(query);
      },
    };
    await readEmergingIssues({ ...rest, index: counting }, lastDays(14), 20_000, reading);
    expect(new Set(searches.map((query) => JSON.stringify(query))).size).toBe(searches.length);
    expect(searches.length).toBeGreaterThan(28);
  });
});
