import type { Matrix } from "./invert.ts";
import { rowTimes } from "./invert.ts";
import type { ShareDraws } from "./share-draws.ts";
import { nearestShares } from "./simplex.ts";

/**
 * True shares that go with shares as said, draw by draw, each with error rates of its own: so both the sampling of what was
 * counted and the uncertainty of the error rates are in their spread. Where error rates are almost the same for two
 * classes the draws jump between the ends: an interval of them is wide, but never leaves 0 and 1. Where they can't be
 * inverted at all, the shares stay as said.
 *
 * Source: W. J. Rogan and B. Gladen (1978), Estimating prevalence from the results of a screening test, American Journal
 * of Epidemiology 107, 71-76, for several classes as in D. J. Hopkins and G. King (2010), A method of automated
 * nonparametric content analysis for social science, American Journal of Political Science 54, 229-247; that the error rates'
 * own uncertainty must be carried through: B. D. Meyer and N. Mittag (2017), Misclassification in binary choice models,
 * Journal of Econometrics 200, 295-311.
 */
export function correctedShares(said: ShareDraws, inverses: readonly (Matrix | null)[]): ShareDraws {
  return said.map((shares, at) => {
    const inverse = inverses[at] ?? null;
    const corrected = inverse === null ? shares : rowTimes(shares, inverse);
    return corrected.every((share) => share >= 0) ? corrected : nearestShares(corrected);
  });
}
