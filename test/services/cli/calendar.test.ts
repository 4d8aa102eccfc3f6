import { describe, expect, it } from "vitest";
import { workingCalendar } from "../../../pipelines/stats/calendar/working-calendar.ts";
import { askCalendar, calendarText } from "../../../services/cli/commands/calendar.ts";

const calendar = workingCalendar([]);

describe("suara calendar", () => {
  it("lists a state's holidays in both languages, with those given for others and those only expected", () => {
    const holidays = askCalendar(calendar, { state: "MY-11", year: 2027 });
    expect(calendarText(holidays, "ms")).toMatch(
      /2027-05-02\s+Ahd\s+Cuti ganti: Hari Pekerja\s+undang-undang/u,
    );
    expect(calendarText(holidays, "en")).toMatch(
      /2027-03-10\s+Wed\s+Eid al-Fitr\s+expected, when the moon is sighted/u,
    );
  });

  it("refuses what is no state, and years that nobody has listed", () => {
    expect(() => askCalendar(calendar, { state: "Johor", year: 2026 })).toThrow(/no state/u);
    expect(() => askCalendar(calendar, { state: "MY-01", year: 2031 })).toThrow(/2024 to 2027/u);
  });
});
