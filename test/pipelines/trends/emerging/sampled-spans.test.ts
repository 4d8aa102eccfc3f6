import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sampledSpans } from "../../../../pipelines/trends/emerging/sampled-spans.ts";

const startMs = Date.UTC(2026, 9, 31, 16);
const hourMs = 3_600_000;
const instant = (ms: number) => new Date(ms).toISOString();
const week = { from: instant(startMs), to: instant(startMs + 168 * hourMs) };

const lengthOf = ({ from, to }: { readonly from: string; readonly to: string }) =>
  Date.parse(to) - Date.parse(from);

describe("sampledSpans", () => {
  it("hold their part of any time, in order and within it, however short", () => {
    const times = fc.record({
      hours: fc.integer({ min: 1, max: 168 }),
      oneIn: fc.integer({ min: 2, max: 500 }),
    });
    fc.assert(
      fc.property(times, ({ hours, oneIn }) => {
        const time = { from: instant(startMs), to: instant(startMs + hours * hourMs) };
        const spans = sampledSpans(time, oneIn);
        const ends = spans.flatMap(({ from, to }) => [from, to]);
        expect(ends).toEqual(ends.toSorted());
        expect([time.from, ...ends, time.to].toSorted()).toEqual([time.from, ...ends, time.to]);
        const held = spans.reduce((sum, span) => sum + lengthOf(span), 0);
        expect(Math.abs(held - (hours * hourMs) / oneIn)).toBeLessThanOrEqual(spans.length);
      }),
    );
  });

  it("are of the same hours in every week, and of others in every six hours", () => {
    const [first, next] = [0, 168].map((later) => {
      const moved = (at: string) => instant(Date.parse(at) + later * hourMs);
      return sampledSpans({ from: moved(week.from), to: moved(week.to) }, 20).map(
        ({ from }) => Date.parse(from) - startMs - later * hourMs,
      );
    });
    expect(next).toEqual(first);
    expect(new Set(first?.map((ms) => ms % (6 * hourMs))).size).toBeGreaterThan(10);
  });
});
