import type { CommentFilter, SearchIndex } from "../../ports/search-index.ts";

/** How many comments there are of a filter, in the whole country. */
export async function countComments(
  index: Pick<SearchIndex, "aggregate">,
  filter: CommentFilter,
): Promise<number> {
  const [total] = await index.aggregate({ scope: { kind: "nation" }, filter, by: [] });
  return total?.comments ?? 0;
}
