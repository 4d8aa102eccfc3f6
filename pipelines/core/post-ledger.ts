import { isImported } from "../../schemas/channel.ts";
import type { Platform } from "../../schemas/channel.ts";
import type { Gap, GapReason, PostLedger } from "../../schemas/post-ledger.ts";
import type { ChannelVisit, PostVisit } from "../../schemas/visit.ts";
import type { PostView } from "../ports/search-index.ts";

type Counted = Pick<PostView, "platformCount" | "platformCountAt" | "held" | "deleted">;

/** How asking for the post's comments went so far. */
export interface Asked {
  /** `undefined` where nothing is known of it. */
  readonly visit: Pick<PostVisit, "closed" | "lastFullWalkAt" | "countAtFullWalk"> | undefined;
  readonly failure: ChannelVisit["failure"];
}

/**
 * Says why the platform's count and ours differ, from what is known of both and no guess: what was counted since the thread was
 * last read to its end is not read; the rest, which a whole reading did not show, the platform does not show, and it does not
 * say why. Comments hidden or deleted may be among that rest: platforms differ in whether they go on counting them.
 */
export function ledgerOf(platform: Platform, counted: Counted, asked: Asked): PostLedger {
  const { platformCount, platformCountAt, held, deleted: removed } = counted;
  const difference = platformCount === null ? null : platformCount - held;
  const gaps =
    difference === null ? uncounted(platform, asked) : gapsOf(platform, difference, counted, asked);
  return { platformCount, platformCountAt, held, removed, difference, gaps };
}

function uncounted(platform: Platform, { visit, failure }: Asked): readonly Gap[] {
  const reasons: GapReason[] = ["notCounted"];
  const neverRead = visit === undefined || visit.lastFullWalkAt === null;
  if (!isImported(platform) && (neverRead || visit.closed !== null))
    reasons.push(reasonUnread(visit, failure));
  return reasons.map((reason) => unknown(reason, null));
}

function gapsOf(
  platform: Platform,
  difference: number,
  { platformCount, deleted }: Counted,
  { visit, failure }: Asked,
): readonly Gap[] {
  if (difference < 0) return [known(platform === "x" ? "directOnly" : "heldMore", difference)];
  const unread = Math.min(difference, unreadOf(platformCount ?? 0, visit));
  const rest = difference - unread;
  return [
    ...(unread > 0 ? [known(reasonUnread(visit, failure), unread)] : []),
    ...(rest > 0 && deleted > 0 ? [unknown("removed", Math.min(rest, deleted))] : []),
    ...(rest > 0 ? [known("unexplained", rest)] : []),
  ];
}

/** At most so many comments were not read: all of them, or those counted since the last full walk began. */
function unreadOf(platformCount: number, visit: Asked["visit"]): number {
  const readAll = visit !== undefined && visit.closed === null && visit.lastFullWalkAt !== null;
  if (!readAll || visit.countAtFullWalk === null) return platformCount;
  return Math.max(0, platformCount - visit.countAtFullWalk);
}

function reasonUnread(visit: Asked["visit"], failure: Asked["failure"]): GapReason {
  if (visit?.closed === "gone") return "gone";
  if (visit?.closed === "forbidden") return "permission";
  switch (failure?.code) {
    case undefined:
      return "notRead";
    case "SOURCE_AUTH":
    case "SOURCE_FORBIDDEN":
      return "permission";
    case "SOURCE_QUOTA":
    case "SOURCE_RATE_LIMITED":
      return "quota";
    default:
      return "failed";
  }
}

const known = (reason: GapReason, count: number): Gap => ({ reason, count, atMost: null });
const unknown = (reason: GapReason, atMost: number | null): Gap => ({ reason, count: null, atMost });
