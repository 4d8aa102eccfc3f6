import { randomPoisson } from "d3-random";
import { countChange, unevennessOf } from "../../pipelines/stats/count-change.ts";
import { mulberry32 } from "../../pipelines/stats/mulberry32.ts";
import { holds, postSizes } from "./interval-simulation.ts";

/** A world whose posts are so many in the first period on average, and so many times as many in the second. */
export interface CountSetting {
  readonly posts: number;
  readonly growth: number;
}

const commentsPerPost = 20;
/** So many posts of other parts tell how uneven posts are, as in a list of what changed. */
const postsAround = 300;

/** How often the 95 % interval of the ratio of two periods' comments held the true one, in `runs` made-up worlds. */
export function countCoverageOf(
  { posts, growth }: CountSetting,
  { runs, seed }: { readonly runs: number; readonly seed: number },
): number {
  const random = mulberry32(seed);
  const poisson = randomPoisson.source(random);
  const size = postSizes(commentsPerPost, random);
  const sizes = (mean: number) => Array.from({ length: Math.max(1, poisson(mean)()) }, size);
  let held = 0;
  for (let run = 0; run < runs; run++) {
    const [before, after] = [sizes(posts), sizes(posts * growth)];
    const unevenness = unevennessOf(Array.from({ length: postsAround }, size)) ?? 1;
    const change = countChange({ posts: before, length: 1 }, { posts: after, length: 1 }, { unevenness });
    if (change === null) throw new TypeError("a world without comments");
    const { low, high } = change.interval;
    held += holds({ low, high: high ?? Number.POSITIVE_INFINITY }, growth);
  }
  return held / runs;
}
