import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ScopedSchedule } from "../../../../pipelines/reports/schedule/due-reports.ts";
import { dueReports, nextDue } from "../../../../pipelines/reports/schedule/due-reports.ts";
import { workingCalendar } from "../../../../pipelines/stats/calendar/working-calendar.ts";
import type { ReportRun } from "../../../../schemas/issued-report.ts";
import type { ReportSchedule } from "../../../../schemas/reports-config.ts";
import { readScope } from "../../../../schemas/report-scope-text.ts";
import { ReportsConfig } from "../../../../schemas/reports-config.ts";

const calendar = workingCalendar([]);
/** On a Malaysian wall clock. */
const at = (time: string) => Date.parse(`${time}:00+08:00`);
const local = (instant: string) => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16);

function schedule(kind: ReportSchedule["kind"], more: Partial<ReportSchedule> = {}): ScopedSchedule {
  const [read] = ReportsConfig.parse({ schedules: [{ name: "brief", kind, ...more }] }).schedules;
  const scope = readScope(read?.scope ?? "");
  if (read === undefined || scope === undefined) throw new TypeError("one was given");
  const state = scope.kind === "state" ? scope.state : "MY-16";
  return { schedule: read, scope, subject: { state, channels: [] } };
}

const none = new Map<string, ReportRun>();

/** What is due, as `from/to, due at`, all on a Malaysian clock. */
function due(what: ScopedSchedule, now: string, runs: ReadonlyMap<string, ReportRun> = none) {
  return dueReports([what], calendar, at(now), runs).map(
    ({ periods: { period }, dueAt }) =>
      `${local(period.from).slice(0, 10)}/${local(period.to).slice(0, 10)}, ${local(dueAt)}`,
  );
}

/** Looks at these times, as a worker does that makes all that is due. */
function made(what: ScopedSchedule, times: readonly string[]) {
  const runs = new Map<string, ReportRun>();
  return times.flatMap((time) =>
    dueReports([what], calendar, at(time), runs).map(({ periods: { period }, skipped }) => {
      const { from, to } = period;
      runs.set(what.schedule.name, { period: { from, to }, id: "any", version: 1, isDone: true });
      return `${local(from).slice(0, 10)}${skipped === 0 ? "" : ` (${skipped} skipped)`}`;
    }),
  );
}

describe("a daily report", () => {
  it("is due every day at its time, about the day before", () => {
    expect(due(schedule("daily"), "2026-11-24T07:30")).toEqual(["2026-11-23/2026-11-24, 2026-11-24T07:30"]);
    expect(due(schedule("daily"), "2026-11-24T07:29")).toEqual(["2026-11-22/2026-11-23, 2026-11-23T07:30"]);
    expect(due(schedule("daily"), "2026-11-29T12:00")).toEqual(["2026-11-28/2026-11-29, 2026-11-29T07:30"]);
  });
});

describe("a weekly report", () => {
  it.each([
    // Monday 9 November is free for Deepavali, which falls on the Sunday.
    { where: "nation", now: "2026-11-09T23:59", expected: "2026-10-26/2026-11-02, 2026-11-02T07:30" },
    { where: "nation", now: "2026-11-10T07:30", expected: "2026-11-02/2026-11-09, 2026-11-10T07:30" },
    // Kedah works from Sunday to Thursday.
    { where: "state:MY-02", now: "2026-11-22T07:30", expected: "2026-11-15/2026-11-22, 2026-11-22T07:30" },
    // Johor again from Monday to Friday since 2025.
    { where: "state:MY-01", now: "2026-11-22T23:00", expected: "2026-11-09/2026-11-16, 2026-11-16T07:30" },
    // Over the end of the year: Friday 1 January is free, the week goes on to Sunday.
    { where: "nation", now: "2027-01-04T07:30", expected: "2026-12-28/2027-01-04, 2027-01-04T07:30" },
  ])("of $where is on $now last due as $expected", ({ where, now, expected }) => {
    expect(due(schedule("weekly", { scope: where }), now)).toEqual([expected]);
  });

  it("goes by the calendar of another state where one is named", () => {
    // Malaysia's Monday is a Monday in Kedah too, but in Deepavali's week the day after a Sunday holiday is worked there.
    const kedah = schedule("weekly", { state: "MY-02" });
    expect(due(kedah, "2026-11-09T07:30")).toEqual(["2026-11-02/2026-11-09, 2026-11-09T07:30"]);
  });
});

describe("a monthly report", () => {
  it.each([
    // Sunday 1 November.
    { now: "2026-11-02T07:30", expected: "2026-10-01/2026-11-01, 2026-11-02T07:30" },
    // New Year's Day is free, and a weekend follows.
    { now: "2027-01-03T12:00", expected: "2026-11-01/2026-12-01, 2026-12-01T07:30" },
    { now: "2027-01-04T07:30", expected: "2026-12-01/2027-01-01, 2027-01-04T07:30" },
    // A leap year's February.
    { now: "2024-03-01T07:30", expected: "2024-02-01/2024-03-01, 2024-03-01T07:30" },
  ])("is on $now last due as $expected", ({ now, expected }) => {
    expect(due(schedule("monthly"), now)).toEqual([expected]);
  });

  it("is next due on the first working day of the next month", () => {
    const { periods, dueAt } = nextDue(schedule("monthly"), calendar, at("2026-12-15T00:00"));
    expect([local(periods.period.from), local(dueAt)]).toEqual(["2026-12-01T00:00", "2027-01-04T07:30"]);
  });
});

describe("what nobody made in time", () => {
  it("is caught up once: the last alone, with how many before it were left out", () => {
    const times = ["2026-11-20T08:00", "2026-11-24T09:00", "2026-11-24T09:01", "2026-11-25T07:30"];
    expect(made(schedule("daily"), times)).toEqual(["2026-11-19", "2026-11-23 (3 skipped)", "2026-11-24"]);
  });

  it("is not due again when the clock goes back", () => {
    const times = ["2026-11-24T08:00", "2026-11-23T08:00", "2026-11-24T08:00", "2026-11-25T08:00"];
    expect(made(schedule("daily"), times)).toEqual(["2026-11-23", "2026-11-24"]);
  });

  it("goes on with the version that was begun", () => {
    const [first] = dueReports([schedule("daily")], calendar, at("2026-11-24T08:00"), none);
    const { from = "", to = "" } = first?.periods.period ?? {};
    const begun: ReportRun = {
      period: { from, to },
      id: "daily-nation-2026-11-23",
      version: 2,
      isDone: false,
    };
    const runs = new Map([["brief", begun]]);
    expect(dueReports([schedule("daily")], calendar, at("2026-11-24T08:01"), runs)).toMatchObject([
      { begun },
    ]);
  });

  it("is made once a period at most, whenever somebody looks", () => {
    const start = at("2026-10-01T00:00");
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 120 * 24 }), { maxLength: 40 }),
        fc.constantFrom("daily" as const, "weekly" as const, "monthly" as const),
        fc.constantFrom("nation", "state:MY-02", "state:MY-03"),
        (hours, kind, scope) => {
          const times = hours.map((hour) => local(new Date(start + hour * 3_600_000).toISOString()));
          const periods = made(schedule(kind, { scope }), times).map((text) => text.slice(0, 10));
          expect(new Set(periods).size).toBe(periods.length);
          expect(periods).toEqual(periods.toSorted());
        },
      ),
    );
  });
});
