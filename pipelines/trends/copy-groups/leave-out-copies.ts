import type { CommentFilter, CopyGroup, SearchIndex } from "../../ports/search-index.ts";

/** The index without copies: every comment that it finds or counts is the voice of its group, or in none. What is kept of posts is as before. */
export function leavingOutCopies(index: SearchIndex, groups: readonly CopyGroup[]): SearchIndex {
  if (groups.length === 0) return index;
  const voicesOf = (filter: CommentFilter): CommentFilter => ({
    ...filter,
    withoutCopies: [...(filter.withoutCopies ?? []), ...groups],
  });
  return {
    ...index,
    search: (query) => index.search({ ...query, filter: voicesOf(query.filter) }),
    aggregate: (query) => index.aggregate({ ...query, filter: voicesOf(query.filter) }),
    [Symbol.asyncDispose]: () => index[Symbol.asyncDispose](),
  };
}
