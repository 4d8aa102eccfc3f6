import type { Matrix } from "./invert.ts";
import { rowTimes } from "./invert.ts";
import type { ShareDraws } from "./share-draws.ts";
import { nearestShares } from "./simplex.ts";

/**
 * True shares that go with shares as said, draw by draw, each with error rates of its own: so both the sampling of what was
 * counted and the uncertainty of the error rates are in their spread. Where error rates are almost the same for two
 * classes the draws jump between the ends: an interval of them is wide, but never leaves 0 and 1.
 *
 * Source: W. J. Rogan and B. Gladen (1978), Estimating prevalence from the results of a screening test, American Journal
 * of Epidemiology 107, 71-76, for several classes as in D. J. Hopkins and G. King (2010), A method of automated
 * nonparametric content analysis for social science, American Journal of Political Science 54, 229-247; that the error rates'
 * own uncertainty must be carried through: B. D. Meyer and N. Mittag (2017), Misclassification in binary choice models,
 * Journal of Econometrics 200, 295-311.
 */
export function correctedShares(said: ShareDraws, inverses: readonly (Matrix | null)[]): ShareDraws {
  return freelyCorrectedShares(said, inverses).map((shares) =>
    shares.every((share) => share >= 0) ? shares : nearestShares(shares),
  );
}

/**
 * The same before they are brought back to shares: some lie below 0 or above 1, but their mean and their differences are right,
 * where shares near 0 are all too large once none may be below it. Where error rates can't be inverted, shares stay as said.
 */
export function freelyCorrectedShares(said: ShareDraws, inverses: readonly (Matrix | null)[]): ShareDraws {
  return said.map((shares, at) => {
    const inverse = inverses[at] ?? null;
    return inverse === null ? shares : rowTimes(shares, inverse);
  });
}
