import { beforeAll, describe, expect, it } from "vitest";
import { taxonomy as allTopics } from "../../../../pipelines/enrich/taxonomy/taxonomy.ts";
import type { StateStore } from "../../../../pipelines/ports/state-store.ts";
import { workingCalendar } from "../../../../pipelines/stats/calendar/working-calendar.ts";
import { createReading } from "../../../../pipelines/trends/emerging/reading.ts";
import { listAlerts } from "../../../../services/workers/watch/list-alerts.ts";
import { alertTools as alertToolsOf } from "../../../../services/workers/watch/alert-tools.ts";
import { replayWatch } from "../../../../services/workers/watch/replay-watch.ts";
import { lookAtIssues } from "../../../../services/workers/watch/watch-issues.ts";
import type { WatchOptions } from "../../../../services/workers/watch/watch-options.ts";
import { watching, watchingKey } from "../../../../services/workers/watch/watch-state.ts";
import { alertTools } from "../../../fakes/alert-tools.ts";
import { channels, commentDocument, sentiment } from "../../../fakes/documents.ts";
import { memoryIndex } from "../../../fakes/memory-index.ts";
import { dyingState } from "../../../fakes/dying-state.ts";
import { memoryState } from "../../../fakes/memory-state.ts";
import { watchDependencies } from "../../../fakes/watch-dependencies.ts";

const never = new AbortController().signal;
const hourMs = 3_600_000;
const endMs = Date.parse("2026-03-10T12:00:00.000Z");
const taxonomy = { ...allTopics, topics: allTopics.topics.filter(({ id }) => id === "floods") };
const options: WatchOptions = {
  channels: [channels.hqYoutube],
  taxonomy,
  calendar: workingCalendar([]),
  rules: [],
  destinations: [],
  reading: createReading(taxonomy),
  tools: alertTools,
};

interface Rise {
  readonly label: "negative" | "neutral";
  /** Each so many-th comment is on a topic, the others on none. */
  readonly covered: number;
}

/** Five weeks of a comment an hour, one in four negative; then forty people on the same new thing within three hours. */
async function filled({ label, covered }: Rise) {
  const index = memoryIndex();
  const usual = Array.from({ length: 35 * 24 }, (_, n) =>
    commentDocument({
      id: `youtube:c${n}`,
      author: `k1.a${n % 200}`,
      text: `selamat pagi semua dari kampung kami hari ke ${n}`,
      publishedAt: new Date(endMs - 35 * 24 * hourMs + n * hourMs).toISOString(),
      topics: [{ id: n % 5 === 0 ? "floods" : "other", confidence: 1 }],
      sentiment: sentiment(n % 4 === 0 ? "negative" : "neutral"),
    }),
  );
  const rise = Array.from({ length: 40 }, (_, n) =>
    commentDocument({
      id: `youtube:d${n}`,
      author: `k1.b${n}`,
      text:
        n % 3 === 0
          ? `the parcel locker ate my parcel again, number ${n}`
          : `loker bungkusan rosak lagi, sudah kali ke ${n}`,
      language: { code: n % 3 === 0 ? "en" : "ms", confidence: 0.9 },
      publishedAt: new Date(endMs - 3 * hourMs + n * 260_000).toISOString(),
      topics: [{ id: n % covered === 0 ? "floods" : "other", confidence: 1 }],
      sentiment: sentiment(n % 10 === 0 ? "neutral" : label),
    }),
  );
  await index.upsert([...usual, ...rise]);
  return index;
}

type Index = Awaited<ReturnType<typeof filled>>;

function dependencies(index: Index, state: StateStore, nowMs = endMs) {
  return watchDependencies(index, nowMs, state);
}

describe("a term that rises and that no topic covers", () => {
  let index: Index;
  beforeAll(async () => {
    index = await filled({ label: "negative", covered: 1_000 });
  });

  it("raises one alert of its own when what it is said of turns negative, explained in both languages", async () => {
    const state = memoryState();
    const raised = await lookAtIssues(dependencies(index, state), options, never);
    expect(raised).toHaveLength(1);
    const [alert] = raised;
    expect(alert).toMatchObject({ kind: "opened", series: { topic: null } });
    const term = alert?.series.term ?? "";
    expect(term).toMatch(/loker|bungkusan|rosak/u);
    expect(alert?.title.ms).toContain(`“${term}”`);
    expect(alert?.title.en).toContain(`“${term}”`);
    expect(alert?.comments.every(({ text }) => text.includes(term))).toBe(true);
    expect(await listAlerts(state)).toHaveLength(1);
  });

  it("is told once, however often it is looked at and found again", async () => {
    const state = memoryState();
    for (const lateMs of [0, hourMs / 12, hourMs, 2 * hourMs, 26 * hourMs])
      await lookAtIssues(dependencies(index, state, endMs + lateMs), options, never);
    expect(await listAlerts(state)).toHaveLength(1);
    const kept = (await state.get(watching, watchingKey))?.value.terms;
    expect(Object.keys(kept?.terms ?? {})).toHaveLength(1);
  });

  it("is forgotten three days after it was last heard of", async () => {
    const state = memoryState();
    for (const days of [0, 1, 2, 3, 4, 5])
      await lookAtIssues(dependencies(index, state, endMs + days * 24 * hourMs), options, never);
    expect((await state.get(watching, watchingKey))?.value.terms.terms).toEqual({});
  });

  it("is told once, wherever the watch is killed", async () => {
    const state = memoryState();
    for (let after = 40; after < 130; after += 7) {
      await lookAtIssues(dependencies(index, dyingState(state, after)), options, never).catch(() => {});
    }
    await lookAtIssues(dependencies(index, state), options, never);
    expect(await listAlerts(state)).toHaveLength(1);
  });

  it("is told once in a replay of its day, which looks every hour", async () => {
    const tools = alertToolsOf({ index, state: memoryState() }, options);
    const day = { from: new Date(endMs - 24 * hourMs).toISOString(), to: new Date(endMs).toISOString() };
    const looking = { ...dependencies(index, memoryState()), tools };
    const { alerts } = await replayWatch(looking, options, { ...day, what: "topics" }, never);
    const raised = await Array.fromAsync(alerts);
    expect(raised.map(({ series }) => series.term)).toEqual(["loker bungkusan rosak"]);
  });

  it("raises none while it is said without anger", async () => {
    const calm = await filled({ label: "neutral", covered: 1_000 });
    expect(await lookAtIssues(dependencies(calm, memoryState()), options, never)).toEqual([]);
  });

  it("is left to the topic that covers it", async () => {
    const covered = await filled({ label: "negative", covered: 1 });
    const raised = await lookAtIssues(dependencies(covered, memoryState()), options, never);
    expect(raised.map(({ series }) => series.topic)).toEqual(["floods"]);
  });

  it("is told once with a topic that half of its comments are about too", async () => {
    const half = await filled({ label: "negative", covered: 2 });
    expect(await lookAtIssues(dependencies(half, memoryState()), options, never)).toHaveLength(1);
  });
});
