import { describe, expect, it } from "vitest";
import { daysWithin, reportPeriods, startOfDay } from "../../../pipelines/reports/report-periods.ts";
import { workingCalendar } from "../../../pipelines/stats/calendar/working-calendar.ts";
import type { ReportKind } from "../../../schemas/report.ts";
import type { StateCode } from "../../../schemas/states.ts";

const calendar = workingCalendar([
  { day: "2026-11-16", ms: "Cuti khas", en: "Special holiday", states: ["MY-10"] },
]);

function days(kind: ReportKind, day: string, state: StateCode = "MY-16") {
  const { period, comparison, alike } = reportPeriods(kind, day, state, calendar);
  const spanOf = (each: typeof period) => {
    const within = daysWithin(each);
    return [within[0], within.at(-1), each.workingDays];
  };
  return { period: spanOf(period), comparison: spanOf(comparison), alike };
}

describe("the period of a report", () => {
  it("begins and ends at midnight in Malaysia, which is 16:00 UTC", () => {
    const { period } = reportPeriods("daily", "2026-11-24", "MY-16", calendar);
    expect([period.from, period.to]).toEqual(["2026-11-23T16:00:00.000Z", "2026-11-24T16:00:00.000Z"]);
    expect(startOfDay("2026-11-24")).toBe(period.from);
  });

  it("is a week from Monday, across the year's end too", () => {
    expect(days("weekly", "2027-01-01").period).toEqual(["2026-12-28", "2027-01-03", 4]);
    expect(days("weekly", "2026-12-28")).toEqual(days("weekly", "2027-01-03"));
  });

  it("is a week from Sunday where Friday and Saturday are free, as in Kedah", () => {
    expect(days("weekly", "2026-11-28", "MY-02").period).toEqual(["2026-11-22", "2026-11-28", 5]);
    expect(days("weekly", "2026-11-29", "MY-02").comparison).toEqual(["2026-11-22", "2026-11-28", 5]);
  });

  it("is a month, 29 February in it where there is one", () => {
    expect(days("monthly", "2028-02-29").period).toEqual(["2028-02-01", "2028-02-29", 20]);
    expect(days("monthly", "2026-02-10").period).toEqual(["2026-02-01", "2026-02-28", 17]);
  });

  it("names the public holidays of the state", () => {
    const { period } = reportPeriods("weekly", "2027-01-01", "MY-16", calendar);
    expect(period.holidays).toEqual([{ date: "2027-01-01", ms: "Tahun Baharu", en: "New Year's Day" }]);
    expect(reportPeriods("daily", "2027-01-01", "MY-02", calendar).period.holidays).toEqual([]);
  });

  it("counts working days by the weekend of the state", () => {
    // Friday and Saturday are free in Kedah: of Thursday to Sunday two days are worked there too, but not the same ones.
    expect(days("daily", "2026-11-27", "MY-02").period).toEqual(["2026-11-27", "2026-11-27", 0]);
    expect(days("daily", "2026-11-29", "MY-02").period).toEqual(["2026-11-29", "2026-11-29", 1]);
    expect(days("daily", "2026-11-27", "MY-16").period).toEqual(["2026-11-27", "2026-11-27", 1]);
  });

  it("is none of what is no day", () => {
    expect(() => reportPeriods("daily", "2026-13-41", "MY-16", calendar)).toThrow(RangeError);
  });
});

describe("what a report is compared with", () => {
  it("is the same weekday of the week before", () => {
    expect(days("daily", "2026-11-24")).toEqual({
      period: ["2026-11-24", "2026-11-24", 1],
      comparison: ["2026-11-17", "2026-11-17", 1],
      alike: true,
    });
  });

  it("is the last working day where that one was a holiday", () => {
    expect(days("daily", "2026-11-23", "MY-10").comparison).toEqual(["2026-11-20", "2026-11-20", 1]);
    expect(days("daily", "2026-11-23", "MY-16").comparison).toEqual(["2026-11-16", "2026-11-16", 1]);
  });

  it("is the last holiday of a holiday, and a working day where there was none for five weeks", () => {
    expect(days("daily", "2026-08-31")).toEqual({
      period: ["2026-08-31", "2026-08-31", 0],
      comparison: ["2026-08-25", "2026-08-25", 0],
      alike: true,
    });
    expect(days("daily", "2026-12-25").comparison).toEqual(["2026-12-18", "2026-12-18", 1]);
    expect(days("daily", "2026-12-25").alike).toBe(false);
  });

  it("is the week or the month before, and says where it had other working days", () => {
    expect(days("weekly", "2026-11-24").comparison).toEqual(["2026-11-16", "2026-11-22", 5]);
    expect(days("weekly", "2026-11-24").alike).toBe(true);
    expect(days("weekly", "2026-11-24", "MY-10").alike).toBe(false);
    expect(days("monthly", "2028-03-31").comparison).toEqual(["2028-02-01", "2028-02-29", 20]);
    expect(days("monthly", "2028-03-31").alike).toBe(false);
  });
});
