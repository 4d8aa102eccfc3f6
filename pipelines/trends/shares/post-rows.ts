import { SentimentLabel } from "../../../schemas/analysed.ts";
import type { Bucket } from "../../ports/search-index.ts";
import type { SentimentCounts } from "../../stats/net-sentiment.ts";
import { totalOf } from "../../stats/net-sentiment.ts";

/** Comments of one thing by sentiment, post by post: comments under one post are alike, so intervals need to know. */
export interface PostRow {
  readonly id: string;
  readonly posts: readonly SentimentCounts[];
}

export const noComments: SentimentCounts = { negative: 0, neutral: 0, positive: 0 };

/** Buckets by (thing, post, sentiment) as one row for each thing, most comments first. */
export function postRows(buckets: readonly Bucket[]): readonly PostRow[] {
  return [...countsByPost(buckets)]
    .map(([id, posts]) => ({
      id,
      posts: [...posts.values()],
      comments: totalOf(sumOfPosts(posts.values())),
    }))
    .toSorted((a, b) => b.comments - a.comments || (a.id < b.id ? -1 : 1))
    .map(({ id, posts }) => ({ id, posts }));
}

/** Buckets by (thing, post, sentiment) by thing and post. */
export function countsByPost(
  buckets: readonly Bucket[],
): ReadonlyMap<string, ReadonlyMap<string, SentimentCounts>> {
  const things = new Map<string, Map<string, SentimentCounts>>();
  for (const { keys, comments } of buckets) {
    const [id, post, label] = keys;
    const sentiment = SentimentLabel.safeParse(label);
    if (id === undefined || post === undefined || !sentiment.success) continue;
    const posts = things.get(id) ?? new Map<string, SentimentCounts>();
    posts.set(post, { ...(posts.get(post) ?? noComments), [sentiment.data]: comments });
    things.set(id, posts);
  }
  return things;
}

export function sumOfPosts(posts: Iterable<SentimentCounts>): SentimentCounts {
  const sum = { ...noComments };
  for (const counts of posts) for (const label of SentimentLabel.options) sum[label] += counts[label];
  return sum;
}
