import type { SearchIndex } from "../../pipelines/ports/search-index.ts";

/** How many comments are held under each post, by the post's id; one without any is absent. Reads the whole index. */
export async function heldByPost(
  index: Pick<SearchIndex, "aggregate">,
): Promise<ReadonlyMap<string, number>> {
  const scope = { kind: "nation" } as const;
  const buckets = await index.aggregate({ scope, filter: {}, by: [{ field: "postId" }] });
  return new Map(buckets.map(({ keys: [id = ""], comments }) => [id, comments]));
}
