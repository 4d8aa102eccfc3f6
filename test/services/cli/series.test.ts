import { describe, expect, it } from "vitest";
import { seriesRows } from "../../../services/cli/commands/series.ts";
import type { IndexDocument } from "../../../schemas/document.ts";
import { copied, copiedAtMs, copiedKey } from "../../fakes/copied-documents.ts";
import { allChannels, channels, commentDocument, hourDocument } from "../../fakes/documents.ts";
import { memoryIndex } from "../../fakes/memory-index.ts";

const roads = { topics: [{ id: "roads", confidence: 0.9 }] };
const at = (ms: number) => new Date(ms).toISOString();
const options = {
  topic: "roads",
  by: "nation",
  since: "2026-11-23T12:00",
  until: "2026-11-23T13:00",
} as const;

/** A message that twelve people sent a minute apart, and eleven comments of others within the first five minutes. */
async function dependencies(...more: readonly IndexDocument[]) {
  const index = memoryIndex();
  const own = Array.from({ length: 11 }, (_, person) =>
    commentDocument({
      id: `youtube:own-${person}`,
      author: `k1.own-${person}`,
      publishedAt: at(copiedAtMs + person * 10_000),
      ...roads,
    }),
  );
  await index.upsert([...copied(12, roads), ...own, ...more]);
  const copyGroups = [{ copyKey: copiedKey, voice: `youtube:copied-${copiedKey}-0` } as const];
  return { index, channels: allChannels, copyGroups, nowMs: copiedAtMs + 86_400_000 };
}

describe("suara series", () => {
  it("counts a topic in steps of 5 minutes, with copied messages in and out", async () => {
    const rows = await seriesRows(await dependencies(), options);
    expect(rows).toHaveLength(12);
    expect(rows[0]).toEqual({
      timestamp: "2026-11-23T04:00:00.000Z",
      topic: "roads",
      part: null,
      comments: 16,
      negative: 5,
      authors: 16,
      commentsWithoutCopies: 12,
      negativeWithoutCopies: 1,
      authorsWithoutCopies: 12,
    });
    expect(rows[3]).toMatchObject({ comments: 0, commentsWithoutCopies: 0 });
  });

  it("tells nothing of the sentiments of fewer than ten people in a step", async () => {
    const rows = await seriesRows(await dependencies(), options);
    expect(rows[1]).toMatchObject({ comments: 5, authors: 5, negative: null, commentsWithoutCopies: 0 });
    expect(rows[3]).toMatchObject({ authors: 0, negative: null, negativeWithoutCopies: null });
  });

  it("tells what was not read from what nobody said, in both versions", async () => {
    const gap = hourDocument({ hour: at(copiedAtMs), platformCount: null }, { channel: channels.hqYoutube });
    const rows = await seriesRows(await dependencies(gap), { ...options, by: "channel" });
    expect(rows[0]).toMatchObject({ part: "hq-youtube", comments: null, commentsWithoutCopies: null });
  });

  it("has no row of a topic nobody speaks of, nor of an empty index", async () => {
    expect(await seriesRows(await dependencies(), { ...options, topic: "water" })).toEqual([]);
    const empty = { index: memoryIndex(), channels: [], copyGroups: [], nowMs: copiedAtMs };
    expect(await seriesRows(empty, options)).toEqual([]);
  });

  it.each([{ since: "semalam" }, { until: "2026-11-22" }, { since: "2026-01-01" }, { until: "2030-01-01" }])(
    "refuses %o",
    async (wrong) => {
      await expect(seriesRows(await dependencies(), { ...options, ...wrong })).rejects.toMatchObject({
        code: "USAGE",
      });
    },
  );
});
