import { beforeAll, describe, expect, it } from "vitest";
import { taxonomy } from "../../../../pipelines/enrich/taxonomy/taxonomy.ts";
import type { StateStore } from "../../../../pipelines/ports/state-store.ts";
import { workingCalendar } from "../../../../pipelines/stats/calendar/working-calendar.ts";
import type { WatchOptions } from "../../../../services/workers/watch/watch-options.ts";
import { createReading } from "../../../../pipelines/trends/emerging/reading.ts";
import { lookAtIssues } from "../../../../services/workers/watch/watch-issues.ts";
import { listAlerts } from "../../../../services/workers/watch/list-alerts.ts";
import { alertTools } from "../../../fakes/alert-tools.ts";
import { commentDocument, channels, sentiment } from "../../../fakes/documents.ts";
import { memoryIndex } from "../../../fakes/memory-index.ts";
import { dyingState } from "../../../fakes/dying-state.ts";
import { memoryState } from "../../../fakes/memory-state.ts";
import { watchDependencies } from "../../../fakes/watch-dependencies.ts";

const options: WatchOptions = {
  channels: [channels.hqYoutube],
  taxonomy: { ...taxonomy, topics: taxonomy.topics.filter(({ id }) => id === "floods") },
  calendar: workingCalendar([]),
  rules: [],
  destinations: [],
  reading: createReading(taxonomy),
  tools: alertTools,
};
const endMs = Date.parse("2026-03-10T12:00:00.000Z");
const hourMs = 3_600_000;
const never = new AbortController().signal;

/** A comment every two hours for six days, one in four negative; then thirty in three hours, nearly all negative. */
async function filled(burst: "negative" | "neutral") {
  const index = memoryIndex();
  const said = (n: number, ms: number, label: "negative" | "neutral") =>
    commentDocument({
      id: `youtube:c${n}`,
      author: `k1.a${n}`,
      text: `kenapa pam banjir taman kami rosak lagi, sudah kali ke ${n}`,
      publishedAt: new Date(ms).toISOString(),
      topics: [{ id: "floods", confidence: 1 }],
      sentiment: sentiment(label),
    });
  const usual = Array.from({ length: 72 }, (_, n) =>
    said(n, endMs - 150 * hourMs + n * 2 * hourMs, n % 4 === 0 ? "negative" : "neutral"),
  );
  const rise = Array.from({ length: 30 }, (_, n) =>
    said(100 + n, endMs - 3 * hourMs + n * 350_000, n % 10 === 0 ? "neutral" : burst),
  );
  await index.upsert([...usual, ...rise]);
  return index;
}

type Index = Awaited<ReturnType<typeof filled>>;

function dependencies(index: Index, state: StateStore) {
  return watchDependencies(index, endMs, state);
}

describe("the watch", () => {
  let index: Index;
  beforeAll(async () => {
    index = await filled("negative");
  });

  it("raises one alert when a topic grows and turns negative, with numbers that are the same in both languages", async () => {
    const state = memoryState();
    const raised = await lookAtIssues(dependencies(index, state), options, never);
    expect(raised).toHaveLength(1);
    const [alert] = raised;
    expect(alert).toMatchObject({ kind: "opened", series: { topic: "floods" } });
    expect(alert?.comments).toHaveLength(5);
    expect(alert?.authors).toBeGreaterThanOrEqual(10);
    const numbers = (text = "") => text.match(/\d+/gu)?.length;
    expect(numbers(alert?.text.ms)).toBe(numbers(alert?.text.en));
    expect(await lookAtIssues(dependencies(index, state), options, never)).toEqual([]);
    expect(await listAlerts(state)).toHaveLength(1);
  });

  it("raises none when as many comments are as negative as ever", async () => {
    const raised = await lookAtIssues(dependencies(await filled("neutral"), memoryState()), options, never);
    expect(raised).toEqual([]);
  });

  it("raises it once, wherever it is killed", async () => {
    const state = memoryState();
    for (let after = 0; after < 6; after += 1) {
      await lookAtIssues(dependencies(index, dyingState(state, after)), options, never).catch(() => {});
    }
    await lookAtIssues(dependencies(index, state), options, never);
    expect(await listAlerts(state)).toHaveLength(1);
  });
});
