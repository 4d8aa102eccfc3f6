import { describe, expect, it } from "vitest";
import type { PostVisit } from "../../../schemas/visit.ts";
import { depthDue } from "../../../services/workers/visit-plan.ts";

const now = "2026-11-24T00:00:00.000Z";
const ago = (hours: number) => new Date(Date.parse(now) - hours * 3_600_000).toISOString();

const walked: PostVisit = {
  channelId: "hq",
  nativeId: "p",
  caption: null,
  publishedAt: ago(24),
  platformCount: 5,
  countAtFullWalk: 5,
  countAtWalk: 5,
  lastFullWalkAt: ago(0.5),
  lastWalkAt: ago(0.5),
  deletionsCheckedAt: null,
  storageCheckedAt: null,
  pushes: null,
  walk: null,
  closed: null,
};

describe("how deep a thread is walked", () => {
  it.each<[string, Partial<PostVisit>, string | undefined]>([
    ["never walked", { lastFullWalkAt: null, lastWalkAt: null, countAtFullWalk: null }, "all"],
    ["nothing changed", {}, undefined],
    ["comments turned off", { platformCount: null, lastFullWalkAt: null, lastWalkAt: null }, undefined],
    ["comments turned off, asked for a week ago", { platformCount: null, lastWalkAt: ago(7 * 24) }, "all"],
    ["count changed just now", { platformCount: 6 }, "new"],
    ["count fell just now", { platformCount: 4 }, "new"],
    ["count changed, and a walk has seen it", { platformCount: 6, countAtWalk: 6 }, undefined],
    ["count changed again since the last walk", { platformCount: 7, countAtWalk: 6 }, "new"],
    ["count is again as at the full walk", { countAtWalk: 6 }, undefined],
    [
      "count changed and was seen, full walk 12 hours ago",
      { publishedAt: ago(1_000), platformCount: 6, countAtWalk: 6, lastFullWalkAt: ago(12) },
      "all",
    ],
    ["fresh and not looked at for two hours", { lastFullWalkAt: ago(2) }, "all"],
    ["five days old, looked at six hours ago", { publishedAt: ago(120), lastFullWalkAt: ago(6) }, undefined],
    ["five days old, looked at twelve hours ago", { publishedAt: ago(120), lastFullWalkAt: ago(12) }, "all"],
    [
      "two years old, looked at 13 days ago",
      { publishedAt: ago(17_520), lastFullWalkAt: ago(13 * 24) },
      undefined,
    ],
    [
      "two years old, looked at 14 days ago",
      { publishedAt: ago(17_520), lastFullWalkAt: ago(14 * 24) },
      "all",
    ],
    [
      "two years old, and its count changed",
      { publishedAt: ago(17_520), lastFullWalkAt: ago(30), platformCount: 6 },
      "all",
    ],
    ["cut off in a full walk", { walk: { depth: "all", count: 1, startedAt: ago(1), cursor: "x" } }, "all"],
    ["cut off in a quick walk", { walk: { depth: "new", count: 1, startedAt: ago(1), cursor: null } }, "new"],
    ["forbidden yesterday", { closed: "forbidden", lastWalkAt: ago(24) }, undefined],
    ["forbidden a week ago", { closed: "forbidden", lastWalkAt: ago(168) }, "all"],
  ])("%s", (_, change, depth) => {
    expect(depthDue({ ...walked, ...change }, Date.parse(now))?.kind).toBe(depth);
  });

  it.each([
    ["told since that something changed, an hour after it was asked for", ago(0.5), ago(1), "all"],
    ["told since, but asked for just now", ago(0.2), ago(0.5), undefined],
    ["told before it was asked for", ago(3), ago(2), undefined],
  ])("is in full under a closed post soon after a push: %s", (_, changedAt, lastWalkAt, kind) => {
    const closed = { ...walked, closed: "forbidden", lastWalkAt } as const;
    expect(depthDue(closed, Date.parse(now), { changedAt })?.kind).toBe(kind);
  });

  it("is in full where the platform's terms want deletions followed sooner", () => {
    const old = { ...walked, publishedAt: ago(17_520), lastFullWalkAt: ago(20) };
    const nowMs = Date.parse(now);
    expect(depthDue(old, nowMs)).toBeUndefined();
    expect(depthDue(old, nowMs, { atLeastEveryMs: 20 * 3_600_000 })).toEqual({ kind: "all" });
    expect(depthDue(old, nowMs, { atLeastEveryMs: 21 * 3_600_000 })).toBeUndefined();
  });

  it("reaches an hour back behind the last walk, for clocks that differ", () => {
    const visit = { ...walked, platformCount: 6 };
    expect(depthDue(visit, Date.parse(now))).toEqual({ kind: "new", since: ago(1.5) });
  });
});
