import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Asked } from "../../../pipelines/core/post-ledger.ts";
import { ledgerOf } from "../../../pipelines/core/post-ledger.ts";
import { Platform } from "../../../schemas/channel.ts";
import type { GapReason } from "../../../schemas/post-ledger.ts";

const platformCountAt = "2026-11-24T01:00:00.000Z";
const readAt = "2026-11-23T01:00:00.000Z";
const counted = (platformCount: number | null, held: number, deleted = 0) => ({
  platformCount,
  platformCountAt: platformCount === null ? null : platformCountAt,
  held,
  deleted,
});
const read = (countAtFullWalk: number | null, closed: "gone" | "forbidden" | null = null) => ({
  lastFullWalkAt: readAt,
  countAtFullWalk,
  closed,
});
const neverRead = { lastFullWalkAt: null, countAtFullWalk: null, closed: null };
const well = (visit: Asked["visit"]): Asked => ({ visit, failure: null });
const failing = (visit: Asked["visit"], code: string): Asked => ({
  visit,
  failure: { at: platformCountAt, code },
});
const sure = (reason: GapReason, count: number) => ({ reason, count, atMost: null });
const unsure = (reason: GapReason, atMost: number | null) => ({ reason, count: null, atMost });

describe("the ledger of a post", () => {
  it.each([
    ["nothing, where the counts agree", counted(5, 5, 2), well(read(5)), []],
    ["not read, before the first reading", counted(5, 0), well(neverRead), [sure("notRead", 5)]],
    ["not read, where nothing is known of the post", counted(5, 1), well(undefined), [sure("notRead", 4)]],
    ["what came since it was read", counted(8, 5), well(read(5)), [sure("notRead", 3)]],
    ["a used-up budget", counted(8, 5), failing(read(5), "SOURCE_QUOTA"), [sure("quota", 3)]],
    ["being slowed down", counted(8, 5), failing(read(5), "SOURCE_RATE_LIMITED"), [sure("quota", 3)]],
    ["a refused key", counted(8, 5), failing(read(5), "SOURCE_AUTH"), [sure("permission", 3)]],
    ["a platform that is away", counted(8, 5), failing(read(5), "SOURCE_UNAVAILABLE"), [sure("failed", 3)]],
    ["a thread closed to us", counted(8, 5), well(read(5, "forbidden")), [sure("permission", 3)]],
    ["a post that is gone", counted(8, 0, 8), well(read(8, "gone")), [sure("gone", 8)]],
    ["what a whole reading did not show", counted(8, 5), well(read(8)), [sure("unexplained", 3)]],
    [
      "what came since, and what was not shown before",
      counted(8, 5),
      well(read(7)),
      [sure("notRead", 1), sure("unexplained", 2)],
    ],
    [
      "removed comments among the rest, of which nobody can tell whether they are counted",
      counted(8, 5, 2),
      well(read(8)),
      [unsure("removed", 2), sure("unexplained", 3)],
    ],
    ["more held than counted", counted(3, 5), well(read(3)), [sure("heldMore", -2)]],
    ["a platform without a count", counted(null, 5), well(read(null)), [unsure("notCounted", null)]],
    [
      "a thread without a count that is closed to us",
      counted(null, 0),
      well(read(null, "forbidden")),
      [unsure("notCounted", null), unsure("permission", null)],
    ],
  ] as const)("says of the difference: %s", (_case, counts, asked, gaps) => {
    expect(ledgerOf("facebook", counts, asked).gaps).toEqual(gaps);
  });

  it("says that X counts no replies to replies", () => {
    expect(ledgerOf("x", counted(3, 5), well(read(3))).gaps).toEqual([sure("directOnly", -2)]);
  });

  it("does not say of an imported chat that it was not read", () => {
    const { difference, gaps } = ledgerOf("whatsapp", counted(null, 5), well(undefined));
    expect(difference).toBeNull();
    expect(gaps).toEqual([unsure("notCounted", null)]);
  });

  it("explains the whole difference, with no class that is empty, whatever happened", () => {
    const number = fc.nat(100);
    const visit = fc.option(
      fc.record({
        lastFullWalkAt: fc.constantFrom(null, readAt),
        countAtFullWalk: fc.option(number),
        closed: fc.constantFrom(null, "gone" as const, "forbidden" as const),
      }),
      { nil: undefined },
    );
    const code = fc.constantFrom("SOURCE_AUTH", "SOURCE_QUOTA", "SOURCE_UNEXPECTED");
    const failure = fc.option(fc.record({ at: fc.constant(platformCountAt), code }));
    const inputs = [fc.constantFrom(...Platform.options), fc.option(number), number, number] as const;
    fc.assert(
      fc.property(...inputs, visit, failure, (platform, count, held, deleted, seen, failed) => {
        const asked = { visit: seen, failure: failed };
        const { difference, gaps } = ledgerOf(platform, counted(count, held, deleted), asked);
        const sum = gaps.reduce((total, gap) => total + (gap.count ?? 0), 0);
        expect(sum).toBe(count === null ? 0 : count - held);
        expect(difference).toBe(count === null ? null : count - held);
        expect(gaps.every((gap) => gap.count !== 0 && gap.atMost !== 0)).toBe(true);
        expect(gaps.length > 0).toBe(difference !== 0);
      }),
    );
  });
});
