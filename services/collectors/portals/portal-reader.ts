import type { Cursor, Depth, Page, PostReference } from "../../../pipelines/ports/source.ts";
import type { DocumentId } from "../../../schemas/item.ts";

/** One way of reading one portal; promises what a `Source` does. */
export interface PortalReader {
  articles(after: Cursor | undefined, signal: AbortSignal): AsyncIterable<Page>;
  comments(
    post: PostReference,
    depth: Depth,
    after: Cursor | undefined,
    signal: AbortSignal,
  ): AsyncIterable<Page>;
  missing(
    comments: readonly DocumentId[],
    postNativeId: string,
    signal: AbortSignal,
  ): Promise<ReadonlySet<DocumentId>>;
}
