import type { Scope, SearchIndex } from "../../../pipelines/ports/search-index.ts";
import type { SentimentEstimator } from "../../../pipelines/stats/sentiment-estimates.ts";
import type { ChangesAnswer, Span } from "../../../pipelines/trends/changes/read-changes.ts";
import { readChanges, spanBefore } from "../../../pipelines/trends/changes/read-changes.ts";
import { newestPeriod } from "../../../pipelines/trends/emerging/read-emerging.ts";
import { dayMs } from "../malaysian-time.ts";
import type { Period, View } from "../view.ts";
import { filterOf } from "../view.ts";
import { sliceOf } from "./overview.ts";
import { periodDays } from "./period.ts";

/** Periods that are compared with an earlier one, and the one that is meant where the address names none. */
export const comparedPeriods = ["1d", "7d", "30d", "90d"] as const satisfies readonly Period[];
export const usualComparedPeriod = "7d";

export type ChangesFound =
  | {
      readonly kind: "answer";
      /** With the moments it covers. */
      readonly view: View;
      readonly before: Span;
      readonly answer: ChangesAnswer;
    }
  /** The period has no beginning or no end. */
  | { readonly kind: "open" }
  /** The index holds no comment. */
  | { readonly kind: "empty" };

/** Compares a view's period with the one before it. Whatever sentiment the address names is not asked for: shares of all are compared. */
export async function changesIn(
  { all, counted }: { readonly all: SearchIndex; readonly counted: SearchIndex },
  scope: Scope,
  asked: View,
  estimator: SentimentEstimator,
  nowMs: number,
): Promise<ChangesFound> {
  const after = await spanOf(all, scope, asked, nowMs);
  if (typeof after === "string") return { kind: after };
  const view: View = { ...asked, period: undefined, sentiment: [], ...after };
  const before = spanBefore(after);
  const divisions = ["topic", "state", "channelId"] as const;
  const question = { scope, filter: filterOf(view), before, after, slice: sliceOf(view), divisions };
  return { kind: "answer", view, before, answer: await readChanges(counted, question, estimator) };
}

/** Up to the hour of the newest comment: half a day is not compared with a whole one. */
async function spanOf(
  index: SearchIndex,
  scope: Scope,
  { from, to, period = usualComparedPeriod }: View,
  nowMs: number,
): Promise<Span | "open" | "empty"> {
  const offered = comparedPeriods.find((each) => each === period);
  const pinned = from !== undefined || to !== undefined;
  if (!pinned && offered === undefined) return "open";
  const newest = await newestPeriod(index, scope, periodDays[offered ?? usualComparedPeriod] * dayMs, nowMs);
  if (newest === undefined) return "empty";
  if (!pinned) return newest;
  if (from === undefined || to === undefined) return "open";
  const end = to < newest.to ? to : newest.to;
  return from < end ? { from, to: end } : "open";
}
