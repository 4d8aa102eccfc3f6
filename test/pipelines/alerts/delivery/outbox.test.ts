import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ClaimOptions } from "../../../../pipelines/alerts/delivery/outbox.ts";
import { claim, enqueue, settle } from "../../../../pipelines/alerts/delivery/outbox.ts";
import { workingCalendar } from "../../../../pipelines/stats/calendar/working-calendar.ts";
import type { Alert } from "../../../../schemas/alert.ts";
import type { AlertOutbox } from "../../../../schemas/alert-outbox.ts";
import { anAlert } from "../../../fakes/alerts.ts";

const calendar = workingCalendar([]);
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const always: ClaimOptions = { state: "MY-16", mostPerHour: 6 };
const quietNights: ClaimOptions = { ...always, quietHours: { from: "22:00", to: "07:00", freeDays: false } };
const delivered = { kind: "delivered", refused: null } as const;
const awake = (): string | null => null;
/** On a Malaysian wall clock. */
const at = (time: string) => Date.parse(`${time}:00+08:00`);
const noon = at("2026-11-24T12:00");

function holding(alerts: readonly Partial<Alert>[], nowMs: number): AlertOutbox | undefined {
  return alerts.reduce<AlertOutbox | undefined>(
    (outbox, parts) => enqueue(outbox, anAlert(parts), nowMs),
    undefined,
  );
}

/** What is sent, message by message, when looked at each minute until `untilMs` and all goes well. */
function sent(
  start: AlertOutbox | undefined,
  options: ClaimOptions,
  fromMs: number,
  untilMs: number,
  snoozed: (episodeId: string) => string | null = awake,
) {
  const messages: { readonly atMs: number; readonly alerts: readonly string[] }[] = [];
  let outbox = start ?? { waiting: [], onItsWay: null, sentAt: [], settled: [] };
  for (let nowMs = fromMs; nowMs <= untilMs; nowMs += minuteMs) {
    outbox = claim(outbox, options, calendar, snoozed, nowMs);
    const { onItsWay } = outbox;
    if (onItsWay === null) continue;
    messages.push({ atMs: nowMs, alerts: onItsWay.alerts.map(({ alertId }) => alertId) });
    outbox = settle(outbox, onItsWay.id, delivered, nowMs, () => 0);
  }
  return messages;
}

