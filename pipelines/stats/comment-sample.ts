import { SentimentLabel } from "../../schemas/analysed.ts";
import type { Slice } from "./label-errors.ts";
import { standsForItself } from "./label-errors.ts";
import type { ClassCounts } from "./likeness.ts";
import { effectiveSize, likenessOf, sizeOf, sumOf, typicalPost } from "./likeness.ts";
import type { SentimentCounts } from "./net-sentiment.ts";

/** Comments of which shares are asked. */
export interface CommentSample {
  /** By `SentimentLabel.options`. */
  readonly total: ClassCounts;
  /** How many comments that have nothing to do with each other would tell as much. */
  readonly effective: number;
}

/** Comments of which only the sum is known, and under how large a post one stands on average. */
export interface SummedComments {
  readonly counts: SentimentCounts;
  readonly typicalPost: number;
}

/** Fewer posts do not tell how alike the comments under them are. */
const fewestPosts = 30;
/** How alike comments under one post usually are: what the models say of those in my-public-comments (see README). */
const usualLikeness = 0.13;

/** Comments counted post by post. `alike`: how alike those under one post are, where that is known of more posts than these. */
export function sampleOfPosts(
  posts: readonly SentimentCounts[],
  slice: Slice,
  alike: number = likenessAmong(posts),
): CommentSample {
  const counts = posts.map(classCounts);
  const likeness = standsForItself(slice) ? 0 : alike;
  const sizes = counts.map(sizeOf);
  return {
    total: sumOf(counts),
    effective: effectiveSize(sizeOf(sizes), typicalPost(sizes), likeness),
  };
}

export function sampleOfSum({ counts, typicalPost: typical }: SummedComments, slice: Slice): CommentSample {
  const total = classCounts(counts);
  const size = sizeOf(total);
  const likeness = standsForItself(slice) ? 0 : usualLikeness;
  return { total, effective: effectiveSize(size, Math.min(size, typical), likeness) };
}

/** How alike comments under one post are, where the posts are enough to tell; what is usual where they are not. */
export function likenessAmong(posts: readonly SentimentCounts[]): number {
  const known = posts.length < fewestPosts ? null : likenessOf(posts.map(classCounts));
  return known ?? usualLikeness;
}

/** In the order of `SentimentLabel.options`. */
export function classCounts(counts: SentimentCounts): ClassCounts {
  return SentimentLabel.options.map((label) => counts[label]);
}
