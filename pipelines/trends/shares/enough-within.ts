import type { CommentFilter, Scope, SearchIndex } from "../../ports/search-index.ts";
import { enoughVoices, fewestVoices } from "../../stats/small-cells.ts";

/** More comments than these are not counted post by post: that would read each of them several times, and take minutes. */
export const mostByPost = 20_000;
/** Then the authors of larger rows are not counted: so many comments are taken to be of ten people at least. */
export const surelyEnough = 200;

/** Comments of which some are asked for. */
export interface AskedComments {
  readonly index: SearchIndex;
  readonly scope: Scope;
  readonly filter: CommentFilter;
}

/**
 * Whether at least ten people wrote some of the comments. Where everything is counted post by post (`exact`), authors are always
 * counted too: one account may write hundreds of comments. Otherwise only of those that a few people may have written.
 */
export async function enoughWithin(
  { index, scope, filter }: AskedComments,
  comments: number,
  within: CommentFilter,
  exact: boolean,
): Promise<boolean> {
  const most = exact ? Infinity : surelyEnough;
  if (comments < fewestVoices || comments > most) return comments > most;
  const [all] = await index.aggregate({ scope, filter: { ...filter, ...within }, by: [], authors: true });
  return enoughVoices(all?.authors);
}
