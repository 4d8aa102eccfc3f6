import { GraphError } from "../graph/api-errors.ts";
import type { Serving } from "../graph/graph-simulator.ts";
import type { Asked } from "../graph/list-body.ts";
import { listBody } from "../graph/list-body.ts";
import type { HeldComment, HeldPage } from "../graph/page-content.ts";
import { commentPosition, postPosition } from "../graph/page-content.ts";
import { singleObject } from "../graph/single-object.ts";
import { newestFirst } from "../serving/paging.ts";
import { commentObject, mediaObject } from "./dialect.ts";

/** The most comments that a query gives, and the replies that come with a comment unless more are asked for. */
const mostComments = 50;

/** What is said of one account. Throws `GraphError`. */
export function accountAnswer(serving: Serving, account: HeldPage, asked: Asked): unknown {
  const [object = "", edge] = asked.path.split("/");
  if (edge === "media") return media(serving, account, object, asked);
  if (edge === "comments") return comments(serving, account, object, asked);
  if (edge === "replies") return replies(serving, account, object, asked);
  if (edge === undefined) return singleObject(serving, account, object);
  throw new GraphError("badParameter");
}

function media(serving: Serving, account: HeldPage, object: string, asked: Asked): unknown {
  if (object !== account.page.id) throw new GraphError("gone");
  const list = account.posts.filter(({ visibility }) => visibility === "public");
  return listBody(serving, asked, { list, positionOf: postPosition, order: newestFirst }, (post) =>
    mediaObject(post, account.page.handle),
  );
}

function comments(serving: Serving, account: HeldPage, object: string, asked: Asked): unknown {
  const post = serving.content.posts.get(object);
  if (post === undefined || post.visibility === "deleted") throw new GraphError("mediaGone");
  if (post.closed) throw new GraphError("permission");
  refuseMoreThanAllowed(asked);
  const list = post.comments.filter(({ comment }) => comment.parentId === null);
  return listBody(serving, asked, { list, positionOf: commentPosition, order: newestFirst }, (held) => {
    const path = `${held.comment.id}/replies`;
    const limit = /replies\.limit\((\d+)\)/u.exec(asked.query.get("fields") ?? "")?.[1];
    const query = new URLSearchParams({ ...(limit !== undefined && { limit }) });
    const carried = held.replies > 0 && repliesOf(serving, account, held, { ...asked, path, query });
    return { ...commentObject(held, account.page.id), ...(carried !== false && { replies: carried }) };
  });
}

function replies(serving: Serving, account: HeldPage, object: string, asked: Asked): unknown {
  const comment = serving.content.comments.get(object);
  if (comment === undefined || comment.post.visibility === "deleted") throw new GraphError("gone");
  refuseMoreThanAllowed(asked);
  return repliesOf(serving, account, comment, asked);
}

function repliesOf(serving: Serving, account: HeldPage, { post, comment }: HeldComment, asked: Asked) {
  const list = post.comments.filter((each) => each.comment.parentId === comment.id);
  return listBody(serving, asked, { list, positionOf: commentPosition, order: newestFirst }, (held) =>
    commentObject(held, account.page.id),
  );
}

function refuseMoreThanAllowed({ query }: Asked): void {
  if (Number(query.get("limit") ?? 25) > mostComments) throw new GraphError("badParameter");
}
