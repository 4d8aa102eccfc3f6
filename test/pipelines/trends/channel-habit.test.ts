import { describe, expect, it } from "vitest";
import { judgeHabit } from "../../../pipelines/trends/channel-habit.ts";
import type { Habits } from "../../fakes/habitual-channel.ts";
import { habitualChannel } from "../../fakes/habitual-channel.ts";

const hourMs = 3_600_000;
const weekMs = 168 * hourMs;
const start = Date.UTC(2026, 0, 4, 16);

/** So many comments in each hour of the weeks. */
function steady(weeks: number, each: number): Map<number, number> {
  return new Map(Array.from({ length: weeks * 168 }, (_, hour) => [start + hour * hourMs, each]));
}

const at = (byHour: ReadonlyMap<number, number>, ms: number) =>
  judgeHabit({ byHour, readToMs: ms, nowMs: ms });

/** As far as it was written before. */
const before = (byHour: ReadonlyMap<number, number>, ms: number) =>
  new Map([...byHour].filter(([hour]) => hour < ms));

describe("judgeHabit", () => {
  it("finds a steady channel usual", () => {
    expect(at(steady(10, 3), start + 10 * weekMs)).toEqual({ kind: "usual" });
  });

  it("knows no habit before four weeks", () => {
    expect(at(steady(4, 3), start + 4 * weekMs)).toEqual({ kind: "unknown" });
    expect(at(new Map(), start)).toEqual({ kind: "unknown" });
    expect(at(steady(5, 3), start + 5 * weekMs)).toEqual({ kind: "usual" });
  });

  it("says since when a channel is silent, and how many comments such a time usually has", () => {
    const end = start + 10 * weekMs;
    expect(at(steady(10, 3), end + 12 * hourMs)).toMatchObject({
      kind: "silent",
      from: new Date(end).toISOString(),
      to: new Date(end + 6 * hourMs).toISOString(),
      expected: 18,
    });
  });

  it("leaves the last six hours out, because late comments are still found", () => {
    expect(at(steady(10, 3), start + 10 * weekMs + 6 * hourMs)).toEqual({ kind: "usual" });
  });

  it("says when a day has far fewer comments than usual", () => {
    const byHour = steady(10, 4);
    const end = start + 10 * weekMs;
    for (let hour = 1; hour <= 30; hour += 1) byHour.set(end - hour * hourMs, 1);
    expect(at(byHour, end)).toMatchObject({ kind: "low", count: 24, expected: 96 });
  });

  it("does not take for silence what nobody read", () => {
    const byHour = steady(10, 3);
    const end = start + 10 * weekMs;
    const readTo = { readToMs: end, nowMs: end + 13 * hourMs };
    expect(judgeHabit({ byHour, ...readTo })).toEqual({
      kind: "unread",
      since: new Date(end).toISOString(),
    });
    expect(judgeHabit({ byHour, readToMs: null, nowMs: end })).toEqual({ kind: "unread", since: null });
  });

  it("does not take a quiet night for silence", () => {
    const byHour = steady(10, 5);
    for (const hour of byHour.keys()) if (((hour - start) / hourMs) % 24 < 9) byHour.delete(hour);
    expect(at(byHour, start + 10 * weekMs + 9 * hourMs + 6 * hourMs)).toEqual({ kind: "usual" });
  });

  /** Twelve weeks of five channels each, looked at every four hours; stated in the README of the folder. */
  it.each([
    { habit: "some 3 comments a day", postsADay: 0.5, comments: 3, alarms: 1 },
    { habit: "some 35 comments a day", postsADay: 2, comments: 10, alarms: 0 },
    { habit: "some 530 comments a day", postsADay: 5, comments: 60, alarms: 0 },
  ])("raises at most $alarms false alarms in 60 weeks of $habit", ({ alarms, ...habits }) => {
    let raised = 0;
    for (const seed of [1, 2, 3, 4, 5]) raised += falseAlarms({ seed, weeks: 22, ...habits });
    expect(raised).toBeLessThanOrEqual(alarms);
  });

  it("finds within 14 hours that a channel of some 530 comments a day fell silent", () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const { byHour, startMs } = habitualChannel({ seed, weeks: 16, postsADay: 5, comments: 60 });
      const stoppedMs = startMs + 14 * weekMs + seed * 13 * hourMs;
      const heard = before(byHour, stoppedMs);
      const kinds = Array.from({ length: 14 }, (_, hour) => at(heard, stoppedMs + (hour + 1) * hourMs).kind);
      expect(
        kinds.some((kind) => kind === "silent" || kind === "low"),
        `seed ${seed}`,
      ).toBe(true);
    }
  });

  it("can't tell within two weeks that a channel of some 3 comments a day fell silent", () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const { byHour, startMs } = habitualChannel({ seed, weeks: 16, postsADay: 0.5, comments: 3 });
      const stoppedMs = startMs + 14 * weekMs;
      const heard = before(byHour, stoppedMs);
      const kinds = Array.from({ length: 28 }, (_, half) => at(heard, stoppedMs + half * 12 * hourMs).kind);
      expect(new Set(kinds)).toEqual(new Set(["usual"]));
    }
  });
});

/** Episodes, however long they last. */
function falseAlarms(habits: Habits): number {
  const { byHour, startMs, endMs } = habitualChannel(habits);
  let episodes = 0;
  let alarmed = false;
  for (let ms = startMs + 10 * weekMs; ms < endMs; ms += 4 * hourMs) {
    const { kind } = at(before(byHour, ms), ms);
    const alarm = kind === "silent" || kind === "low";
    if (alarm && !alarmed) episodes += 1;
    alarmed = alarm;
  }
  return episodes;
}
