import { describe, expect, it } from "vitest";
import type { Delivery } from "../../../pipelines/ports/notifier.ts";
import { workingCalendar } from "../../../pipelines/stats/calendar/working-calendar.ts";
import { handleAlert } from "../../../services/cli/commands/handle-alert.ts";
import { deliverNext, queueAlert } from "../../../services/workers/deliver-alerts.ts";
import { listAlertRecords } from "../../../services/workers/list-alert-records.ts";
import { anAlert } from "../../fakes/alerts.ts";
import { countingMetrics } from "../../fakes/counting-metrics.ts";
import { fakeClock } from "../../fakes/fake-clock.ts";
import { memoryState } from "../../fakes/memory-state.ts";
import { quietLogger } from "../../fakes/quiet-logger.ts";

const startMs = Date.parse("2026-11-24T02:00:05.000Z");
const at = new Date(startMs).toISOString();

function setUp() {
  const dependencies = {
    state: memoryState(),
    clock: fakeClock({ startMs }),
    logger: quietLogger(),
    metrics: countingMetrics(),
    random: () => 0.5,
    calendar: workingCalendar([]),
  };
  /** Queues the alert for a destination, and makes the first attempt where there is an answer to it. */
  async function tell(name: string, answer?: Delivery) {
    const rule = { name, atLeast: "notice", state: "MY-16", mostPerHour: 60 } as const;
    await queueAlert(dependencies, anAlert(), [rule]);
    if (answer === undefined) return;
    const notifier = { deliver: async () => answer, check: async () => undefined };
    await deliverNext(dependencies, { rule, notifier }, new AbortController().signal);
  }
  return { ...dependencies, tell };
}

describe("the records of alerts", () => {
  it("say of each destination that was to be told how far it was, by name", async () => {
    const { state, tell } = setUp();
    await tell("waiting");
    await tell("told", { kind: "delivered", refused: null });
    await tell("refusing", { kind: "refused", reason: "answered with status 410" });
    await tell("down", {
      kind: "retry",
      reason: "the connection failed (ECONNREFUSED)",
      afterMs: null,
      reached: [],
    });
    const [record] = await listAlertRecords(state);
    expect(record?.deliveries).toEqual([
      { destination: "down", progress: "sending", at, reason: "the connection failed (ECONNREFUSED)" },
      { destination: "refusing", progress: "refused", at, reason: "answered with status 410" },
      { destination: "told", progress: "delivered", at, reason: null },
      { destination: "waiting", progress: "waiting", at, reason: null },
    ]);
  });

  it("put what people did about an episode beside each of its alerts, the newest first", async () => {
    const dependencies = setUp();
    const grown = anAlert({
      id: "banjir-1:escalated",
      kind: "escalated",
      raisedAt: "2026-11-24T05:00:00.000Z",
    });
    const other = anAlert({
      id: "jalan-1:opened",
      episodeId: "jalan-1",
      raisedAt: "2026-11-24T04:00:00.000Z",
    });
    for (const alert of [anAlert(), grown, other]) await queueAlert(dependencies, alert, []);
    const step = { action: "acknowledged", by: "Aminah", at, note: null } as const;
    await handleAlert(dependencies.state, grown.id, step);
    expect(await listAlertRecords(dependencies.state)).toEqual([
      { alert: grown, steps: [step], deliveries: [] },
      { alert: other, steps: [], deliveries: [] },
      { alert: anAlert(), steps: [step], deliveries: [] },
    ]);
  });
});
