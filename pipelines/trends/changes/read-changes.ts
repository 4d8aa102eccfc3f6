import type { Instant } from "../../../schemas/item.ts";
import type { Bucket, CommentFilter, Scope, SearchIndex } from "../../ports/search-index.ts";
import type { Slice } from "../../stats/label-errors.ts";
import type { SentimentEstimator } from "../../stats/sentiment-estimates.ts";
import { mostUnread, unreadShare } from "../series/unread-hours.ts";
import { countsByPost, noComments } from "../shares/post-rows.ts";
import type { ChangedPart, PartInPeriods } from "./judge-changes.ts";
import { judgeChanges } from "./judge-changes.ts";

/** `from` to before `to`. */
export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/** What is compared part by part. */
export type ChangeDivision = "topic" | "state" | "channelId";

export interface ChangesQuestion {
  readonly scope: Scope;
  /** Further restrictions; its times are not read. */
  readonly filter: CommentFilter;
  readonly before: Span;
  readonly after: Span;
  /** How far the comments asked for may be of another kind than the labelled ones. */
  readonly slice: Slice;
  readonly divisions: readonly ChangeDivision[];
}

export interface ChangesAnswer {
  /** Share of the channels' hours that were not read to their end; above a quarter, counts are not compared. */
  readonly unread: { readonly before: number; readonly after: number };
  /** Nothing is held from before the earlier period began, so that it may not be held whole. */
  readonly beginsWithin: boolean;
  /** Of all comments together; `null` where there are none in either period. */
  readonly all: ChangedPart | null;
  /** One list for each division asked for, in which every part is judged. */
  readonly lists: readonly {
    readonly division: ChangeDivision;
    readonly parts: readonly ChangedPart[];
  }[];
}

const weekMs = 7 * 86_400_000;

/** The same time so many whole weeks before that the two do not overlap: weekdays are alike in both. Throws a `RangeError` for an empty one. */
export function spanBefore({ from, to }: Span): Span {
  const lengthMs = Date.parse(to) - Date.parse(from);
  if (!(lengthMs > 0)) throw new RangeError("the period is empty");
  const backMs = Math.ceil(lengthMs / weekMs) * weekMs;
  const back = (instant: Instant) => new Date(Date.parse(instant) - backMs).toISOString();
  return { from: back(from), to: back(to) };
}

/** Compares two periods of the index: all comments, and part by part. */
export async function readChanges(
  index: SearchIndex,
  question: ChangesQuestion,
  estimator: SentimentEstimator,
): Promise<ChangesAnswer> {
  const { before, after, slice, divisions } = question;
  const { read, ...held } = await readHeld(index, question);
  const judge = {
    estimator,
    lengths: { before: lengthOf(before), after: lengthOf(after) },
    read,
  };
  const lists = await Promise.all(
    divisions.map(async (division) => {
      const parts = await readParts(index, question, division);
      // Comments on one topic differ more from the labelled ones than comments on all.
      const narrower = division === "topic" && slice === "mixed" ? "narrow" : slice;
      return { division, parts: judgeChanges(parts, { ...judge, slice: narrower }) };
    }),
  );
  const [all = null] = judgeChanges(await readParts(index, question, null), { ...judge, slice });
  return { ...held, all, lists };
}

/** How completely two periods are held; `read`: so completely that their counts can be compared. */
export async function readHeld(
  index: Pick<SearchIndex, "countHours" | "search">,
  question: Pick<ChangesQuestion, "after" | "before" | "filter" | "scope">,
): Promise<Pick<ChangesAnswer, "beginsWithin" | "unread"> & { readonly read: boolean }> {
  const [before, after, beginsWithin] = await Promise.all([
    unreadShare(index, { ...question, ...question.before }),
    unreadShare(index, { ...question, ...question.after }),
    beginsAfter(index, question),
  ]);
  const read = Math.max(before, after) <= mostUnread && !beginsWithin;
  return { unread: { before, after }, beginsWithin, read };
}

async function readParts(
  index: SearchIndex,
  { scope, filter, before, after }: ChangesQuestion,
  division: ChangeDivision | null,
): Promise<readonly PartInPeriods[]> {
  const within = [{ field: "postId" }, { field: "sentiment" }] as const;
  const read = async ({ from, to }: Span) => {
    const asked = { scope, filter: { ...filter, from, to } };
    const [posts, people] = await Promise.all([
      index.aggregate({ ...asked, by: division === null ? within : [{ field: division }, ...within] }),
      index.aggregate({ ...asked, by: division === null ? [] : [{ field: division }], authors: true }),
    ]);
    // Without a division there is one part, which has no name.
    const named = (buckets: readonly Bucket[]) =>
      division === null ? buckets.map((bucket) => ({ ...bucket, keys: ["", ...bucket.keys] })) : buckets;
    return {
      posts: countsByPost(named(posts)),
      authors: new Map(named(people).map(({ keys, authors }) => [keys[0] ?? "", authors])),
    };
  };
  const [earlier, later] = await Promise.all([read(before), read(after)]);
  return [...new Set([...earlier.posts.keys(), ...later.posts.keys()])].sort().map((id) => {
    const [first, second] = [earlier.posts.get(id), later.posts.get(id)];
    const posts = [...new Set([...(first?.keys() ?? []), ...(second?.keys() ?? [])])].sort();
    return {
      id,
      posts: posts.map((post) => ({
        before: first?.get(post) ?? noComments,
        after: second?.get(post) ?? noComments,
      })),
      authors: { before: earlier.authors.get(id), after: later.authors.get(id) },
    };
  });
}

/** Whether the first comment of these channels is from after the beginning of the earlier period: then that may not be held whole. */
async function beginsAfter(
  index: Pick<SearchIndex, "search">,
  {
    scope,
    filter: { channelIds, platforms, levels, states },
    before,
  }: Pick<ChangesQuestion, "before" | "filter" | "scope">,
): Promise<boolean> {
  const filter: CommentFilter = Object.fromEntries(
    Object.entries({ channelIds, platforms, levels, states }).filter(([, value]) => value !== undefined),
  );
  const { hits } = await index.search({ scope, filter, order: "oldest", size: 1 });
  const oldest = hits[0]?.comment.publishedAt;
  return oldest !== undefined && oldest > before.from;
}

function lengthOf({ from, to }: Span): number {
  return Date.parse(to) - Date.parse(from);
}
