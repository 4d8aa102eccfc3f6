import { describe, expect, it } from "vitest";
import { taxonomy } from "../../../../pipelines/enrich/taxonomy/taxonomy.ts";
import { workingCalendar } from "../../../../pipelines/stats/calendar/working-calendar.ts";
import { createReading } from "../../../../pipelines/trends/emerging/reading.ts";
import { AlertRule } from "../../../../schemas/alert-rule.ts";
import type { IndexDocument } from "../../../../schemas/document.ts";
import { openSqliteState } from "../../../../services/index/sqlite/state-store.ts";
import { alertTools } from "../../../../services/workers/watch/alert-tools.ts";
import type { ReplayQuestion } from "../../../../services/workers/watch/replay-watch.ts";
import { replayWatch } from "../../../../services/workers/watch/replay-watch.ts";
import { lookAtIssues } from "../../../../services/workers/watch/watch-issues.ts";
import type { WatchOptions } from "../../../../services/workers/watch/watch-options.ts";
import { alertTools as madeUpTools } from "../../../fakes/alert-tools.ts";
import { channels, commentDocument, sentiment } from "../../../fakes/documents.ts";
import { memoryIndex } from "../../../fakes/memory-index.ts";
import { memoryState } from "../../../fakes/memory-state.ts";
import { watchDependencies } from "../../../fakes/watch-dependencies.ts";

const never = new AbortController().signal;
const hourMs = 3_600_000;
const endMs = Date.parse("2026-03-10T12:00:00.000Z");
const pumps = AlertRule.parse({ name: "pam", words: "pam", comments: 10 });
const options: WatchOptions = {
  channels: [channels.hqYoutube],
  taxonomy: { ...taxonomy, topics: taxonomy.topics.filter(({ id }) => id === "floods") },
  calendar: workingCalendar([]),
  rules: [pumps],
  destinations: [],
  reading: createReading({ ...taxonomy, topics: [] }),
  tools: madeUpTools,
};
const lastDay = { from: new Date(endMs - 24 * hourMs).toISOString(), to: new Date(endMs).toISOString() };

/** A comment on floods every two hours for six days, one in four negative; then thirty in three hours, nearly all negative. */
function talk(): IndexDocument[] {
  const said = (n: number, ms: number, isNegative: boolean) =>
    commentDocument({
      id: `youtube:c${n}`,
      author: `k1.a${n}`,
      text: `kenapa pam banjir taman kami rosak lagi, sudah kali ke ${n}`,
      publishedAt: new Date(ms).toISOString(),
      topics: [{ id: "floods", confidence: 1 }],
      sentiment: sentiment(isNegative ? "negative" : "neutral"),
    });
  const usual = Array.from({ length: 72 }, (_, n) => said(n, endMs - (150 - n * 2) * hourMs, n % 4 === 0));
  const rise = Array.from({ length: 30 }, (_, n) =>
    said(100 + n, endMs - 3 * hourMs + n * 350_000, n % 10 !== 0),
  );
  return [...usual, ...rise];
}

async function filled(documents: readonly IndexDocument[] = talk()) {
  const index = memoryIndex();
  await index.upsert(documents);
  return index;
}

async function replayed(question: ReplayQuestion, documents?: readonly IndexDocument[]) {
  const index = await filled(documents);
  await using state = await openSqliteState({ file: ":memory:" });
  const tools = alertTools({ index, state: memoryState() }, options);
  const { begins, alerts } = await replayWatch(
    { index, state, tools, random: () => 0 },
    options,
    question,
    never,
  );
  return { begins, alerts: await Array.fromAsync(alerts) };
}

async function raisedLive(rules: readonly AlertRule[], topics = options.taxonomy.topics) {
  return await lookAtIssues(
    watchDependencies(await filled(), endMs),
    { ...options, rules, taxonomy: { ...taxonomy, topics: [...topics] } },
    never,
  );
}

describe("a replay of the watch", () => {
  it("tells the alert that the watch raises by itself, learnt from what was said before", async () => {
    const [live] = await raisedLive([]);
    const { begins, alerts } = await replayed({ ...lastDay, what: "topics" });
    expect(begins).toBe(new Date(endMs - 150 * hourMs).toISOString());
    expect(alerts).toHaveLength(1);
    expect(alerts[0]).toMatchObject({ id: live?.id, rule: null, observed: live?.observed, text: live?.text });
  });

  it("tells the alert of a rule, and nothing else", async () => {
    const live = await raisedLive([pumps], []);
    const { alerts } = await replayed({ ...lastDay, what: "rules" });
    expect(alerts.map(({ id, rule }) => ({ id, rule }))).toEqual(live.map(({ id }) => ({ id, rule: "pam" })));
    expect(alerts).toHaveLength(1);
  });

  it("tells nothing from before it was asked about, nor of comments that came afterwards", async () => {
    const from = new Date(endMs - 100 * hourMs).toISOString();
    const to = new Date(endMs - 4 * hourMs).toISOString();
    expect((await replayed({ from, to, what: "rules" })).alerts).toEqual([]);
    const later = new Date(endMs + 5 * hourMs).toISOString();
    expect((await replayed({ from: lastDay.to, to: later, what: "rules" })).alerts).toEqual([]);
  });

  it("begins with the first comment where less is stored than was asked for, and says nothing of an empty index", async () => {
    const from = new Date(endMs - 400 * hourMs).toISOString();
    const { begins, alerts } = await replayed({ ...lastDay, from, what: "rules" });
    expect(begins).toBe(new Date(endMs - 150 * hourMs).toISOString());
    expect(alerts).toHaveLength(1);
    expect(await replayed({ ...lastDay, what: "topics" }, [])).toEqual({ begins: undefined, alerts: [] });
  });
});
