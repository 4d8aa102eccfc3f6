import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  fromAddress,
  isMidnight,
  nextStep,
  startOfDay,
  startOfStep,
  stepFor,
  toAddress,
} from "../../../services/web/malaysian-time.ts";

describe("Malaysian time", () => {
  it.each([
    ["hour", "2026-11-24T03:42:10.123Z", "2026-11-24T03:00:00.000Z", "2026-11-24T04:00:00.000Z"],
    ["day", "2026-11-24T15:59:59.999Z", "2026-11-23T16:00:00.000Z", "2026-11-24T16:00:00.000Z"],
    ["day", "2026-11-24T16:00:00.000Z", "2026-11-24T16:00:00.000Z", "2026-11-25T16:00:00.000Z"],
    ["week", "2026-11-29T15:59:59.999Z", "2026-11-22T16:00:00.000Z", "2026-11-29T16:00:00.000Z"],
    ["week", "2026-11-22T16:00:00.000Z", "2026-11-22T16:00:00.000Z", "2026-11-29T16:00:00.000Z"],
    ["month", "2026-12-31T16:00:00.000Z", "2026-12-31T16:00:00.000Z", "2027-01-31T16:00:00.000Z"],
  ] as const)("begins and ends the %s of %s", (step, instant, start, next) => {
    expect(startOfStep(instant, step)).toBe(start);
    expect(nextStep(start, step)).toBe(next);
  });

  it.each([
    ["2026-11-23T16:00:00.000Z", "2026-11-24"],
    ["2026-11-24T05:00:00.000Z", "2026-11-24T13:00"],
    ["2026-11-24T05:00:01.002Z", "2026-11-24T13:00:01.002"],
  ])("writes %s as %s and reads it again", (instant, address) => {
    expect(toAddress(instant)).toBe(address);
    expect(fromAddress(address)).toBe(instant);
  });

  it.each([
    "",
    "2026-02-30",
    "2026-13-01",
    "2026-11-24T25:00",
    "2026-11-24Z",
    "1969-12-31",
    "9999-01-01",
    "24/11/2026",
    "2026-11-24T13",
  ])("does not read %j", (address) => {
    expect(fromAddress(address)).toBeUndefined();
  });

  it("reads every moment it writes, and every moment lies in its step", () => {
    const moments = fc
      .date({ min: new Date("1971-01-01"), max: new Date("2299-01-01"), noInvalidDate: true })
      .map((date) => date.toISOString());
    fc.assert(
      fc.property(moments, fc.constantFrom("hour", "day", "week", "month"), (instant, step) => {
        expect(fromAddress(toAddress(instant))).toBe(instant);
        const start = startOfStep(instant, step);
        expect(start <= instant && instant < nextStep(start, step)).toBe(true);
        expect(startOfStep(nextStep(start, step), step)).toBe(nextStep(start, step));
        expect(isMidnight(startOfDay(instant))).toBe(true);
      }),
    );
  });

  it.each([
    [1, "hour"],
    [7, "day"],
    [90, "day"],
    [365, "week"],
    [3650, "month"],
  ])("shows %i days by the %s", (days, step) => {
    const from = "2016-01-01T00:00:00.000Z";
    expect(stepFor(from, new Date(Date.parse(from) + days * 86_400_000).toISOString())).toBe(step);
  });
});
