import { describe, expect, it } from "vitest";
import { zoneClock } from "../../../../services/collectors/whatsapp/zone-time.ts";

describe("the moment a clock shows", () => {
  it.each([
    ["Asia/Kuala_Lumpur", [2026, 11, 23, 14, 5], "2026-11-23T06:05:00.000Z"],
    ["Asia/Kuala_Lumpur", [2026, 1, 1, 0, 0], "2025-12-31T16:00:00.000Z"],
    ["Asia/Kolkata", [2026, 11, 23, 14, 5], "2026-11-23T08:35:00.000Z"],
    ["Europe/London", [2026, 7, 1, 14, 5], "2026-07-01T13:05:00.000Z"],
    ["Europe/London", [2026, 12, 1, 14, 5], "2026-12-01T14:05:00.000Z"],
    ["Europe/London", [2026, 10, 25, 3, 30], "2026-10-25T03:30:00.000Z"],
    ["Europe/London", [2026, 3, 29, 12, 0], "2026-03-29T11:00:00.000Z"],
  ] as const)("in %s at %j", (zone, [year, month, day, hour, minute], expected) => {
    expect(zoneClock(zone)({ year, month, day, hour, minute })).toBe(expected);
  });

  it("is refused in a zone that does not exist", () => {
    expect(() => zoneClock("Asia/Tiada")).toThrow(RangeError);
  });
});
