import type { Instant } from "../../schemas/item.ts";
import type { PostVisit } from "../../schemas/visit.ts";
import type { Depth } from "../../pipelines/ports/source.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** A new reply does not move its thread, so only a full walk finds it; not more often than this, because it is dear. */
const fullWalkAtMostEveryMs = hourMs;

/** How far before the last walk a quick one reaches back: platforms publish late what they held for review. */
const overlapMs = dayMs;

/** A thread whose posts the platform says it can't show is asked again now and then: comments are turned on again too. */
const closedAgainAfterMs = 7 * dayMs;

/**
 * Edits and likes change without changing any count, so every thread is walked again in full now and then: often while
 * it is fresh, and always within the 30 days after which YouTube's terms want stored text refreshed.
 */
function fullWalkDueAfterMs(ageMs: number): number {
  if (ageMs < 2 * dayMs) return 2 * hourMs;
  if (ageMs < 7 * dayMs) return 12 * hourMs;
  if (ageMs < 30 * dayMs) return 2 * dayMs;
  return 14 * dayMs;
}

/**
 * How deep a post's thread must be walked now; `undefined` when it need not be. A walk that was begun goes on as it was.
 * None waits longer than `atLeastEveryMs` for its next full one.
 */
export function depthDue(
  visit: PostVisit,
  nowMs: number,
  atLeastEveryMs = Number.POSITIVE_INFINITY,
): Depth | undefined {
  if (visit.walk !== null) return depthOf(visit.walk.depth, visit.lastWalkAt);
  if (visit.closed !== null) {
    return sinceMs(visit.lastWalkAt, nowMs) >= closedAgainAfterMs ? { kind: "all" } : undefined;
  }
  if (visit.platformCount === null) return undefined; // comments are turned off
  const sinceFullWalkMs = sinceMs(visit.lastFullWalkAt, nowMs);
  const ageMs = nowMs - Date.parse(visit.publishedAt);
  if (sinceFullWalkMs >= Math.min(fullWalkDueAfterMs(ageMs), atLeastEveryMs)) return { kind: "all" };
  if (visit.platformCount === visit.countAtFullWalk) return undefined;
  if (sinceFullWalkMs >= fullWalkAtMostEveryMs) return { kind: "all" };
  return depthOf("new", visit.lastWalkAt);
}

/** A day before the limit, because it is looked for once a day. */
const storageCheckedEveryMs = dayMs;

/**
 * Comments of the post that were last observed before this time, in ms, must be forgotten: the platform's terms let us
 * keep them no longer, or the post is gone, and they with it. `undefined`: it need not be looked for now.
 */
export function forgetObservedBefore(
  { closed, storageCheckedAt }: PostVisit,
  keepsAtMostMs: number | null,
  nowMs: number,
): number | undefined {
  if (sinceMs(storageCheckedAt, nowMs) < storageCheckedEveryMs) return undefined;
  if (closed === "gone") return nowMs;
  return keepsAtMostMs === null ? undefined : nowMs - keepsAtMostMs + storageCheckedEveryMs;
}

function depthOf(kind: Depth["kind"], lastWalkAt: Instant | null): Depth {
  if (kind === "all" || lastWalkAt === null) return { kind: "all" };
  return { kind: "new", since: new Date(Date.parse(lastWalkAt) - overlapMs).toISOString() };
}

function sinceMs(instant: Instant | null, nowMs: number): number {
  return instant === null ? Number.POSITIVE_INFINITY : nowMs - Date.parse(instant);
}
