import { randomNormal } from "d3-random";
import { z95 } from "./interval.ts";
import type { ClassCounts } from "./likeness.ts";
import { sizeOf } from "./likeness.ts";
import { mulberry32 } from "./mulberry32.ts";

/** Shares of the classes as they might have come out, draw by draw. */
export type ShareDraws = readonly (readonly number[])[];

/** Standard normal values, `classes` for each draw: drawn once, they serve every row of a page. */
export function normalDraws(
  classes: number,
  { seed, draws }: { readonly seed: number; readonly draws: number },
): ShareDraws {
  const normal = randomNormal.source(mulberry32(seed))();
  return Array.from({ length: draws }, () => Array.from({ length: classes }, () => normal()));
}

/**
 * Shares of classes among `counts`, which tell as much as `effective` independent observations. They may leave 0 and 1:
 * whoever corrects them brings them back.
 *
 * Source: the normal approximation of the multinomial around shares to which z² observations are added, half of what
 * A. Agresti and B. A. Coull (1998), American Statistician 52, 119-126, add to a share and its opposite being for each of
 * the classes here; so that small samples and shares near 0 keep a width, as C. Lang and J. Reiczigel (2014), Confidence
 * limits for prevalence of disease adjusted for estimated sensitivity and specificity, Preventive Veterinary Medicine 113,
 * 13-22, do before they correct. Throws a `RangeError` for nothing counted.
 */
export function sharesFromSize(counts: ClassCounts, effective: number, normals: ShareDraws): ShareDraws {
  const size = sizeOf(counts);
  if (!(size > 0 && effective > 0)) throw new RangeError("nothing was counted");
  const added = z95 ** 2;
  const shares = counts.map(
    (count) => ((count / size) * effective + added / counts.length) / (effective + added),
  );
  const roots = shares.map(Math.sqrt);
  const spread = 1 / Math.sqrt(effective + added);
  return normals.map((normal) => {
    const common = roots.reduce((sum, root, at) => sum + root * (normal[at] ?? 0), 0);
    return shares.map((share, at) => {
      const root = roots[at] ?? 0;
      return share + spread * root * ((normal[at] ?? 0) - root * common);
    });
  });
}

export interface PostDraws {
  readonly seed: number;
  readonly draws: number;
}

/**
 * Counts of classes among posts that are drawn anew, each whole: comments under one post are alike. Texts are not needed,
 * only how many comments of each class a post has. Throws a `RangeError` for nothing counted.
 *
 * Source: A. C. Davison and D. V. Hinkley (1997), Bootstrap Methods and their Application, section 3.8.
 */
export function sumsByPost(
  posts: readonly ClassCounts[],
  { seed, draws }: PostDraws,
): readonly ClassCounts[] {
  const held = posts.filter((counts) => sizeOf(counts) > 0);
  const classes = held[0]?.length ?? 0;
  if (classes === 0) throw new RangeError("nothing was counted");
  // All counts in one array: this loop is where a page of many rows spends its time.
  const flat = Float64Array.from(held.flat());
  const random = mulberry32(seed);
  return Array.from({ length: draws }, () => {
    const sums = new Float64Array(classes);
    for (let drawn = 0; drawn < held.length; drawn++) {
      const first = Math.floor(random() * held.length) * classes;
      for (let at = 0; at < classes; at++) sums[at] = (sums[at] ?? 0) + (flat[first + at] ?? 0);
    }
    return Array.from(sums);
  });
}

export function sharesOf(counts: ClassCounts): readonly number[] {
  const size = sizeOf(counts);
  return counts.map((count) => count / size);
}
