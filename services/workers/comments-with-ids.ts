import type { SearchIndex } from "../../pipelines/ports/search-index.ts";
import type { DocumentId } from "../../schemas/item.ts";

/** What the index gives at once. */
export const mostAtOnce = 1_000;

/** The comments with these ids that the index holds. */
export async function commentsWithIds(index: Pick<SearchIndex, "search">, ids: readonly DocumentId[]) {
  const found = await Promise.all(
    chunksOfIds(ids).map((some) =>
      index.search({ scope: { kind: "nation" }, filter: { ids: some }, order: "oldest", size: mostAtOnce }),
    ),
  );
  return found.flatMap(({ hits }) => hits);
}

/** Each once, as many as the index gives at once. */
export function chunksOfIds(ids: readonly DocumentId[]): readonly (readonly DocumentId[])[] {
  const once = [...new Set(ids)];
  return Array.from({ length: Math.ceil(once.length / mostAtOnce) }, (_, at) =>
    once.slice(at * mostAtOnce, (at + 1) * mostAtOnce),
  );
}
