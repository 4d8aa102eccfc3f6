import { GraphError } from "../graph/api-errors.ts";
import type { Serving } from "../graph/graph-simulator.ts";
import type { Asked } from "../graph/list-body.ts";
import { listBody } from "../graph/list-body.ts";
import { singleObject } from "../graph/single-object.ts";
import type { HeldPage } from "../graph/page-content.ts";
import { commentPosition, postPosition } from "../graph/page-content.ts";
import type { Reticence } from "./dialect.ts";
import { commentObject, postObject } from "./dialect.ts";
import type { Order, Position } from "../serving/paging.ts";
import { newestFirst } from "../serving/paging.ts";

interface FacebookServing extends Serving {
  readonly reticence: Reticence;
}

/** What a token of one page may read. Throws `GraphError`. */
export function pageAnswer(serving: FacebookServing, page: HeldPage, asked: Asked): unknown {
  const [object = "", edge] = asked.path.split("/");
  if (edge === "published_posts") return publishedPosts(serving, page, object, asked);
  if (edge === "comments") return comments(serving, page, object, asked);
  if (edge === undefined) return singleObject(serving, page, object);
  throw new GraphError("badParameter");
}

/** The pages a user's token has a role on, each with its own token. */
export function accounts(serving: Serving, tokenOf: (page: string) => string, asked: Asked): unknown {
  const list = [...serving.content.pages.values()];
  const positionOf = ({ page }: HeldPage): Position => ({ at: "", id: page.id });
  return listBody(
    serving,
    asked,
    { list, positionOf, order: (a, b) => Number(a.id > b.id) || -Number(a.id < b.id) },
    (held) => ({
      access_token: tokenOf(held.page.id),
      category: "Government organisation",
      name: held.page.name,
      id: held.page.id,
      tasks: ["MODERATE", "CREATE_CONTENT", "MANAGE", "ANALYZE"],
    }),
  );
}

function publishedPosts(serving: Serving, page: HeldPage, object: string, asked: Asked): unknown {
  if (object !== page.page.id) throw new GraphError("gone");
  const list = page.posts.filter(({ visibility }) => visibility !== "deleted");
  const fields = asked.query.get("fields") ?? "";
  return listBody(serving, asked, { list, positionOf: postPosition, order: newestFirst }, (post) =>
    postObject(post, fields),
  );
}

function comments(serving: FacebookServing, page: HeldPage, object: string, asked: Asked): unknown {
  const post = serving.content.posts.get(object);
  if (post === undefined || post.visibility === "deleted" || post.post.channelId !== page.page.id)
    throw new GraphError("gone");
  if (post.closed) throw new GraphError("permission");
  const { query } = asked;
  const stream = query.get("filter") === "stream";
  const list = post.comments.filter(({ comment }) => stream || comment.parentId === null);
  const order = query.get("order") ?? "ranked";
  // Other orders than the one we need are not simulated: by id, which means nothing.
  const ordered = order === "reverse_chronological" ? newestFirst : byId;
  const sorted =
    ordered === byId ? list.toSorted((a, b) => byId(commentPosition(a), commentPosition(b))) : list;
  return listBody(serving, asked, { list: sorted, positionOf: commentPosition, order: ordered }, (held) =>
    commentObject(held, serving.content.comments.get(held.comment.parentId ?? ""), serving.reticence),
  );
}

const byId: Order = (a, b) => Number(a.id > b.id) || -Number(a.id < b.id);
