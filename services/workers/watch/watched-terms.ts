import { z } from "zod";
import { IssueMemory, isSameTime } from "../../../pipelines/alerts/issue/step-issue.ts";
import type { FoundTerm } from "./find-terms.ts";

/** What is kept of a term that rose and that no topic covers. */
export const WatchedTerm = z.strictObject({
  /** Memory of its detector, as text; empty before its first step. */
  detector: z.string(),
  issue: IssueMemory,
  /** The step by which it was last found among what rose. */
  found: z.int(),
});
export type WatchedTerm = z.infer<typeof WatchedTerm>;

export const WatchedTerms = z.strictObject({
  /** The step, a whole hour, by which it was last asked what rose. */
  asked: z.int(),
  /** By term. */
  terms: z.record(z.string(), WatchedTerm),
});
export type WatchedTerms = z.infer<typeof WatchedTerms>;

export const noTerms: WatchedTerms = { asked: 0, terms: {} };

/** More are not watched at once: each has a detector, and its comments are counted at every look. */
const mostTerms = 20;

/** Which terms are watched at a step: as long as they were found, or an issue went on, within three days. */
export function stillWatched(
  terms: Readonly<Record<string, WatchedTerm>>,
  step: number,
): Readonly<Record<string, WatchedTerm>> {
  return Object.fromEntries(
    Object.entries(terms).filter(([, { found, issue }]) =>
      isSameTime(Math.max(found, issue.issue?.active ?? 0), step),
    ),
  );
}

/** What was found now and what of it is new, as far as there is room; an issue that is watched under one of its terms is not. */
export function sortFound(
  watched: Readonly<Record<string, WatchedTerm>>,
  found: readonly FoundTerm[],
): { readonly again: readonly string[]; readonly news: readonly string[] } {
  const known = Object.keys(watched);
  const again = known.filter((term) => found.some(({ terms }) => terms.has(term)));
  const news = found.flatMap(({ term, terms }) => (known.some((each) => terms.has(each)) ? [] : [term]));
  return { again, news: news.slice(0, Math.max(0, mostTerms - known.length)) };
}