describe("the outbox of a destination", () => {
  it("takes an alert once, also when it is on its way or settled", () => {
    const queued = enqueue(undefined, anAlert(), noon);
    expect(enqueue(queued, anAlert(), noon)).toBe(queued);
    const claimed = claim(queued, always, calendar, awake, noon);
    expect(enqueue(claimed, anAlert(), noon)).toBe(claimed);
    const settled = settle(claimed, anAlert().id, delivered, noon, () => 0);
    expect(settled).toMatchObject({
      onItsWay: null,
      settled: [{ alertId: anAlert().id, outcome: "delivered" }],
    });
    expect(enqueue(settled, anAlert(), noon)).toBe(settled);
  });

  it("gives an attempt to one worker only", () => {
    const claimed = claim(enqueue(undefined, anAlert(), noon), always, calendar, awake, noon);
    expect(claim(claimed, always, calendar, awake, noon + minuteMs)).toBe(claimed);
  });

  it("sends no more than the hour allows, and the rest in one digest, the most severe alone and first", () => {
    const many = Array.from({ length: 12 }, (_, position) => ({ id: `a${position}` }));
    const outbox = holding([...many, { id: "worst", severity: "severe" as const }], noon);
    const messages = sent(outbox, { ...always, mostPerHour: 4 }, noon, noon + 3 * minuteMs);
    expect(messages.map(({ alerts }) => alerts.length)).toEqual([1, 1, 1, 10]);
    expect(messages[0]?.alerts).toEqual(["worst"]);
  });

  it("keeps quiet hours, over which only a severe alert comes, and sends the others together afterwards", () => {
    const midnight = at("2026-11-24T23:30");
    const outbox = holding([{ id: "a" }, { id: "b" }, { id: "c", severity: "severe" }], midnight);
    expect(sent(outbox, quietNights, midnight, at("2026-11-25T08:00"))).toEqual([
      { atMs: midnight, alerts: ["c"] },
      { atMs: at("2026-11-25T07:00"), alerts: ["a", "b"] },
    ]);
  });

  it("is quiet on the free days of its own state", () => {
    const friday = at("2026-11-27T12:00"); // free in Terengganu, a working day in Putrajaya
    const times = { from: "22:00", to: "07:00", freeDays: true };
    const outbox = holding([{ id: "a" }], friday);
    expect(sent(outbox, { ...always, quietHours: times }, friday, friday + minuteMs)).toHaveLength(1);
    expect(sent(outbox, { ...always, state: "MY-11", quietHours: times }, friday, friday + minuteMs)).toEqual(
      [],
    );
  });

  it("sends the less severe in the digest of the next working day", () => {
    const saturday = at("2026-11-28T10:00");
    const outbox = holding(
      [{ id: "a", severity: "notice" }, { id: "b", severity: "notice" }, { id: "c" }],
      saturday,
    );
    const digest = { below: "warning", at: "08:30" } as const;
    expect(sent(outbox, { ...always, digest }, saturday, at("2026-11-30T09:00"))).toEqual([
      { atMs: saturday, alerts: ["c"] },
      { atMs: at("2026-11-30T08:30"), alerts: ["a", "b"] },
    ]);
  });

  it("says nothing of an episode while it is snoozed, and loses nothing", () => {
    const until = new Date(noon + 2 * hourMs).toISOString();
    const outbox = holding([{ id: "a", episodeId: "e", severity: "severe" }], noon);
    const messages = sent(outbox, always, noon, noon + 3 * hourMs, () => until);
    expect(messages).toEqual([{ atMs: noon + 2 * hourMs, alerts: ["a"] }]);
  });

  it("tries the same message again for hours, ever less often, but not before the other side wants it", () => {
    let outbox = claim(enqueue(undefined, anAlert(), noon), always, calendar, awake, noon);
    let nowMs = noon;
    const waits: number[] = [];
    for (let attempt = 1; attempt < 12; attempt += 1) {
      outbox = settle(
        outbox,
        anAlert().id,
        { kind: "retry", reason: "away", afterMs: null, reached: ["+x"] },
        nowMs,
        () => 1,
      );
      const nextMs = Date.parse(outbox.onItsWay?.nextAt ?? "");
      waits.push(nextMs - nowMs);
      nowMs = nextMs;
      outbox = claim(outbox, always, calendar, awake, nowMs);
      expect(outbox.onItsWay).toMatchObject({ id: anAlert().id, attempts: attempt + 1, reached: ["+x"] });
    }
    expect(waits.slice(0, 3)).toEqual([10_000, 20_000, 40_000]);
    expect(Math.max(...waits)).toBe(15 * minuteMs);
    const asked = settle(
      outbox,
      anAlert().id,
      { kind: "retry", reason: "busy", afterMs: hourMs, reached: [] },
      nowMs,
      () => 0,
    );
    expect(asked.onItsWay?.nextAt).toBe(new Date(nowMs + hourMs).toISOString());
  });

  it("loses no alert, repeats none and keeps the hour's limit, whatever fails and whenever it comes", () => {
    const step = fc.record({
      afterMinutes: fc.integer({ min: 0, max: 90 }),
      arrives: fc.option(
        fc.record({
          id: fc.integer({ min: 0, max: 30 }).map(String),
          severity: fc.constantFrom("notice", "warning", "severe"),
        }),
        { nil: undefined },
      ),
      ends: fc.constantFrom("delivered", "retry", "crash"),
    });
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 120 }),
        fc.integer({ min: 1, max: 4 }),
        (steps, mostPerHour) => {
          const options = { ...quietNights, mostPerHour };
          let nowMs = noon;
          let outbox: AlertOutbox = { waiting: [], onItsWay: null, sentAt: [], settled: [] };
          const arrived = new Set<string>();
          const messages = new Map<string, { readonly alerts: readonly string[]; readonly atMs: number }>();
          const work = (ends: "delivered" | "retry" | "crash") => {
            const claimed = claim(outbox, options, calendar, awake, nowMs);
            if (claimed === outbox || claimed.onItsWay === null) return;
            outbox = claimed;
            const { id, alerts } = claimed.onItsWay;
            const known = messages.get(id);
            const ids = alerts.map(({ alertId }) => alertId);
            expect(known?.alerts ?? ids).toEqual(ids);
            if (known === undefined) messages.set(id, { alerts: ids, atMs: nowMs });
            if (ends === "delivered") outbox = settle(outbox, id, delivered, nowMs, () => 0.5);
            if (ends === "retry")
              outbox = settle(
                outbox,
                id,
                { kind: "retry", reason: "away", afterMs: null, reached: [] },
                nowMs,
                () => 0.5,
              );
          };
          for (const { afterMinutes, arrives, ends } of steps) {
            nowMs += afterMinutes * minuteMs;
            if (arrives !== undefined) {
              outbox = enqueue(outbox, anAlert(arrives), nowMs);
              arrived.add(arrives.id);
            }
            work(ends);
          }
          for (let left = 0; left < 600; left += 1) {
            nowMs += 10 * minuteMs;
            work("delivered");
          }
          expect([...messages.values()].flatMap(({ alerts }) => alerts).sort()).toEqual([...arrived].sort());
          const starts = [...messages.values()].map(({ atMs }) => atMs);
          for (const start of starts)
            expect(
              starts.filter((other) => other >= start && other < start + hourMs).length,
            ).toBeLessThanOrEqual(mostPerHour);
        },
      ),
      { numRuns: 60 },
    );
  });
});
