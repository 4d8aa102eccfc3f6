import type { NegativeShare } from "../../../schemas/alert.ts";
import type { Instant } from "../../../schemas/item.ts";
import type { CommentFilter, SearchIndex } from "../../ports/search-index.ts";
import type { SentimentCounts } from "../../stats/net-sentiment.ts";
import { totalOf } from "../../stats/net-sentiment.ts";
import { compareSentiment } from "../../stats/sentiment-changes.ts";
import type { SentimentEstimator } from "../../stats/sentiment-estimates.ts";
import { rowsOf } from "../../trends/shares/rows.ts";
import { sumOfPosts } from "../../trends/shares/post-rows.ts";
import { fewestUsual } from "./step-issue.ts";

/** Which comments an alert is about: those of a time. */
export type MatterFilter = CommentFilter & { readonly from: Instant; readonly to: Instant };

/** What is usual is that of four weeks before. */
const usualMs = 28 * 86_400_000;

/**
 * The negative share of a matter, corrected for the models' errors, and by how much it lies above the usual one, corrected alike: of
 * the same comments before, or of all, where those are too few. The intervals cover the errors. `null` where there is no comment.
 */
export async function readNegativeShare(
  index: Pick<SearchIndex, "aggregate">,
  estimator: SentimentEstimator,
  matter: MatterFilter,
): Promise<NegativeShare | null> {
  const now = await countByPost(index, matter);
  const before = { from: new Date(Date.parse(matter.from) - usualMs).toISOString(), to: matter.from };
  const usual =
    enough(await countByPost(index, { ...matter, ...before })) ??
    enough(await countByPost(index, { ...before, official: false }));
  return negativeShare(estimator, now, usual);
}

/** Comments by sentiment, by the id of their post. */
export type CountsByPost = ReadonlyMap<string, SentimentCounts>;

/** The same of comments that are counted; `undefined`: nobody knows what is usual. */
export function negativeShare(
  estimator: SentimentEstimator,
  now: CountsByPost,
  usual: CountsByPost | undefined,
): NegativeShare | null {
  const estimates = estimator.estimate([...now.values()], options);
  if (estimates === null) return null;
  const { corrected, said, comments } = estimates;
  const { value, interval } = corrected.negative;
  const share = { share: value, ...interval, said: said.negative.value, n: comments };
  const ids = new Set([...now.keys(), ...(usual?.keys() ?? [])]);
  const posts = [...ids].map((id) => ({ before: usual?.get(id) ?? none, after: now.get(id) ?? none }));
  const change = compareSentiment(estimator, posts, { ...options, sliceBefore: "narrow" });
  if (change === null) return { ...share, usual: null, rise: null };
  const rise = change.corrected.negative;
  return {
    ...share,
    usual: change.before.corrected.negative.value,
    rise: { value: rise.value, ...rise.interval },
  };
}

/** Whether a matter is more negative than is usual, for all that is not known of the models' errors. */
export function isAboveUsual({ rise }: NegativeShare): boolean {
  return rise !== null && rise.low > 0;
}

/** What rose stands for itself: the models err in it as under one post, not as in a topic. */
const options = { slice: "issue" } as const;
const none: SentimentCounts = { negative: 0, neutral: 0, positive: 0 };

async function countByPost(
  index: Pick<SearchIndex, "aggregate">,
  filter: CommentFilter,
): Promise<CountsByPost> {
  const by = [{ field: "postId" }, { field: "sentiment" }] as const;
  const buckets = await index.aggregate({ scope: { kind: "nation" }, filter, by });
  return new Map(rowsOf(buckets).map(({ id, counts }) => [id, counts]));
}

function enough(posts: CountsByPost): CountsByPost | undefined {
  return totalOf(sumOfPosts([...posts.values()])) < fewestUsual ? undefined : posts;
}
