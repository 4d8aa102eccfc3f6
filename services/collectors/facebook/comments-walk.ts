import { z } from "zod";
import type { Cursor, Page } from "../../../pipelines/ports/source.ts";
import { graphTimeInUtc } from "../../../pipelines/normalise/graph/graph-time.ts";
import { placeAt } from "../cursor-place.ts";
import { EdgePlace, edgePages } from "../graph/edge-pages.ts";
import { reachesBack } from "../reaches-back.ts";
import type { GraphApi } from "../graph/graph-api.ts";
import type { ThreadQuery } from "../graph/graph-source.ts";

const Dated = z.object({ created_time: z.string() });

const fields =
  "id,message,created_time,from{id,name},parent{id},permalink_url,like_count,comment_count,is_hidden,attachment{type},message_tags";

/** All comments and replies of one post in one flat list, newest first: a new reply stands at the top like a new comment. */
export async function* walkComments(
  api: GraphApi,
  { channel, post, depth }: ThreadQuery,
  after: Cursor | undefined,
  signal: AbortSignal,
): AsyncGenerator<Page> {
  const edge = {
    channel,
    path: `${encodeURIComponent(post.nativeId)}/comments`,
    parameters: { fields, filter: "stream", order: "reverse_chronological" },
    size: { limit: 100 },
  };
  for await (const { items, next } of edgePages(api, edge, placeAt(EdgePlace, after), signal)) {
    const onward =
      next === undefined || reachesBack(items.map(timeOf), depth) ? undefined : JSON.stringify(next);
    yield {
      payloads: items.map((body) => ({
        kind: "comment",
        postNativeId: post.nativeId,
        caption: post.caption,
        body,
      })),
      posts: [],
      next: onward,
    };
    if (onward === undefined) return;
  }
}

function timeOf(item: unknown): number | undefined {
  const { data } = Dated.safeParse(item);
  return data && Date.parse(graphTimeInUtc(data.created_time));
}
