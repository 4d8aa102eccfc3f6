import { countComments } from "../../../pipelines/core/count-comments.ts";
import type { Scope, SearchIndex } from "../../../pipelines/ports/search-index.ts";
import type { CommentDocument } from "../../../schemas/document.ts";
import type { View } from "../view.ts";
import { filterOf } from "../view.ts";
import type { PostNames } from "./post-names.ts";
import { postNames } from "./post-names.ts";

export interface CommentList {
  /** Of the whole list, not of this page. */
  readonly total: number;
  readonly comments: readonly CommentDocument[];
  readonly next: string | undefined;
  readonly postNames: PostNames;
}

const commentsPerPage = 50;

/** One page of the comments of a view. Throws a USAGE error where `view.after` belongs to another list. */
export async function readCommentList(index: SearchIndex, scope: Scope, view: View): Promise<CommentList> {
  const filter = filterOf(view);
  const cursor = view.after === undefined ? {} : { after: view.after };
  const [page, total] = await Promise.all([
    index.search({ scope, filter, order: view.order, size: commentsPerPage, ...cursor }),
    countComments(index, filter, scope),
  ]);
  return {
    total,
    comments: page.hits,
    next: page.next,
    postNames: await postNames(index, scope, page.hits),
  };
}
