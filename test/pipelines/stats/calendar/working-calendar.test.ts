import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { federalHolidays } from "../../../../pipelines/stats/calendar/federal-holidays.ts";
import { stateHolidays } from "../../../../pipelines/stats/calendar/state-holidays.ts";
import { dayAfter } from "../../../../pipelines/stats/calendar/calendar-day.ts";
import { workingCalendar } from "../../../../pipelines/stats/calendar/working-calendar.ts";
import { StateCode } from "../../../../schemas/states.ts";

const calendar = workingCalendar([]);
const hourMs = 3_600_000;

/** Days given for holidays that fell on a weekend. */
const given = (state: StateCode, year: number) =>
  calendar
    .holidays(state, year)
    .filter(({ inPlaceOf }) => inPlaceOf !== null)
    .map(({ day, inPlaceOf }) => `${inPlaceOf ?? ""} > ${day}`);

describe("the Malaysian working calendar", () => {
  it.each([
    ["MY-10", "2026-11-27", true],
    ["MY-10", "2026-11-29", false],
    ["MY-02", "2026-11-27", false],
    ["MY-03", "2026-11-29", true],
    ["MY-11", "2026-11-28", false],
    ["MY-01", "2013-12-27", true],
    ["MY-01", "2014-01-03", false],
    ["MY-01", "2024-12-29", true],
    ["MY-01", "2025-01-03", true],
    ["MY-01", "2025-01-05", false],
  ] as const)("knows the weekend of %s on %s: works %s", (state, day, works) => {
    expect(calendar.isWorkingDay(state, day)).toBe(works);
  });

  it.each([
    ["MY-10", 2024, ["2024-02-11 > 2024-02-12"]],
    [
      "MY-10",
      2026,
      [
        "2026-02-01 > 2026-02-02",
        "2026-03-22 > 2026-03-23",
        "2026-05-31 > 2026-06-02",
        "2026-11-08 > 2026-11-09",
      ],
    ],
    ["MY-01", 2024, []],
    ["MY-01", 2027, ["2027-02-07 > 2027-02-09", "2027-08-15 > 2027-08-16"]],
    ["MY-02", 2026, ["2026-05-01 > 2026-05-03", "2026-12-25 > 2026-12-27"]],
    ["MY-03", 2025, ["2025-06-07 > 2025-06-09"]],
    ["MY-11", 2027, ["2027-02-06 > 2027-02-08", "2027-05-01 > 2027-05-02", "2027-12-25 > 2027-12-27"]],
    ["MY-04", 2026, ["2026-03-22 > 2026-03-24", "2026-05-31 > 2026-06-02", "2026-11-08 > 2026-11-09"]],
    ["MY-13", 2024, ["2024-02-11 > 2024-02-12", "2024-06-02 > 2024-06-04"]],
  ] as const)("gives the holidays of %s in %i on other days as its schedule does", (state, year, days) => {
    expect(given(state, year)).toEqual(days);
  });

  it("does not give two holidays of one working day twice: 16 September 2024 was both", () => {
    expect(calendar.holidaysOn("MY-10", "2024-09-16")).toHaveLength(2);
    expect(calendar.isWorkingDay("MY-10", "2024-09-17")).toBe(true);
  });

  it("says which dates are only expected, and where each is written", () => {
    const expected = (year: number) =>
      calendar
        .holidays("MY-16", year)
        .filter((holiday) => holiday.expected)
        .map(({ en }) => en);
    expect(expected(2026)).toEqual([]);
    expect(expected(2027)).toContain("Eid al-Fitr");
    expect(expected(2027)).not.toContain("Deepavali");
    for (const { source } of [...federalHolidays, ...stateHolidays]) expect(source).toMatch(/^https:\/\//u);
  });

  it.each([
    "Chinese New Year",
    "Eid al-Fitr",
    "Thaipusam",
    "Nuzul Al-Quran",
    "Hol of Sultan Iskandar of Johor",
  ])("has a day in each year for %s", (name) => {
    const days = [...federalHolidays, ...stateHolidays].flatMap(({ en, on }) => (en === name ? on : []));
    expect(days.map((day) => day.slice(0, 4))).toEqual(["2024", "2025", "2026", "2027"]);
  });

  it("takes holidays from the configuration, where they are kept, and moves one that the moon moved", () => {
    const added = workingCalendar([
      { day: "2026-12-02", ms: "Cuti peristiwa", en: "Special holiday", states: ["MY-02"] },
      { day: "2027-03-12", ms: "Hari Raya", en: "Eid", insteadOf: "2027-03-10" },
    ]);
    expect(added.isWorkingDay("MY-02", "2026-12-02")).toBe(false);
    expect(added.isWorkingDay("MY-10", "2026-12-02")).toBe(true);
    expect(added.isWorkingDay("MY-10", "2027-03-10")).toBe(true);
    expect(added.isWorkingDay("MY-10", "2027-03-12")).toBe(false);
    expect(added.holidaysOn("MY-10", "2027-03-12")).toMatchObject([{ basis: "configuration", source: null }]);
  });

  it("counts working days over weekends and holidays", () => {
    expect(calendar.addWorkingDays("MY-16", "2026-11-27", 1)).toBe("2026-11-30");
    expect(calendar.addWorkingDays("MY-16", "2026-03-19", 1)).toBe("2026-03-24");
    expect(calendar.addWorkingDays("MY-02", "2026-11-26", 1)).toBe("2026-11-29");
  });

  it("counts office hours: rest at noon, Friday's prayer, the short Thursday where Friday is free", () => {
    const hours = (state: StateCode, day: string) =>
      calendar.officeMs(state, `${day}T00:00:00+08:00`, `${dayAfter(day)}T00:00:00+08:00`) / hourMs;
    expect(hours("MY-16", "2026-11-26")).toBe(8);
    expect(hours("MY-16", "2026-11-27")).toBe(6.5);
    expect(hours("MY-13", "2026-11-27")).toBe(6.5);
    expect(hours("MY-02", "2026-11-26")).toBe(6.5);
    expect(hours("MY-02", "2026-11-29")).toBe(8);
    expect(hours("MY-16", "2026-11-28")).toBe(0);
    expect(calendar.officeMs("MY-16", "2026-11-27T16:30:00+08:00", "2026-11-30T08:15:00+08:00")).toBe(
      0.75 * hourMs,
    );
    expect(calendar.officeMs("MY-16", "2026-11-27T10:00:00Z", "2026-11-27T09:00:00Z")).toBe(0);
  });

  it("adds a working day that is one, and the next such, in every state", () => {
    const day = fc.integer({ min: 0, max: 1_460 }).map((days) => dayAfter("2024-01-01", days));
    fc.assert(
      fc.property(fc.constantFrom(...StateCode.options), day, (state, from) => {
        const next = calendar.addWorkingDays(state, from, 1);
        expect(calendar.isWorkingDay(state, next)).toBe(true);
        for (let between = dayAfter(from); between < next; between = dayAfter(between))
          expect(calendar.isWorkingDay(state, between)).toBe(false);
      }),
    );
  });
});
