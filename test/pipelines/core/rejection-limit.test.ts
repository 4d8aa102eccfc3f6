import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rejectionLimit } from "../../../pipelines/core/rejection-limit.ts";
import { ListeningError } from "../../../schemas/errors.ts";

const limits = { inARow: 3, share: 0.5, window: 8 };

/** After which item the limit stopped; `undefined` when it did not. Items are `r` for rejected and `.` for any other. */
function stoppedAfter(items: string, given = limits): number | undefined {
  const limit = rejectionLimit(given);
  for (const [position, item] of Array.from(items).entries()) {
    try {
      limit.observe(item === "r");
    } catch (error) {
      if (!(error instanceof ListeningError)) throw error;
      return position + 1;
    }
  }
  return undefined;
}

describe("rejectionLimit", () => {
  it.each([
    ["nothing", "", undefined],
    ["no rejection", "........................", undefined],
    ["two in a row", "rr.rr...", undefined],
    ["three in a row", "..rrr...", 5],
    ["three in a row at the start", "rrr", 3],
    ["exactly half of the window", "rr.r.r..", undefined],
    ["more than half of the window", "rr.rr.r.", 8],
    ["a share that is high before the window is full", "rr.rr", undefined],
    ["rejections that left the window", "rr.r.r......rr.r", undefined],
    ["rejections that come back later", "............rr.rr.r", 19],
  ])("%s", (_, items, stopped) => {
    expect(stoppedAfter(items)).toBe(stopped);
  });

  it("stops with an error that must not be retried and says what was seen", () => {
    const stop = () => rejectionLimit({ ...limits, inARow: 1 }).observe(true);
    expect(stop).toThrow(expect.objectContaining({ code: "REJECTIONS_EXCEEDED", retryable: false }));
    expect(stop).toThrow("the last 1 items");
  });

  it("agrees with counting from the start each time", () => {
    const some = fc.array(fc.constantFrom("r", "."), { maxLength: 60 }).map((all) => all.join(""));
    const any = fc.record({
      inARow: fc.integer({ min: 1, max: 6 }),
      share: fc.constantFrom(0.25, 0.5, 0.75, 1),
      window: fc.integer({ min: 1, max: 12 }),
    });
    fc.assert(
      fc.property(some, any, (items, { inARow, share, window }) => {
        const expected = Array.from(items).findIndex((_, last) => {
          const seen = items.slice(0, last + 1);
          const recent = seen.slice(-window);
          const rejected = Array.from(recent).filter((item) => item === "r").length;
          return seen.endsWith("r".repeat(inARow)) || (seen.length >= window && rejected > share * window);
        });
        expect(stoppedAfter(items, { inARow, share, window })).toBe(expected < 0 ? undefined : expected + 1);
      }),
    );
  });
});
