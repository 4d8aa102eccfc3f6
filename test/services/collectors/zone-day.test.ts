import { describe, expect, it } from "vitest";
import { dateIn, untilNextDayMs } from "../../../services/collectors/zone-day.ts";

const pacific = "America/Los_Angeles";
const hourMs = 3_600_000;

describe("dateIn", () => {
  it.each([
    ["2026-11-24T07:59:59.999Z", pacific, "2026-11-23"],
    ["2026-11-24T08:00:00.000Z", pacific, "2026-11-24"],
    ["2026-07-01T06:59:59.999Z", pacific, "2026-06-30"],
    ["2026-07-01T07:00:00.000Z", pacific, "2026-07-01"],
    ["2026-11-24T16:00:00.000Z", "Asia/Kuala_Lumpur", "2026-11-25"],
  ])("%s in %s is %s", (at, zone, date) => {
    expect(dateIn(zone, Date.parse(at))).toBe(date);
  });

  it("does not know a zone that does not exist", () => {
    expect(() => dateIn("America/Nowhere", 0)).toThrow(RangeError);
  });
});

describe("untilNextDayMs", () => {
  it.each([
    ["an ordinary day in winter", "2026-11-24T08:00:00.000Z", 24 * hourMs],
    ["the last ms of a day", "2026-11-24T07:59:59.999Z", 1],
    ["the day of 23 hours", "2026-03-08T08:00:00.000Z", 23 * hourMs],
    ["that day, after its change", "2026-03-08T10:00:00.000Z", 21 * hourMs],
    ["the day of 25 hours", "2026-11-01T07:00:00.000Z", 25 * hourMs],
    ["that day, in its hour that comes twice", "2026-11-01T08:30:00.000Z", 23.5 * hourMs],
    ["an ordinary day in summer", "2026-07-01T07:00:00.000Z", 24 * hourMs],
  ])("%s", (_, at, expected) => {
    expect(untilNextDayMs(pacific, Date.parse(at))).toBe(expected);
  });

  it("finds the next day where the clock skips midnight", () => {
    // Santiago went from 23:59:59 on 5 September 2026 to 01:00 on the 6th.
    const at = Date.parse("2026-09-06T03:59:00.000Z");
    expect(dateIn("America/Santiago", at)).toBe("2026-09-05");
    expect(untilNextDayMs("America/Santiago", at)).toBe(60_000);
  });
});
