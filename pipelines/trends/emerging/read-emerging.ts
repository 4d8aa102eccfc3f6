import { countComments } from "../../core/count-comments.ts";
import type { CommentFilter, FoundComment, Scope, SearchIndex } from "../../ports/search-index.ts";
import type { Instant } from "../../../schemas/item.ts";
import type { Issue } from "./describe-issue.ts";
import type { Emerging } from "./find-emerging.ts";
import { findEmerging } from "./find-emerging.ts";
import type { Reading } from "./reading.ts";
import type { Said } from "./said.ts";
import { sampledSpans } from "./sampled-spans.ts";
import { mostUnread, unreadShare } from "../series/unread-hours.ts";

const hourMs = 3_600_000;
const weekMs = 168 * hourMs;

/** Weeks before that the newest hours are compared with. */
export const weeksCompared = 4;

/** Longer periods would overlap the weeks they are compared with. */
export const longestPeriodMs = weekMs;

/** Of more comments than this, in all weeks together, a sample is read: all would take minutes and much memory. */
const mostComments = 1_000_000;

const pageSize = 1_000;
/** Spans of a sample that are asked for together. */
const spansAtOnce = 8;

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
  /** One in so many comments was read, spread evenly over the time (`sampledSpans`), and the figures are of those; 1: all. */
  readonly oneIn: number;
  readonly verdict:
    | { readonly kind: "judged"; readonly issues: readonly IssueWithExamples[] }
    /** Too few weeks before it are held to know what is usual. */
    | { readonly kind: "too-short" };
}

/**
 * Asks the index for the comments of a period and of the same hours of the weeks before, page by page, and finds what emerged.
 * `oneIn`: of so many comments one is read, where who asks has counted them. Throws a `RangeError` for a period that is
 * empty or too long.
 */
export async function readEmerging(
  index: SearchIndex,
  asked: Asked,
  reading: Reading,
  oneIn?: number,
): Promise<EmergingAnswer> {
  const { scope, from, to } = asked;
  const lengthMs = Date.parse(to) - Date.parse(from);
  if (!(lengthMs > 0 && lengthMs <= longestPeriodMs)) throw new RangeError("a period of at most seven days");
  const back = Array.from({ length: weeksCompared }, (_, week) => weeksBefore(asked, week + 1));
  const part = oneIn ?? Math.max(1, Math.ceil((await countTimes(index, [asked, ...back])) / mostComments));
  const [unread, oldest, ...unreadBefore] = await Promise.all([
    unreadShare(index, asked),
    oldestComment(index, asked),
    ...back.map((week) => unreadShare(index, week)),
  ]);
  const read = back.filter(
    (week, n) => oldest !== undefined && oldest <= week.from && (unreadBefore[n] ?? 1) <= mostUnread,
  );
  const streams = {
    newest: stream(index, asked, part),
    earlier: read.map((week) => stream(index, week, part)),
  };
  const { issues, ...heard } = await findEmerging(streams, reading);
  const facts = {
    from,
    to,
    unread,
    ...heard,
    weeksMissing: weeksCompared - heard.weeks.length,
    oneIn: part,
  };
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

/** The same hours so many weeks before. */
export function weeksBefore(asked: Asked, weeks: number): Asked {
  const back = (instant: Instant) => new Date(Date.parse(instant) - weeks * weekMs).toISOString();
  return { ...asked, from: back(asked.from), to: back(asked.to) };
}

const filterOf = ({ filter, from, to }: Asked): CommentFilter => ({ ...filter, from, to });

/** Comments of all these times together. */
export async function countTimes(index: SearchIndex, times: readonly Asked[]): Promise<number> {
  const counted = await Promise.all(times.map((asked) => countComments(index, filterOf(asked), asked.scope)));
  return counted.reduce((sum, count) => sum + count, 0);
}

/** When the first comment that may be asked about was published: a week that had begun before is not held whole. */
async function oldestComment(index: SearchIndex, { scope, filter }: Asked): Promise<Instant | undefined> {
  const { from: _, to: __, ...restrictions } = filter;
  const { hits } = await index.search({ scope, filter: restrictions, order: "oldest", size: 1 });
  return hits[0]?.comment.publishedAt;
}

/** One in `oneIn` comments of a time, in the order in which they were published. */
async function* stream(index: SearchIndex, asked: Asked, oneIn: number): AsyncGenerator<Said> {
  if (oneIn === 1) return yield* pages(index, asked);
  const spans = sampledSpans(asked, oneIn);
  for (let at = 0; at < spans.length; at += spansAtOnce) {
    const several = spans.slice(at, at + spansAtOnce).map((span) => pages(index, { ...asked, ...span }));
    yield* (await Promise.all(several.map((each) => Array.fromAsync(each)))).flat();
  }
}

async function* pages(index: SearchIndex, asked: Asked): AsyncGenerator<Said> {
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
