import type { Cardinality } from "../ports/search-index.ts";

/**
 * Figures about fewer people than this are neither shown nor exported: they would be about persons, not about the public.
 * The threshold rule of statistical offices, A. Hundepool and others (2012), Statistical Disclosure Control, Wiley, at the
 * strict end of what they use. So few voices are no issue of a nation's or a district's either, and ten friends are harder
 * to find than one person with a grudge.
 */
export const fewestVoices = 10;

/** Whether so many people spoke that a figure about them may be shown. An unknown author is no author. */
export function enoughVoices(authors: Pick<Cardinality, "value"> | undefined): boolean {
  return authors !== undefined && authors.value >= fewestVoices;
}
