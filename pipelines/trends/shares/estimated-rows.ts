import type { Breakdown, Bucket, Cardinality, CommentFilter } from "../../ports/search-index.ts";
import type { Slice } from "../../stats/label-errors.ts";
import { sizeOf, typicalPost } from "../../stats/likeness.ts";
import type { SentimentCounts } from "../../stats/net-sentiment.ts";
import { totalOf } from "../../stats/net-sentiment.ts";
import type { SentimentEstimates, SentimentEstimator } from "../../stats/sentiment-estimates.ts";
import { likenessAmong } from "../../stats/sentiment-estimates.ts";
import { enoughVoices } from "../../stats/small-cells.ts";
import type { AskedComments } from "./enough-within.ts";
import { enoughWithin, mostByPost } from "./enough-within.ts";
import { postRows, sumOfPosts } from "./post-rows.ts";
import type { Row } from "./rows.ts";
import { rowsOf } from "./rows.ts";

/** Comments of one thing with their shares. */
export interface EstimatedRow extends Row {
  /** `null`: fewer than `fewestVoices` people, of whom no sentiment may be shown. */
  readonly estimates: SentimentEstimates | null;
}

/** How comments are told apart by post: one by one, or, where that would take long, by a design effect. */
export interface Sampling {
  readonly slice: Slice;
  /** How alike comments under one post are; `undefined` where it is not measured here. */
  readonly likeness?: number;
  /** Under how large a post a comment stands on average; `undefined`: each row is counted post by post. */
  readonly typicalPost?: number;
}

export interface Asking extends AskedComments {
  readonly estimator: SentimentEstimator;
}

/** How to count comments, from how many each of their posts has. */
export function samplingOf(slice: Slice, posts: readonly Bucket[]): Sampling {
  const sizes = posts.map(({ comments }) => comments);
  // Chosen posts stand for themselves, so their comments are not a sample of posts.
  const alike = slice === "post" ? { likeness: 0 } : {};
  return { slice, ...alike, ...(sizeOf(sizes) > mostByPost && { typicalPost: typicalPost(sizes) }) };
}

/** All comments that are asked for, whom so many people wrote. */
export async function estimateAll(asking: Asking, sampling: Sampling, authors: Cardinality) {
  const { index, scope, filter, estimator } = asking;
  const byPost = [{ field: "postId" }, { field: "sentiment" }] as const;
  const by = sampling.typicalPost === undefined ? byPost : ([{ field: "sentiment" }] as const);
  const buckets = await index.aggregate({ scope, filter, by });
  const rows = rowsOf(
    by.length === 2 ? buckets : buckets.map((each) => ({ ...each, keys: ["", ...each.keys] })),
  );
  const posts = rows.map(({ counts }) => counts);
  const likeness = sampling.likeness ?? (by.length === 2 ? likenessAmong(posts) : undefined);
  const known: Sampling = { ...sampling, ...(likeness !== undefined && { likeness }) };
  return {
    counts: sumOfPosts(posts),
    estimates: enoughVoices(authors) ? estimated(estimator, posts, known) : null,
    sampling: known,
  };
}

function estimated(
  estimator: SentimentEstimator,
  posts: readonly SentimentCounts[],
  { typicalPost: typical, ...options }: Sampling,
) {
  return typical === undefined
    ? estimator.estimate(posts, options)
    : estimator.estimateSum(sumOfPosts(posts), { ...options, typicalPost: typical });
}

/** Comments by one of their properties, most comments first. `within` is what a row's filter asks beside the others'. */
export async function estimateRows(
  asking: Asking,
  sampling: Sampling,
  breakdown: Breakdown,
  within: (id: string) => CommentFilter,
): Promise<readonly EstimatedRow[]> {
  const { index, scope, filter, estimator } = asking;
  const exact = sampling.typicalPost === undefined;
  const by = exact
    ? ([breakdown, { field: "postId" }, { field: "sentiment" }] as const)
    : ([breakdown, { field: "sentiment" }] as const);
  const buckets = await index.aggregate({ scope, filter, by });
  const rows = postRows(
    exact
      ? buckets
      : buckets.map((each) => ({ ...each, keys: [each.keys[0] ?? "", "", each.keys[1] ?? ""] })),
  );
  const enough = exact ? await voicesByRow() : undefined;
  return await Promise.all(
    rows.map(async ({ id, posts }) => {
      const counts = sumOfPosts(posts);
      const comments = totalOf(counts);
      const shown = enough?.has(id) ?? (await enoughWithin(asking, comments, within(id), exact));
      return { id, counts, comments, estimates: shown ? estimated(estimator, posts, sampling) : null };
    }),
  );

  async function voicesByRow(): Promise<ReadonlySet<string>> {
    const counted = await index.aggregate({ scope, filter, by: [breakdown], authors: true });
    return new Set(
      counted.flatMap(({ keys: [id], authors }) => (id !== undefined && enoughVoices(authors) ? [id] : [])),
    );
  }
}
