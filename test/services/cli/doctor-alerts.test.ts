import { describe, expect, it } from "vitest";
import { Config } from "../../../schemas/config.ts";
import { deliveryFindings } from "../../../services/cli/commands/doctor-alerts.ts";
import type { DestinationRule } from "../../../services/workers/deliver-alerts.ts";
import { deliverNext, queueAlert } from "../../../services/workers/deliver-alerts.ts";
import type { Delivery } from "../../../pipelines/ports/notifier.ts";
import { workingCalendar } from "../../../pipelines/stats/calendar/working-calendar.ts";
import { anAlert } from "../../fakes/alerts.ts";
import { countingMetrics } from "../../fakes/counting-metrics.ts";
import { fakeClock } from "../../fakes/fake-clock.ts";
import { memoryState } from "../../fakes/memory-state.ts";
import { quietLogger } from "../../fakes/quiet-logger.ts";

const never = new AbortController().signal;
const minuteMs = 60_000;
const rule: DestinationRule = { name: "room", atLeast: "notice", state: "MY-16", mostPerHour: 6 };
const config = Config.parse({
  alerts: {
    destinations: [{ name: "room", kind: "slack", addressVariable: "ROOM_ADDRESS" }],
  },
});

/** Two alerts for a destination that answers each attempt so, `minutes` apart; what doctor says at the end. */
async function foundAfter(minutes: number, ...answers: readonly Delivery[]) {
  const state = memoryState();
  const clock = fakeClock({ startMs: Date.parse("2026-11-24T02:00:00.000Z") });
  const dependencies = {
    state,
    clock,
    logger: quietLogger(),
    metrics: countingMetrics(),
    random: () => 0,
    calendar: workingCalendar([]),
  };
  await queueAlert(dependencies, anAlert(), [rule]);
  await queueAlert(dependencies, anAlert({ id: "jalan-1:opened", episodeId: "jalan-1" }), [rule]);
  for (const answer of answers) {
    const notifier = { deliver: async () => answer, check: async () => undefined };
    await deliverNext(dependencies, { rule, notifier }, never);
    await clock.advance(minutes * minuteMs);
  }
  return await deliveryFindings(config, state, clock.now());
}

const fails: Delivery = { kind: "retry", reason: "answered with status 503", afterMs: null, reached: [] };
const delivered: Delivery = { kind: "delivered", refused: null };

describe("what suara doctor says of the delivery of alerts", () => {
  it("is nothing while messages arrive, and while one is tried for less than an hour", async () => {
    expect(await foundAfter(1, delivered, delivered)).toEqual([]);
    expect(await foundAfter(20, fails, fails)).toEqual([]);
    expect(await foundAfter(1)).toEqual([]);
  });

  it("is since when a destination fails, why, and how many alerts wait behind", async () => {
    expect(await foundAfter(20, fails, fails, fails, fails)).toEqual([
      {
        what: "delivery to room",
        state: "look",
        detail:
          "fails since 2026-11-24 10:00, 4 attempts (answered with status 503), 1 alert waiting behind it. Try `suara alerts test room`",
      },
    ]);
  });

  it("is what it missed, though others arrived since", async () => {
    const refused: Delivery = { kind: "refused", reason: "no such chat" };
    expect(await foundAfter(1, refused, delivered)).toMatchObject([
      {
        state: "look",
        detail:
          "1 alert never delivered, the last given up at 2026-11-24 10:00 (no such chat). Try `suara alerts test room`",
      },
    ]);
  });
});
