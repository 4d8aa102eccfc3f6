import type { Client, estypes } from "@elastic/elasticsearch";
import { readCursor, writeCursor } from "../../../pipelines/core/search-cursor.ts";
import type { StoredComment } from "../../../pipelines/core/stored-comment.ts";
import { comment as stored } from "../../../pipelines/core/stored-comment.ts";
import type { KeptVersions } from "../../../pipelines/core/kept-versions.ts";
import type { FoundComment, SearchPage, SearchQuery } from "../../../pipelines/ports/search-index.ts";
import type { CommentDocument } from "../../../schemas/document.ts";
import { asking } from "./elastic-errors.ts";
import { withEarlier } from "./search-earlier.ts";
import { commentsWhere } from "./search-filter.ts";

interface Source extends Pick<CommentDocument, "kind" | "channel"> {
  readonly comment: StoredComment;
  readonly earlier?: KeptVersions;
}

const orders: Readonly<Record<SearchQuery["order"], estypes.SortCombinations>> = {
  newest: { "comment.publishedAt": { order: "desc", format: "epoch_millis" } },
  oldest: { "comment.publishedAt": { order: "asc", format: "epoch_millis" } },
  likes: { "comment.likes": { order: "desc", missing: -1 } }, // fewer than any known count
};

/** One page of comments. Pages follow each other by the values they are sorted by, however deep. */
export async function findComments(client: Client, alias: string, query: SearchQuery): Promise<SearchPage> {
  const { scope, filter, order, size } = query;
  const after = query.after === undefined ? undefined : readCursor(query, query.after);
  const { hits } = await asking(() =>
    client.search<Source>({
      index: alias,
      ignore_unavailable: true, // before the first comment there is no index
      query: commentsWhere(scope, filter),
      sort: [orders[order], { "comment.id": "asc" }],
      size: size + 1, // one more than the page shows whether there is a next
      version: true,
      track_total_hits: false,
      ...(after !== undefined && { search_after: [after.value, after.id] }),
    }),
  );
  const page = hits.hits.slice(0, size);
  const [value, id] = page.at(-1)?.sort ?? [];
  const more = hits.hits.length > size && id !== undefined;
  return {
    hits: page.map(documentOf),
    next: more ? writeCursor(query, { value: Number(value), id: String(id) }) : undefined,
  };
}

function documentOf({ _source, _version }: estypes.SearchHit<Source>): FoundComment {
  if (_source === undefined || _version === undefined)
    throw new TypeError("a hit without what it was asked for");
  const { kind, channel, comment, earlier } = _source;
  return { kind, version: _version, channel, comment: stored(comment), ...withEarlier(earlier) };
}
