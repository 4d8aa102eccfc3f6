import { countComments } from "../../core/count-comments.ts";
import type { CommentFilter, FoundComment, Scope, SearchIndex } from "../../ports/search-index.ts";
import type { Instant } from "../../../schemas/item.ts";
import type { Issue } from "./describe-issue.ts";
import type { Emerging } from "./find-emerging.ts";
import { findEmerging } from "./find-emerging.ts";
import type { Reading } from "./reading.ts";
import type { Said } from "./said.ts";
import { mostUnread, unreadShare } from "../series/unread-hours.ts";

const hourMs = 3_600_000;
const weekMs = 168 * hourMs;

/** Weeks before that the newest hours are compared with. */
export const weeksCompared = 4;

/** Longer periods would overlap the weeks they are compared with. */
export const longestPeriodMs = weekMs;

/** More comments than this, in all weeks together, take minutes and much memory. */
const mostComments = 1_000_000;

const pageSize = 1_000;

/** Which comments, and when: `from` to before `to`, at most `longestPeriodMs` apart. */
export interface Asked {
  readonly scope: Scope;
  /** Further restrictions; its times are not read. */
  readonly filter: CommentFilter;
  readonly from: Instant;
  readonly to: Instant;
}

/** An issue with the comments that were chosen to read. */
export interface IssueWithExamples extends Omit<Issue, "examples"> {
  readonly examples: readonly FoundComment[];
}

export interface EmergingAnswer extends Omit<Emerging, "issues"> {
  readonly from: Instant;
  readonly to: Instant;
  /** Share of the channels' hours in the period that were known not to be read to their end; 0 where nobody looked. */
  readonly unread: number;
  /** Weeks before that were left out as gaps, or are from before the first comment. */
  readonly weeksMissing: number;
  readonly verdict:
    | { readonly kind: "judged"; readonly issues: readonly IssueWithExamples[] }
    /** Too few weeks before it are held to know what is usual. */
    | { readonly kind: "too-short" }
    /** So many comments are not read at once: a shorter period or fewer channels are needed. */
    | { readonly kind: "too-many"; readonly comments: number };
}

/**
 * Asks the index for the comments of a period and of the same hours of the weeks before, page by page, and finds what emerged.
 * Throws a `RangeError` for a period that is empty or too long.
 */
export async function readEmerging(
  index: SearchIndex,
  asked: Asked,
  reading: Reading,
): Promise<EmergingAnswer> {
  const { scope, from, to } = asked;
  const lengthMs = Date.parse(to) - Date.parse(from);
  if (!(lengthMs > 0 && lengthMs <= longestPeriodMs)) throw new RangeError("a period of at most seven days");
  const back = Array.from({ length: weeksCompared }, (_, week) => earlier(asked, week + 1));
  const totals = await Promise.all(
    [asked, ...back].map((each) => countComments(index, filterOf(each), scope)),
  );
  const comments = totals.reduce((sum, count) => sum + count, 0);
  const unread = await unreadShare(index, asked);
  const nothing = { from, to, unread, voices: 0, comments: 0, weeks: [], weeksMissing: weeksCompared };
  if (comments > mostComments) return { ...nothing, verdict: { kind: "too-many", comments } };
  const oldest = await oldestComment(index, asked);
  const read: Asked[] = [];
  for (const week of back) {
    const known = oldest !== undefined && oldest <= week.from;
    if (known && (await unreadShare(index, week)) <= mostUnread) read.push(week);
  }
  const streams = { newest: stream(index, asked), earlier: read.map((week) => stream(index, week)) };
  const { issues, ...heard } = await findEmerging(streams, reading);
  const facts = { from, to, unread, ...heard, weeksMissing: weeksCompared - heard.weeks.length };
  if (issues === null) return { ...facts, verdict: { kind: "too-short" } };
  const found = await Promise.all(issues.map((issue) => withExamples(index, scope, issue)));
  return { ...facts, verdict: { kind: "judged", issues: found } };
}

/** The period that ends with the hour of the newest comment that is not dated in the future; `undefined` where there is none. */
export async function newestPeriod(
  index: SearchIndex,
  scope: Scope,
  lengthMs: number,
  nowMs: number,
): Promise<Pick<Asked, "from" | "to"> | undefined> {
  const filter = { to: new Date(nowMs).toISOString() };
  const { hits } = await index.search({ scope, filter, order: "newest", size: 1 });
  const newest = hits[0]?.comment.publishedAt;
  if (newest === undefined) return undefined;
  const endMs = (Math.floor(Date.parse(newest) / hourMs) + 1) * hourMs;
  return { from: new Date(endMs - lengthMs).toISOString(), to: new Date(endMs).toISOString() };
}

function earlier(asked: Asked, weeks: number): Asked {
  const back = (instant: Instant) => new Date(Date.parse(instant) - weeks * weekMs).toISOString();
  return { ...asked, from: back(asked.from), to: back(asked.to) };
}

const filterOf = ({ filter, from, to }: Asked): CommentFilter => ({ ...filter, from, to });

/** When the first comment that may be asked about was published: a week that had begun before is not held whole. */
async function oldestComment(index: SearchIndex, { scope, filter }: Asked): Promise<Instant | undefined> {
  const { from: _, to: __, ...restrictions } = filter;
  const { hits } = await index.search({ scope, filter: restrictions, order: "oldest", size: 1 });
  return hits[0]?.comment.publishedAt;
}

async function* stream(index: SearchIndex, asked: Asked): AsyncGenerator<Said> {
  let after: string | undefined;
  do {
    const page = await index.search({
      scope: asked.scope,
      filter: filterOf(asked),
      order: "oldest",
      size: pageSize,
      ...(after !== undefined && { after }),
    });
    for (const { comment } of page.hits) yield comment;
    after = page.next;
  } while (after !== undefined);
}

async function withExamples(index: SearchIndex, scope: Scope, issue: Issue): Promise<IssueWithExamples> {
  const { examples: ids } = issue;
  const { hits } = await index.search({ scope, filter: { ids }, order: "newest", size: ids.length });
  const found = new Map(hits.map((hit) => [hit.comment.id, hit]));
  return { ...issue, examples: ids.flatMap((id) => found.get(id) ?? []) };
}
