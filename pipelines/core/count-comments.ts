import type { CommentFilter, Scope, SearchIndex } from "../ports/search-index.ts";

/** How many comments there are of a filter: in the whole country, or within a scope. */
export async function countComments(
  index: Pick<SearchIndex, "aggregate">,
  filter: CommentFilter,
  scope: Scope = { kind: "nation" },
): Promise<number> {
  const [total] = await index.aggregate({ scope, filter, by: [] });
  return total?.comments ?? 0;
}
