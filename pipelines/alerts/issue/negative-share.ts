import type { NegativeShare } from "../../../schemas/alert.ts";
import type { Instant } from "../../../schemas/item.ts";
import type { CommentFilter, SearchIndex } from "../../ports/search-index.ts";
import type { SentimentCounts } from "../../stats/net-sentiment.ts";
import { totalOf } from "../../stats/net-sentiment.ts";
import type { SentimentEstimator } from "../../stats/sentiment-estimates.ts";
import { rowsOf } from "../../trends/shares/rows.ts";
import { sumOfPosts } from "../../trends/shares/post-rows.ts";
import { fewestUsual } from "./step-issue.ts";

/** Which comments an alert is about: those of a time. */
export type MatterFilter = CommentFilter & { readonly from: Instant; readonly to: Instant };

/** What is usual is that of four weeks before. */
const usualMs = 28 * 86_400_000;

/**
 * The negative share of a matter, corrected for the models' errors, which its interval covers, and the usual one corrected alike: of
 * the same comments before, or of all, where those are too few. `null` where there is no comment.
 */
export async function readNegativeShare(
  index: Pick<SearchIndex, "aggregate">,
  estimator: SentimentEstimator,
  matter: MatterFilter,
): Promise<NegativeShare | null> {
  // What rose stands for itself: its comments are no sample of posts.
  const now = estimator.estimate(await countByPost(index, matter), { slice: "issue", likeness: 0 });
  if (now === null) return null;
  const before = { from: new Date(Date.parse(matter.from) - usualMs).toISOString(), to: matter.from };
  const usual =
    enough(await countByPost(index, { ...matter, ...before })) ??
    enough(await countByPost(index, { ...before, official: false }));
  const { value, interval } = now.corrected.negative;
  return {
    share: value,
    ...interval,
    said: now.said.negative.value,
    n: now.comments,
    usual:
      usual === undefined
        ? null
        : (estimator.estimate(usual, { slice: "issue" })?.corrected.negative.value ?? null),
  };
}

/** Whether a matter is more negative than is usual, for all that is not known of the models' errors. */
export function isAboveUsual({ low, usual }: NegativeShare): boolean {
  return usual !== null && low > usual;
}

async function countByPost(
  index: Pick<SearchIndex, "aggregate">,
  filter: CommentFilter,
): Promise<readonly SentimentCounts[]> {
  const by = [{ field: "postId" }, { field: "sentiment" }] as const;
  const buckets = await index.aggregate({ scope: { kind: "nation" }, filter, by });
  return rowsOf(buckets).map(({ counts }) => counts);
}

function enough(posts: readonly SentimentCounts[]): readonly SentimentCounts[] | undefined {
  return totalOf(sumOfPosts(posts)) < fewestUsual ? undefined : posts;
}
