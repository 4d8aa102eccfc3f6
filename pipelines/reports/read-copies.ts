import type { SentimentLabel } from "../../schemas/analysed.ts";
import type { CopyGroup } from "../ports/search-index.ts";
import type { SentimentCounts } from "../stats/net-sentiment.ts";
import { totalOf } from "../stats/net-sentiment.ts";
import { countsByPost, noComments, sumOfPosts } from "../trends/shares/post-rows.ts";
import { rowsOf } from "../trends/shares/rows.ts";
import type { AskedPeriod, PostCounts } from "./period-counts.ts";

/** What of a period are copies. */
export interface PeriodCopies {
  /** Of which there are two comments at least in the period. */
  readonly groups: number;
  /** In these groups. */
  readonly comments: number;
  /** What is left under each post with one voice of each group. */
  readonly withoutCopies: readonly PostCounts[];
}

/** Counts the copies and their voices only: leaving them out of everything would count everything again. */
export async function readCopies(
  { index, scope, filter }: AskedPeriod,
  all: readonly PostCounts[],
  groups: readonly CopyGroup[],
): Promise<PeriodCopies> {
  if (groups.length === 0) return { groups: 0, comments: 0, withoutCopies: all };
  const copyKeys = groups.map(({ copyKey }) => copyKey);
  const ids = groups.map(({ voice }) => voice);
  const byPost = [{ field: "postId" }, { field: "sentiment" }] as const;
  const [copied, voices] = await Promise.all([
    index.aggregate({
      scope,
      filter: { ...filter, copyKeys },
      by: [{ field: "copyKey" }, ...byPost],
    }),
    index.aggregate({
      scope,
      // With the key it was grouped by: a voice that was edited since is no copy any more, and was not removed.
      filter: { ...filter, ids, copyKeys, withoutCopies: groups },
      by: byPost,
    }),
  ]);
  const byKey = [...countsByPost(copied).values()].map((posts) => [...posts]);
  const several = byKey.filter((posts) => totalOf(sumOf(posts)) > 1);
  const removed = Map.groupBy(byKey.flat(), ([post]) => post);
  const kept = new Map(rowsOf(voices).map(({ id, counts }) => [id, counts]));
  return {
    groups: several.length,
    comments: totalOf(sumOf(several.flat())),
    withoutCopies: all.map((post) => {
      const [gone, stayed] = [sumOf(removed.get(post.id) ?? []), kept.get(post.id) ?? noComments];
      const left = (label: SentimentLabel) => post.counts[label] - gone[label] + stayed[label];
      const counts = { negative: left("negative"), neutral: left("neutral"), positive: left("positive") };
      return { ...post, counts };
    }),
  };
}

function sumOf(posts: readonly (readonly [string, SentimentCounts])[]): SentimentCounts {
  return sumOfPosts(posts.map(([, counts]) => counts));
}
