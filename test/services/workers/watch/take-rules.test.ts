import { describe, expect, it } from "vitest";
import { taxonomy } from "../../../../pipelines/enrich/taxonomy/taxonomy.ts";
import type { StateStore } from "../../../../pipelines/ports/state-store.ts";
import { workingCalendar } from "../../../../pipelines/stats/calendar/working-calendar.ts";
import { createReading } from "../../../../pipelines/trends/emerging/reading.ts";
import { AlertRule } from "../../../../schemas/alert-rule.ts";
import type { IndexDocument } from "../../../../schemas/document.ts";
import { listAlertRecords } from "../../../../services/workers/list-alert-records.ts";
import { lookAtIssues } from "../../../../services/workers/watch/watch-issues.ts";
import type { WatchOptions } from "../../../../services/workers/watch/watch-options.ts";
import { alertTools } from "../../../fakes/alert-tools.ts";
import { channels, commentDocument, hourDocument, sentiment } from "../../../fakes/documents.ts";
import { memoryIndex } from "../../../fakes/memory-index.ts";
import { dyingState } from "../../../fakes/dying-state.ts";
import { memoryState } from "../../../fakes/memory-state.ts";
import { watchDependencies } from "../../../fakes/watch-dependencies.ts";

const never = new AbortController().signal;
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const endMs = Date.parse("2026-03-10T12:00:00.000Z");
const calm = { atLeast: "severe", state: "MY-16", mostPerHour: 6 } as const;

function watchingBy(...rules: readonly AlertRule[]): WatchOptions {
  return {
    channels: [channels.hqYoutube],
    taxonomy: { ...taxonomy, topics: [] },
    calendar: workingCalendar([]),
    rules,
    destinations: [
      { ...calm, name: "duty" },
      { ...calm, name: "pumps", states: ["MY-01"], rules: ["pam"] },
    ],
    reading: createReading({ ...taxonomy, topics: [] }),
    tools: alertTools,
  };
}

const pumps = AlertRule.parse({ name: "pam", words: "pam", comments: 15, destinations: ["pumps"] });

const said = (n: number, ms: number, text: string, author = `k1.a${n}`) =>
  commentDocument({
    id: `youtube:c${n}`,
    author,
    text: `${text} ${n}`,
    publishedAt: new Date(ms).toISOString(),
    sentiment: sentiment(n % 3 === 0 ? "neutral" : "negative"),
  });

/** For two days a comment on something else every quarter of an hour; then thirty on pumps, one each minute. */
function talk(text = "pam taman kami rosak lagi", authors = 30): IndexDocument[] {
  const usual = Array.from({ length: 192 }, (_, n) =>
    said(n, endMs - 48 * hourMs + n * 15 * minuteMs, "selamat pagi semua"),
  );
  const rise = Array.from({ length: 30 }, (_, n) =>
    said(1_000 + n, endMs - 40 * minuteMs + n * minuteMs, text, `k1.b${n % authors}`),
  );
  return [...usual, ...rise];
}

function watched(documents: readonly IndexDocument[], state: StateStore = memoryState()) {
  const index = memoryIndex();
  const lookAt = async (nowMs: number, ...rules: readonly AlertRule[]) => {
    await index.upsert(documents);
    return await lookAtIssues(watchDependencies(index, nowMs, state), watchingBy(...rules), never);
  };
  return { state, lookAt, look: (...rules: readonly AlertRule[]) => lookAt(endMs, ...rules) };
}

describe("a rule of one's own", () => {
  it("raises one alert with its name, its reason and its evidence in both languages", async () => {
    const { look } = watched(talk());
    const raised = await look(pumps);
    expect(raised).toHaveLength(1);
    const [alert] = raised;
    expect(alert).toMatchObject({ kind: "opened", rule: "pam", severity: "warning", observed: 15 });
    expect(alert?.ruleSeries).toEqual({ words: "pam" });
    expect(alert?.title.ms).toBe("Peraturan pam: 15 komen dalam 1 jam");
    expect(alert?.title.en).toBe("Rule pam: 15 comments in 1 hour");
    expect(alert?.text.en).toContain("This rule asks for at least 15 comments in 1 hour.");
    expect(alert?.text.ms).toContain("Peraturan ini menetapkan sekurang-kurangnya 15 komen dalam 1 jam.");
    const numbers = (text = "") => text.match(/\d+/gu)?.length;
    expect(numbers(alert?.text.ms)).toBe(numbers(alert?.text.en));
    expect(alert?.comments).toHaveLength(5);
    expect(alert?.expected).toEqual({ low: 0, high: 0 });
    expect(await look(pumps)).toEqual([]);
  });

  it("tells the destinations it names, whatever else they want, and no other", async () => {
    const { look, state } = watched(talk());
    await look(pumps);
    const [record] = await listAlertRecords(state);
    expect(record?.deliveries.map(({ destination }) => destination)).toEqual(["pumps"]);
  });

  it("tells nobody of fewer than ten people", async () => {
    expect(await watched(talk("pam rosak", 9)).look(pumps)).toEqual([]);
  });

  it.each([
    ["three people mention a death", "pam rosak dan jiran kami maut", 1],
    ["nobody mentions one", "pam rosak", 0],
  ])("that asks for grave words counts them where %s", async (_, text, alerts) => {
    const grave = AlertRule.parse({ ...pumps, graveWords: true });
    expect(await watched(talk(text)).look(grave)).toHaveLength(alerts);
  });

  it("that counts every comment from the first on raises one alert while people talk on", async () => {
    const everything = AlertRule.parse({ name: "all", comments: 1 });
    const usual = Array.from({ length: 2_000 }, (_, n) =>
      said(n, endMs - 33 * hourMs + n * minuteMs, "selamat pagi"),
    );
    expect(await watched(usual).look(everything)).toHaveLength(1);
  });

  it("raises its alert once, wherever it is killed", async () => {
    const kept = memoryState();
    for (let most = 0; most < 14; most += 1) {
      await watched(talk(), dyingState(kept, most))
        .look(pumps)
        .catch(() => {});
    }
    await watched(talk(), kept).look(pumps);
    const records = await listAlertRecords(kept);
    expect(records.map(({ deliveries }) => deliveries.map(({ progress }) => progress))).toEqual([
      ["waiting"],
    ]);
  });

  it("says nothing when the clock jumps back, and nothing of a day that it jumped over", async () => {
    const { lookAt } = watched(talk());
    expect(await lookAt(endMs - hourMs, pumps)).toEqual([]);
    expect(await lookAt(endMs - 72 * hourMs, pumps)).toEqual([]);
    expect(await lookAt(endMs + 48 * hourMs, pumps)).toEqual([]);
  });

  it("counts nothing of an hour in which its channel was not read", async () => {
    const unread = ["10", "11"].map((hour) =>
      hourDocument({ hour: `2026-03-10T${hour}:00:00.000Z`, platformCount: null }),
    );
    expect(await watched([...talk(), ...unread]).look(pumps)).toEqual([]);
  });
});
