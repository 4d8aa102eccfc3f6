import type { Backfill, BackfillProgress } from "../../schemas/backfill.ts";
import type { PostVisit } from "../../schemas/visit.ts";
import { depthDue } from "./visit-plan.ts";

/** A post this young is the visits' own, also while a backfill goes on: people are talking under it. */
const dayMs = 86_400_000;
const freshForMs = 2 * dayMs;

/** Is the post one that the backfill is about? What came after the wish is new, and so the visits'. */
function isAbout({ since, requestedAt }: Backfill, { publishedAt }: PostVisit): boolean {
  const publishedMs = Date.parse(publishedAt);
  return publishedMs >= Date.parse(since) && publishedMs <= Date.parse(requestedAt);
}

/** Must the backfill still read the post? Not when it was read since the wish, by whomever, or can't be read. */
export function isWanted(backfill: Backfill, visit: PostVisit): boolean {
  if (!isAbout(backfill, visit) || visit.closed !== null || visit.platformCount === null) return false;
  const { lastFullWalkAt } = visit;
  return lastFullWalkAt === null || Date.parse(lastFullWalkAt) < Date.parse(backfill.requestedAt);
}

/**
 * Does a visit leave a post that is due to the backfill? Left to it is what it began itself, and what is old and was never
 * read: a visit that read thousands of such posts would not look at the new ones meanwhile. That holds also for posts before
 * `since`, which would use up the budget first; but not while the platform refuses the backfill, nor once it has been held up
 * for a day, or they might wait for ever.
 */
export function isLeftToBackfill(backfill: Backfill, visit: PostVisit, nowMs: number): boolean {
  const { failure } = backfill;
  if (failure !== null && nowMs - Date.parse(failure.at) >= dayMs) return false; // it may never get its turn
  if (visit.lastFullWalkAt === null) {
    if (nowMs - Date.parse(visit.publishedAt) < freshForMs) return false;
    return isWanted(backfill, visit) || !isRefused(backfill);
  }
  return isWanted(backfill, visit) && depthDue({ ...visit, walk: null }, nowMs) === undefined;
}

const passing: ReadonlySet<string> = new Set(["SOURCE_QUOTA", "SOURCE_RATE_LIMITED", "SOURCE_UNAVAILABLE"]);

function isRefused({ failure }: Backfill): boolean {
  return failure !== null && !passing.has(failure.code);
}

/** The walk to go on with: a full one that began after the wish, because an older one has not seen everything since. */
export function resumable({ requestedAt }: Backfill, { walk }: PostVisit): PostVisit["walk"] {
  const began = walk?.depth === "all" ? Date.parse(walk.startedAt) : Number.NEGATIVE_INFINITY;
  return began >= Date.parse(requestedAt) ? walk : null;
}

/** Adds up how far a backfill is, post by post. */
export async function countProgress(
  backfill: Backfill,
  visits: AsyncIterable<PostVisit>,
): Promise<BackfillProgress> {
  const progress = { ...backfill, posts: 0, postsDone: 0, comments: 0, commentsDone: 0 };
  for await (const visit of visits) {
    if (!isAbout(backfill, visit)) continue;
    const isDone = !isWanted(backfill, visit);
    const comments = visit.closed === null ? (visit.platformCount ?? 0) : 0;
    progress.posts += 1;
    progress.comments += comments;
    if (!isDone) continue;
    progress.postsDone += 1;
    progress.commentsDone += comments;
  }
  return progress;
}
