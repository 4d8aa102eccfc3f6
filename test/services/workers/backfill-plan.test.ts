import { describe, expect, it } from "vitest";
import type { Backfill } from "../../../schemas/backfill.ts";
import type { PostVisit } from "../../../schemas/visit.ts";
import {
  countProgress,
  isLeftToBackfill,
  isWanted,
  resumable,
} from "../../../services/workers/backfill-plan.ts";

const now = "2026-11-24T00:00:00.000Z";
const ago = (hours: number) => new Date(Date.parse(now) - hours * 3_600_000).toISOString();

const backfill: Backfill = {
  since: ago(1_000),
  requestedAt: ago(1),
  listedAt: ago(1),
  doneAt: null,
  failure: null,
};

/** Read long before the wish, and not due. */
const readBefore: PostVisit = {
  channelId: "hq",
  nativeId: "p",
  caption: null,
  publishedAt: ago(900),
  platformCount: 5,
  countAtFullWalk: 5,
  countAtWalk: 5,
  lastFullWalkAt: ago(20),
  lastWalkAt: ago(20),
  deletionsCheckedAt: null,
  storageCheckedAt: null,
  pushes: null,
  walk: null,
  closed: null,
};

const neverRead = { lastFullWalkAt: null, lastWalkAt: null, countAtFullWalk: null } as const;
const walk = { depth: "all", count: 5, startedAt: ago(0.5), cursor: "2" } as const;

describe("what a backfill wants", () => {
  it.each<[string, Partial<PostVisit>, boolean]>([
    ["read before the wish", {}, true],
    ["never read", neverRead, true],
    ["read since the wish", { lastFullWalkAt: ago(0.5) }, false],
    ["read at the moment of the wish", { lastFullWalkAt: ago(1) }, false],
    ["published at `since`", { publishedAt: ago(1_000) }, true],
    ["published before `since`", { publishedAt: ago(1_000.1) }, false],
    ["published after the wish", { publishedAt: ago(0.5), ...neverRead }, false],
    ["closed to us", { closed: "forbidden" }, false],
    ["without comments", { platformCount: null }, false],
  ])("%s", (_, change, wanted) => {
    expect(isWanted(backfill, { ...readBefore, ...change })).toBe(wanted);
  });

  it("goes on with a walk that began after the wish, and begins any other anew", () => {
    const under = (change: Partial<NonNullable<PostVisit["walk"]>>) =>
      resumable(backfill, { ...readBefore, walk: { ...walk, ...change } });
    expect(under({})).toEqual(walk);
    expect(under({ startedAt: ago(2) })).toBeNull();
    expect(under({ depth: "new" })).toBeNull();
    expect(resumable(backfill, readBefore)).toBeNull();
  });
});

describe("what a visit leaves to the backfill", () => {
  it("is nothing once the backfill has been held up for a day", () => {
    const heldUp = (hours: number) => ({ ...backfill, failure: { at: ago(hours), code: "SOURCE_QUOTA" } });
    const post = { ...readBefore, ...neverRead };
    expect(isLeftToBackfill(heldUp(23), post, Date.parse(now))).toBe(true);
    expect(isLeftToBackfill(heldUp(24), post, Date.parse(now))).toBe(false);
  });

  it.each<[string, Partial<PostVisit>, boolean]>([
    ["old and never read", neverRead, true],
    ["old, never read, and from before `since`", { ...neverRead, publishedAt: ago(5_000) }, true],
    ["a day old and never read", { ...neverRead, publishedAt: ago(24) }, false],
    ["its count changed", { platformCount: 6 }, false],
    ["a walk of the backfill's own", { walk }, true],
    ["a walk of the backfill's own, and its count changed", { walk, platformCount: 6 }, false],
    ["from before `since`, in the middle of a walk", { walk, publishedAt: ago(5_000) }, false],
  ])("%s", (_, change, left) => {
    expect(isLeftToBackfill(backfill, { ...readBefore, ...change }, Date.parse(now))).toBe(left);
  });

  it.each([
    ["SOURCE_QUOTA", true],
    ["SOURCE_UNEXPECTED", false],
  ])("what is older than `since` waits during %s: %s", (code, left) => {
    const heldUp = { ...backfill, failure: { at: ago(0.5), code } };
    const old = { ...readBefore, ...neverRead, publishedAt: ago(5_000) };
    expect(isLeftToBackfill(heldUp, old, Date.parse(now))).toBe(left);
  });
});

it("counts posts, and comments by the platform's own count", async () => {
  async function* posts() {
    yield { ...readBefore, platformCount: 10 };
    yield { ...readBefore, platformCount: 20, lastFullWalkAt: ago(0.5) };
    yield { ...readBefore, platformCount: 30, closed: "gone" as const };
    yield { ...readBefore, platformCount: null };
    yield { ...readBefore, publishedAt: ago(5_000) };
  }
  expect(await countProgress(backfill, posts())).toEqual({
    ...backfill,
    posts: 4,
    postsDone: 3,
    comments: 30,
    commentsDone: 20,
  });
});
