import { describe, expect, it } from "vitest";
import { taxonomy } from "../../../../pipelines/enrich/taxonomy/taxonomy.ts";
import type { SearchIndex } from "../../../../pipelines/ports/search-index.ts";
import type { Asked } from "../../../../pipelines/trends/emerging/read-emerging.ts";
import { newestPeriod, readEmerging } from "../../../../pipelines/trends/emerging/read-emerging.ts";
import { createReading } from "../../../../pipelines/trends/emerging/reading.ts";
import { channels, hourDocument } from "../../../fakes/documents.ts";
import { emergingDocuments, emergingEndMs } from "../../../fakes/emerging-documents.ts";
import { memoryIndex } from "../../../fakes/memory-index.ts";

const reading = createReading(taxonomy);
const dayMs = 86_400_000;
const instant = (ms: number) => new Date(ms).toISOString();
const lastDay: Asked = {
  scope: { kind: "nation" },
  filter: { official: false },
  from: instant(emergingEndMs - dayMs),
  to: instant(emergingEndMs),
};

async function indexOf(documents = emergingDocuments()): Promise<SearchIndex> {
  const index = memoryIndex();
  await index.upsert(documents);
  return index;
}

describe("readEmerging", () => {
  it("finds what emerged, with comments to read, and says what it rests on", async () => {
    const answer = await readEmerging(await indexOf(), lastDay, reading);
    expect(answer).toMatchObject({ from: lastDay.from, to: lastDay.to, unread: 0, weeksMissing: 1 });
    expect(answer.weeks).toHaveLength(3);
    const issues = answer.verdict.kind === "judged" ? answer.verdict.issues : [];
    expect(issues.map(({ terms }) => terms)).toEqual([expect.arrayContaining(["jambatan retak"])]);
    const examples = issues[0]?.examples ?? [];
    expect(examples).toHaveLength(3);
    expect(examples.every(({ comment }) => comment.text.includes("jambatan retak"))).toBe(true);
    expect(new Set(examples.map(({ comment }) => comment.author)).size).toBe(3);
  });

  it("looks only where the asker may, and among what the filter lets through", async () => {
    const index = await indexOf();
    const scope = { kind: "channels", channelIds: [channels.johor.id] } as const;
    expect((await readEmerging(index, { ...lastDay, scope }, reading)).voices).toBe(0);
    const official = await readEmerging(index, { ...lastDay, filter: { official: true } }, reading);
    expect(official.verdict).toEqual({ kind: "too-short" });
  });

  it("says in the first weeks that history is too short", async () => {
    const to = instant(emergingEndMs - 14 * dayMs);
    const from = instant(emergingEndMs - 15 * dayMs);
    const answer = await readEmerging(await indexOf(), { ...lastDay, from, to }, reading);
    expect(answer.voices).toBeGreaterThan(0);
    expect(answer.verdict).toEqual({ kind: "too-short" });
  });

  it("leaves out a week in which the channels were not read, and says how much of the period was not", async () => {
    const index = await indexOf();
    const unreadAt = (ms: number) => hourDocument({ hour: instant(ms), platformCount: null });
    await index.upsert([
      unreadAt(emergingEndMs - 7 * dayMs - 3_600_000),
      unreadAt(emergingEndMs - 3_600_000),
      hourDocument({ hour: instant(emergingEndMs - 7_200_000) }),
    ]);
    const answer = await readEmerging(index, lastDay, reading);
    expect(answer).toMatchObject({ unread: 0.5, weeksMissing: 2 });
    expect(answer.weeks).toHaveLength(2);
  });

  it("reads a sample of more comments than it has time for, and says so", async () => {
    const index = await indexOf();
    const bucket = { keys: [], comments: 300_000, likes: 0 };
    const crowded: SearchIndex = { ...index, aggregate: async () => [bucket] };
    const [all, sampled] = [
      await readEmerging(index, lastDay, reading),
      await readEmerging(crowded, lastDay, reading),
    ];
    expect([all.oneIn, sampled.oneIn]).toEqual([1, 2]);
    expect(sampled.comments).toBeGreaterThan(all.comments / 4);
    expect(sampled.comments).toBeLessThan((all.comments * 3) / 4);
    expect(sampled.weeks).toHaveLength(all.weeks.length);
  });

  it("takes no period that is empty or longer than a week", async () => {
    const index = await indexOf([]);
    await expect(readEmerging(index, { ...lastDay, from: lastDay.to }, reading)).rejects.toThrow(RangeError);
    const from = instant(emergingEndMs - 8 * dayMs);
    await expect(readEmerging(index, { ...lastDay, from }, reading)).rejects.toThrow(RangeError);
  });
});

describe("newestPeriod", () => {
  it("ends with the hour of the newest comment that is not of the future", async () => {
    const index = await indexOf();
    const nation = { kind: "nation" } as const;
    expect(await newestPeriod(index, nation, dayMs, emergingEndMs + 3 * dayMs)).toEqual({
      from: lastDay.from,
      to: lastDay.to,
    });
    const earlier = await newestPeriod(index, nation, dayMs, emergingEndMs - 10 * dayMs);
    expect(Date.parse(earlier?.to ?? "")).toBeLessThanOrEqual(emergingEndMs - 10 * dayMs + 3_600_000);
    expect(await newestPeriod(await indexOf([]), nation, dayMs, emergingEndMs)).toBeUndefined();
  });
});
