import type { SentimentLabel } from "../../schemas/analysed.ts";
import { SentimentLabel as Label } from "../../schemas/analysed.ts";
import type { CopyGroup } from "../ports/search-index.ts";
import type { SentimentCounts } from "../stats/net-sentiment.ts";
import { totalOf } from "../stats/net-sentiment.ts";
import { sumOfPosts } from "../trends/shares/post-rows.ts";
import type { AskedPeriod } from "./period-counts.ts";

/** What of a period are copies. */
export interface PeriodCopies {
  /** Of which there are two comments at least in the period. */
  readonly groups: number;
  /** In these groups. */
  readonly comments: number;
  /** What the period comes to with one voice of each group. */
  readonly withoutCopies: SentimentCounts;
}

/** Counts the copies and their voices only: leaving them out of everything would count everything again. */
export async function readCopies(
  { index, scope, filter }: AskedPeriod,
  all: SentimentCounts,
  groups: readonly CopyGroup[],
): Promise<PeriodCopies> {
  if (groups.length === 0) return { groups: 0, comments: 0, withoutCopies: all };
  const copyKeys = groups.map(({ copyKey }) => copyKey);
  const ids = groups.map(({ voice }) => voice);
  const [copied, voices] = await Promise.all([
    index.aggregate({
      scope,
      filter: { ...filter, copyKeys },
      by: [{ field: "copyKey" }, { field: "sentiment" }],
    }),
    index.aggregate({
      scope,
      // With the key it was grouped by: a voice that was edited since is no copy any more, and was not removed.
      filter: { ...filter, ids, copyKeys, withoutCopies: groups },
      by: [{ field: "sentiment" }],
    }),
  ]);
  const byKey = Map.groupBy(copied, ({ keys: [key = ""] }) => key);
  const counts = [...byKey.values()].map((buckets) =>
    countsOf(buckets.map(({ keys: [, label = ""], comments }) => [label, comments])),
  );
  const several = counts.filter((each) => totalOf(each) > 1);
  const [removed, kept] = [
    sumOfPosts(counts),
    countsOf(voices.map(({ keys: [label = ""], comments }) => [label, comments])),
  ];
  return {
    groups: several.length,
    comments: totalOf(sumOfPosts(several)),
    withoutCopies: combined((label) => all[label] - removed[label] + kept[label]),
  };
}

function countsOf(labelled: readonly (readonly [string, number])[]): SentimentCounts {
  const counts = { negative: 0, neutral: 0, positive: 0 };
  for (const [label, comments] of labelled) counts[Label.parse(label)] += comments;
  return counts;
}

function combined(of: (label: SentimentLabel) => number): SentimentCounts {
  return { negative: of("negative"), neutral: of("neutral"), positive: of("positive") };
}
