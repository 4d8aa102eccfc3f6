import type { Breakdown, Cardinality, CommentFilter } from "../../ports/search-index.ts";
import type { Slice } from "../../stats/label-errors.ts";
import { sizeOf, typicalPost } from "../../stats/likeness.ts";
import { totalOf } from "../../stats/net-sentiment.ts";
import type { SentimentEstimates, SentimentEstimator } from "../../stats/sentiment-estimates.ts";
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
  /** Under how large a post a comment stands on average; `undefined`: each row is counted post by post. */
  readonly typicalPost?: number;
}

export interface Asking extends AskedComments {
  readonly estimator: SentimentEstimator;
}

/** How to count parts of the comments, from how many each of their posts has. */
export function samplingOf(slice: Slice, sizes: readonly number[]): Sampling {
  return { slice, ...(sizeOf(sizes) > mostByPost && { typicalPost: typicalPost(sizes) }) };
}

/** All comments that are asked for, whom so many people wrote, and how to count parts of them. */
export async function estimateAll(
  { index, scope, filter, estimator }: Asking,
  slice: Slice,
  authors: Cardinality,
) {
  const by = [{ field: "postId" }, { field: "sentiment" }] as const;
  const rows = rowsOf(await index.aggregate({ scope, filter, by }));
  const posts = rows.map(({ counts }) => counts);
  return {
    counts: sumOfPosts(posts),
    posts: posts.length,
    estimates: enoughVoices(authors) ? estimator.estimate(posts, { slice }) : null,
    sampling: samplingOf(
      slice,
      rows.map(({ comments }) => comments),
    ),
  };
}

/** Comments by one of their properties, most comments first. `within` is what a row's filter asks beside the others'. */
export async function estimateRows(
  asking: Asking,
  { slice, typicalPost: typical }: Sampling,
  breakdown: Breakdown,
  within: (id: string) => CommentFilter,
): Promise<readonly EstimatedRow[]> {
  const { index, scope, filter, estimator } = asking;
  const exact = typical === undefined;
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
      const estimates = () =>
        typical === undefined
          ? estimator.estimate(posts, { slice })
          : estimator.estimateSum({ counts, typicalPost: typical }, { slice });
      return { id, counts, comments, estimates: shown ? estimates() : null };
    }),
  );

  async function voicesByRow(): Promise<ReadonlySet<string>> {
    const counted = await index.aggregate({ scope, filter, by: [breakdown], authors: true });
    return new Set(
      counted.flatMap(({ keys: [id], authors }) => (id !== undefined && enoughVoices(authors) ? [id] : [])),
    );
  }
}
