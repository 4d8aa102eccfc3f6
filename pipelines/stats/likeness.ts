/** Comments of one post, class by class. */
export type ClassCounts = readonly number[];

export function sizeOf(counts: ClassCounts): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

export function sumOf(posts: readonly ClassCounts[]): ClassCounts {
  const sums: number[] = (posts[0] ?? []).map(() => 0);
  for (const counts of posts) for (const [at, count] of counts.entries()) sums[at] = (sums[at] ?? 0) + count;
  return sums;
}

/**
 * How alike comments under one post are: the intraclass correlation of their classes, from 0 (no more than any others) to 1
 * (all the same); `null` where no two posts, or no two comments under one, can be laid side by side.
 *
 * Source: the analysis-of-variance estimator, M. S. Ridout, C. G. B. Demétrio and D. Firth (1999), Estimating intraclass
 * correlation for binary data, Biometrics 55, 137-148, its parts summed over the classes.
 */
export function likenessOf(posts: readonly ClassCounts[]): number | null {
  const total = sumOf(posts);
  const size = sizeOf(total);
  if (posts.length < 2 || size <= posts.length) return null;
  let [between, within, squares] = [0, 0, 0];
  for (const counts of posts) {
    const own = sizeOf(counts);
    squares += own ** 2;
    for (const [at, count] of counts.entries()) {
      if (own === 0) continue;
      between += own * (count / own - (total[at] ?? 0) / size) ** 2;
      within += count * (1 - count / own);
    }
  }
  const meanBetween = between / (posts.length - 1);
  const meanWithin = within / (size - posts.length);
  const typicalSize = (size - squares / size) / (posts.length - 1);
  const all = meanBetween + (typicalSize - 1) * meanWithin;
  return all <= 0 ? 0 : Math.min(1, Math.max(0, (meanBetween - meanWithin) / all));
}

/** Under how large a post a comment stands on average; 0 where there is none. */
export function typicalPost(sizes: readonly number[]): number {
  const size = sizeOf(sizes);
  return size === 0 ? 0 : sizes.reduce((sum, own) => sum + own ** 2, 0) / size;
}

/**
 * How many comments that have nothing to do with each other would tell as much as `size` of them under posts of a typical
 * size (see `typicalPost`).
 *
 * Source: the design effect 1 + (m - 1) x likeness of L. Kish (1965), Survey Sampling, Wiley; m is the size that the post of a
 * comment has on average, because posts are of unequal size: S. M. Eldridge, D. Ashby and S. Kerry (2006), Sample size for
 * cluster randomized trials, International Journal of Epidemiology 35, 1292-1300.
 */
export function effectiveSize(size: number, typical: number, likeness: number): number {
  return size / (1 + (Math.max(1, typical) - 1) * likeness);
}
