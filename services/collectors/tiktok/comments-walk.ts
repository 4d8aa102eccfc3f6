import { z } from "zod";
import { commentsApart } from "../../../pipelines/normalise/tiktok/comments-apart.ts";
import { msOf, UnixSeconds } from "../../../pipelines/normalise/tiktok/tiktok-payloads.ts";
import type { Cursor, Depth, Page, PostReference } from "../../../pipelines/ports/source.ts";
import type { Channel } from "../../../schemas/channel.ts";
import { documentId } from "../../../schemas/item.ts";
import { placeAt } from "../cursor-place.ts";
import { reachesBack } from "../reaches-back.ts";
import { RefusedRequestError, sourceError } from "../source-errors.ts";
import { ListCursor, listPages } from "./list-pages.ts";
import { missingComments } from "./missing-comments.ts";
import type { TiktokApi } from "./tiktok-api.ts";
import { isShown } from "./videos-walk.ts";

/** As far as the walk must understand a comment; what it can't read is passed on all the same. */
const TopComment = z.object({
  comment_id: z.string().min(1),
  create_time: UnixSeconds,
  replies: z.int().nonnegative().nullish(),
  reply_list: z.array(z.unknown()).nullish().catch(undefined), // then every reply is fetched
});
type TopComment = z.infer<typeof TopComment>;

/** A page of top comments, and those of it whose replies are all fetched. */
const CommentsPlace = z.object({ cursor: ListCursor.optional(), done: z.array(z.string()) });
type CommentsPlace = z.infer<typeof CommentsPlace>;

export interface Thread {
  readonly channel: Channel;
  readonly post: PostReference;
  readonly depth: Depth;
  /** As many comments as the platform gives at once. */
  readonly commentsPerCall: number;
}

/**
 * All comments of one video, newest thread first, with those that the account has hidden. At most three replies come with
 * their comment; where it counts more, every reply is fetched. Until the replies of all comments on a page are safe, the
 * cursor stays at that page.
 */
export async function* walkComments(
  api: TiktokApi,
  thread: Thread,
  after: Cursor | undefined,
  signal: AbortSignal,
): AsyncGenerator<Page> {
  const { channel, post } = thread;
  try {
    yield* pagesOf(api, thread, placeAt(CommentsPlace, after) ?? { done: [] }, signal);
  } catch (error) {
    if (!(error instanceof RefusedRequestError)) throw error;
    // The code for a video that is gone is not documented, and a wrong request must never pass for a deletion.
    if (await isShown(api, channel, post.nativeId, signal)) throw error;
    throw sourceError("gone", `the video ${post.nativeId} of ${channel.id} is no longer shown`, error);
  }
}

async function* pagesOf(
  api: TiktokApi,
  thread: Thread,
  start: CommentsPlace,
  signal: AbortSignal,
): AsyncGenerator<Page> {
  const { channel, post, depth, commentsPerCall } = thread;
  const parameters = {
    video_id: post.nativeId,
    include_replies: "true",
    ...listing(commentsPerCall),
  };
  const list = { channel, path: "business/comment/list", field: "comments", parameters } as const;
  for await (const { items, cursor, next } of listPages(api, list, start.cursor, signal)) {
    const tops = items.map((item) => TopComment.safeParse(item).data);
    const onward =
      next === undefined || reachesBack(tops.map(timeOf), depth)
        ? undefined
        : cursorAt({ cursor: next, done: [] });
    const done = cursor === start.cursor ? [...start.done] : [];
    const waiting = tops.flatMap(repliesMissing).filter((id) => !done.includes(id));
    const place = () => (waiting.length === 0 ? onward : cursorAt({ cursor, done }));
    yield pageOf(items, post, place());
    while (waiting.length > 0) {
      const [id = ""] = waiting;
      for await (const { replies, last } of walkReplies(api, thread, id, signal)) {
        if (last) done.push(...waiting.splice(0, 1));
        yield pageOf(replies, post, place());
      }
    }
    if (onward === undefined) return;
  }
}

interface RepliesPage {
  readonly replies: readonly unknown[];
  readonly last: boolean;
}

async function* walkReplies(
  api: TiktokApi,
  { channel, post, commentsPerCall }: Thread,
  parentId: string,
  signal: AbortSignal,
): AsyncGenerator<RepliesPage> {
  const parameters = { video_id: post.nativeId, comment_id: parentId, ...listing(commentsPerCall) };
  const list = { channel, path: "business/comment/reply/list", field: "comments", parameters } as const;
  try {
    for await (const { items, next } of listPages(api, list, undefined, signal))
      yield { replies: items, last: next === undefined };
  } catch (error) {
    if (!(error instanceof RefusedRequestError)) throw error;
    const parent = documentId("tiktok", parentId);
    const asked = { channel, videoId: post.nativeId, comments: [parent], commentsPerCall };
    if (!(await missingComments(api, asked, signal)).has(parent)) throw error;
    yield { replies: [], last: true }; // removed, with its replies, since its page was read
  }
}

/** Without an order it comes at random; hidden ones are asked for as well, to know that they are hidden. */
function listing(commentsPerCall: number) {
  return {
    status: "ALL",
    sort_field: "create_time",
    sort_order: "desc",
    max_count: String(commentsPerCall),
  };
}

function cursorAt(place: CommentsPlace): Cursor {
  return JSON.stringify(place);
}

function pageOf(bodies: readonly unknown[], post: PostReference, next: Cursor | undefined): Page {
  const { nativeId: postNativeId, caption } = post;
  const singles = bodies.flatMap((body) => commentsApart(body));
  return {
    payloads: singles.map(({ kind, body }) => ({ kind, postNativeId, caption, body })),
    posts: [],
    next,
  };
}

function timeOf(comment: TopComment | undefined): number | undefined {
  return comment && msOf(comment.create_time);
}

function repliesMissing(comment: TopComment | undefined): string[] {
  if (comment === undefined) return [];
  const carried = comment.reply_list?.length ?? 0;
  const counted = comment.replies ?? (carried > 0 ? Infinity : 0); // uncounted, there may be more than come along
  return counted > carried ? [comment.comment_id] : [];
}
