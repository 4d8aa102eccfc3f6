import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withStep } from "../../../pipelines/alerts/delivery/handling.ts";
import type { Delivery, Message, Notifier } from "../../../pipelines/ports/notifier.ts";
import type { StateStore } from "../../../pipelines/ports/state-store.ts";
import { workingCalendar } from "../../../pipelines/stats/calendar/working-calendar.ts";
import type { DestinationRule } from "../../../services/workers/deliver-alerts.ts";
import {
  alertHandlings,
  alertOutboxes,
  deliverAlerts,
  deliverNext,
  queueAlert,
} from "../../../services/workers/deliver-alerts.ts";
import { anAlert } from "../../fakes/alerts.ts";
import { countingMetrics } from "../../fakes/counting-metrics.ts";
import { fakeClock } from "../../fakes/fake-clock.ts";
import { flaky } from "../../fakes/flaky.ts";
import { memoryState } from "../../fakes/memory-state.ts";
import { quietLogger } from "../../fakes/quiet-logger.ts";

const never = new AbortController().signal;
const minuteMs = 60_000;
const duty: DestinationRule = { name: "duty", atLeast: "notice", state: "MY-16", mostPerHour: 60 };

function setUp(state: StateStore = memoryState()) {
  const clock = fakeClock({ autoAdvance: true });
  const logger = quietLogger();
  const metrics = countingMetrics();
  const messages: Message[] = [];
  let next: Delivery = { kind: "delivered", refused: null };
  const notifier: Notifier = {
    deliver(message) {
      messages.push(message);
      return Promise.resolve(next);
    },
    check: () => Promise.resolve(undefined),
  };
  const dependencies = { state, clock, logger, metrics, random: () => 0.5, calendar: workingCalendar([]) };
  return {
    dependencies,
    clock,
    logger,
    metrics,
    messages,
    notifier,
    answer: (delivery: Delivery) => (next = delivery),
  };
}

describe("what is queued for a destination", () => {
  it("is what it wants: severe enough, of its states and topics", async () => {
    const { dependencies } = setUp();
    const rules: readonly DestinationRule[] = [
      duty,
      { ...duty, name: "severe", atLeast: "severe" },
      { ...duty, name: "johor", states: ["MY-01"] },
      { ...duty, name: "kelantan", states: ["MY-03"], topics: ["floods"] },
    ];
    await queueAlert(dependencies, anAlert(), rules);
    await queueAlert(dependencies, anAlert(), rules);
    const outboxes = await Array.fromAsync(dependencies.state.list(alertOutboxes));
    expect(outboxes.map(({ key, value }) => [key, value.waiting.length])).toEqual([
      ["duty", 1],
      ["kelantan", 1],
    ]);
  });
});

describe("the worker that delivers", () => {
  it("sends the alert as it was kept, once, and counts it", async () => {
    const { dependencies, messages, notifier, metrics } = setUp();
    await queueAlert(dependencies, anAlert(), [duty]);
    expect(await deliverNext(dependencies, { rule: duty, notifier }, never)).toBe(true);
    expect(await deliverNext(dependencies, { rule: duty, notifier }, never)).toBe(false);
    expect(messages).toEqual([{ kind: "alert", id: anAlert().id, alert: anAlert() }]);
    expect(metrics.value("alert_attempts_total", { destination: "duty", outcome: "delivered" })).toBe(1);
  });

  it("tries again for as long as a receiver answers nothing but errors, and says so by the destination's name", async () => {
    const { dependencies, messages, notifier, logger, clock, answer } = setUp();
    answer({ kind: "retry", reason: "answered with status 500", afterMs: null, reached: [] });
    await queueAlert(dependencies, anAlert(), [duty]);
    const start = clock.now();
    const stop = new AbortController();
    const mending: Notifier = {
      ...notifier,
      deliver: (message, reached, signal) => {
        if (clock.now() - start > 60 * minuteMs)
          answer({ kind: "delivered", refused: "the server refused 1 of 2 recipients" });
        return notifier.deliver(message, reached, signal);
      },
    };
    const watching = deliverAlerts(dependencies, [{ rule: duty, notifier: mending }], stop.signal);
    while (logger.of("alerts.delivered").length === 0) await clock.sleep(minuteMs, never);
    stop.abort();
    await watching;
    expect(new Set(messages.map(({ id }) => id))).toEqual(new Set([anAlert().id]));
    expect(messages.length).toBeLessThan(20);
    expect(logger.of("alerts.retry")[0]).toMatchObject({
      destination: "duty",
      reason: "answered with status 500",
    });
    expect(logger.of("alerts.delivered")).toMatchObject([
      { destination: "duty", reason: "the server refused 1 of 2 recipients" },
    ]);
  });

  it("says nothing of a snoozed episode until the snooze is over", async () => {
    const { dependencies, notifier, clock } = setUp();
    const until = new Date(clock.now() + 10 * minuteMs).toISOString();
    const step = {
      action: "snoozed",
      by: "Siti",
      at: "2026-11-24T00:00:00.000Z",
      until,
      note: null,
    } as const;
    await dependencies.state.put(alertHandlings, anAlert().episodeId, withStep(undefined, step), undefined);
    await queueAlert(dependencies, anAlert(), [duty]);
    expect(await deliverNext(dependencies, { rule: duty, notifier }, never)).toBe(false);
    await clock.sleep(10 * minuteMs, never);
    expect(await deliverNext(dependencies, { rule: duty, notifier }, never)).toBe(true);
  });

  it("gives back what it was sending when it is told to stop, and sends the same afterwards", async () => {
    const { dependencies, messages, notifier, clock } = setUp();
    await queueAlert(dependencies, anAlert(), [duty]);
    const stop = new AbortController();
    const hanging: Notifier = {
      ...notifier,
      deliver: () => {
        stop.abort();
        return Promise.reject(stop.signal.reason as Error);
      },
    };
    await expect(deliverNext(dependencies, { rule: duty, notifier: hanging }, stop.signal)).rejects.toThrow(
      "aborted",
    );
    await clock.sleep(minuteMs, never);
    expect(await deliverNext(dependencies, { rule: duty, notifier }, never)).toBe(true);
    expect(messages.map(({ id }) => id)).toEqual([anAlert().id]);
  });

  it("loses no alert and puts each into one message only, wherever it crashes", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.boolean(), { maxLength: 40 }),
        fc.integer({ min: 1, max: 4 }),
        async (plan, count) => {
          const failures = plan.values();
          const { dependencies, messages, notifier, clock } = setUp(flaky(memoryState(), failures));
          const unreliable = flaky(notifier, failures);
          const untilDone = async (work: () => Promise<unknown>) => {
            for (;;) {
              try {
                return await work();
              } catch {
                await clock.sleep(7 * minuteMs, never);
              }
            }
          };
          const ids = Array.from({ length: count }, (_, position) => `a${position}`);
          for (const id of ids) await untilDone(() => queueAlert(dependencies, anAlert({ id }), [duty]));
          const target = { rule: duty, notifier: unreliable };
          for (let look = 0; look < 60; look += 1) {
            await untilDone(() => deliverNext(dependencies, target, never));
            await clock.sleep(minuteMs, never);
          }
          const byMessage = new Map(messages.map((message) => [message.id, idsIn(message)]));
          expect([...byMessage.values()].flat().sort()).toEqual(ids);
        },
      ),
      { numRuns: 40 },
    );
  });
});

function idsIn(message: Message): readonly string[] {
  if (message.kind === "alert") return [message.alert.id];
  return message.kind === "digest" ? message.alerts.map(({ id }) => id) : [];
}
