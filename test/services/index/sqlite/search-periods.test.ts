import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  cut,
  dayMs,
  dayOf,
  firstDayOfMonth,
  mondayOf,
  monthOf,
  startOfDay,
} from "../../../../services/index/sqlite/search-periods.ts";

const inMalaysia = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Asia/Kuala_Lumpur",
  dateStyle: "short",
});
const weekdayInMalaysia = new Intl.DateTimeFormat("en", { timeZone: "Asia/Kuala_Lumpur", weekday: "long" });

/** From the weeks after 1 January 1982 on, when Malaysia took its present time. */
const moments = fc.integer({ min: Date.UTC(1982, 1, 8), max: Date.UTC(2100, 0, 1) });

describe("Malaysian time in whole numbers", () => {
  it("has the days, months and Mondays of the time zone database", () => {
    fc.assert(
      fc.property(moments, (ms) => {
        const day = dayOf(ms);
        expect(new Date(day * dayMs).toISOString().slice(0, 10)).toBe(inMalaysia.format(ms));
        expect(inMalaysia.format(startOfDay(day))).toBe(inMalaysia.format(ms));
        expect(inMalaysia.format(startOfDay(day) - 1)).not.toBe(inMalaysia.format(ms));
        expect(inMalaysia.format(startOfDay(firstDayOfMonth(monthOf(day))))).toBe(
          `${inMalaysia.format(ms).slice(0, 8)}01`,
        );
        expect(weekdayInMalaysia.format(startOfDay(mondayOf(day)))).toBe("Monday");
        expect(day - mondayOf(day)).toBeGreaterThanOrEqual(0);
        expect(day - mondayOf(day)).toBeLessThan(7);
      }),
    );
  });

  it.each([true, false])("cuts a span into parts that cover it once (months: %s)", (months) => {
    const ends = fc.oneof(moments, fc.integer({ min: 4000, max: 20_000 }).map(startOfDay));
    fc.assert(
      fc.property(ends, ends, (from, to) => {
        fc.pre(from < to);
        const parts = cut({ from, to }, { months });
        const spans = [
          ...parts.months.map((span) => ({ from: firstDayOfMonth(span.from), to: firstDayOfMonth(span.to) })),
          ...parts.days,
        ].map((span) => ({ from: startOfDay(span.from), to: startOfDay(span.to) }));
        const ordered = [...spans, ...parts.rest].sort((a, b) => a.from - b.from);
        expect(ordered[0]?.from).toBe(from);
        expect(ordered.at(-1)?.to).toBe(to);
        for (const [n, span] of ordered.entries()) {
          expect(span.from).toBeLessThan(span.to);
          expect(span.from).toBe(n === 0 ? from : ordered[n - 1]?.to);
        }
        for (const span of parts.rest) expect(span.to - span.from).toBeLessThan(2 * dayMs);
      }),
    );
  });

  it("cuts all time into months alone", () => {
    expect(cut({ from: -Infinity, to: Infinity }, { months: true })).toEqual({
      months: [{ from: -Infinity, to: Infinity }],
      days: [],
      rest: [],
    });
  });
});
