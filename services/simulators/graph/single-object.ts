import { GraphError } from "./api-errors.ts";
import type { Serving } from "./graph-simulator.ts";
import type { HeldPage } from "./page-content.ts";

/** A post or comment of a page by its id. Throws `GraphError` where there is none. */
export function singleObject({ content }: Serving, page: HeldPage, object: string): unknown {
  const comment = content.comments.get(object);
  const post = comment?.post ?? content.posts.get(object);
  if (post === undefined || post.visibility === "deleted" || post.post.channelId !== page.page.id)
    throw new GraphError("gone");
  return { id: object };
}
