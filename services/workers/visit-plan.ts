import type { Instant } from "../../schemas/item.ts";
import type { PostVisit } from "../../schemas/visit.ts";
import type { Depth } from "../../pipelines/ports/source.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** A post under this age is listed at every visit. */
export const freshForMs = 7 * dayMs;

/** Where word came of a change that no count shows, such as an edit, a full walk finds it; not more often, because it is dear. */
const fullWalkAtMostEveryMs = hourMs;

/**
 * Where a count changed, quick walks find what stands at the top, and a full one the rest, such as a late reply, which does
 * not move its thread, or what came while something else was removed. Twice a day, so that it is found within one.
 */
const fullWalkAfterChangeMs = 12 * hourMs;

/** The whole list of posts is read so often, to see within a day that an old post got a comment; else only the fresh ones. */
const wholeListEveryMs = 6 * hourMs;

/** Must the whole list of posts be read, or only as far as the fresh ones reach? */
export function wholeListDue(listedWholeAt: Instant | null, nowMs: number): boolean {
  return sinceMs(listedWholeAt, nowMs) >= wholeListEveryMs;
}

/** How far before the last walk a quick one reaches back: clocks differ. What was held for review for longer, a full one finds. */
const overlapMs = hourMs;

/**
 * A thread that the platform says it can't show, or whose comments are turned off, is asked for now and then: comments are
 * turned on again, and where there is no count nothing else tells that the post itself is gone.
 */
const closedAgainAfterMs = 7 * dayMs;

/**
 * Edits and likes change without changing any count, so every thread is walked again in full now and then: often while
 * it is fresh, and always within the 30 days after which YouTube's terms want stored text refreshed.
 */
export function fullWalkDueAfterMs(ageMs: number): number {
  if (ageMs < 2 * dayMs) return 2 * hourMs;
  if (ageMs < 7 * dayMs) return 12 * hourMs;
  if (ageMs < 30 * dayMs) return 2 * dayMs;
  return 14 * dayMs;
}

/**
 * How deep a post's thread must be walked now; `undefined` when it need not be. A walk that was begun goes on as it was.
 * `changedAt`: when the platform last pushed word of a change that no count shows, such as an edit; `null`: never.
 * None waits longer than `atLeastEveryMs` for its next full one.
 */
export function depthDue(
  visit: PostVisit,
  nowMs: number,
  {
    changedAt = null,
    atLeastEveryMs = Number.POSITIVE_INFINITY,
  }: { readonly changedAt?: Instant | null; readonly atLeastEveryMs?: number } = {},
): Depth | undefined {
  if (visit.walk !== null) return depthOf(visit.walk.depth, visit.lastWalkAt);
  if (visit.closed !== null || visit.platformCount === null) {
    const askedAt = visit.lastWalkAt ?? visit.publishedAt;
    const toldSince = changedAt !== null && changedAt >= askedAt; // it may be gone
    const againAfterMs = toldSince ? fullWalkAtMostEveryMs : closedAgainAfterMs;
    return sinceMs(askedAt, nowMs) >= againAfterMs ? { kind: "all" } : undefined;
  }
  const sinceFullWalkMs = sinceMs(visit.lastFullWalkAt, nowMs);
  const ageMs = nowMs - Date.parse(visit.publishedAt);
  if (sinceFullWalkMs >= Math.min(fullWalkDueAfterMs(ageMs), atLeastEveryMs)) return { kind: "all" };
  const changed = changedAt !== null && changedAt >= (visit.lastFullWalkAt ?? "");
  if (visit.platformCount === visit.countAtFullWalk && !changed) return undefined;
  if (sinceFullWalkMs >= (changed ? fullWalkAtMostEveryMs : fullWalkAfterChangeMs)) return { kind: "all" };
  const changedAgain = changedAt !== null && changedAt >= (visit.lastWalkAt ?? "");
  if (visit.platformCount === visit.countAtWalk && !changedAgain) return undefined;
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
