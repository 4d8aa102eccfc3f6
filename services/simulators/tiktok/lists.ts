import { z } from "zod";
import type { AccountContent, HeldAccount, HeldComment, HeldVideo } from "./account-content.ts";
import { TiktokError } from "./api-errors.ts";
import { commentObject, videoObject } from "./dialect.ts";

export interface Serving {
  readonly content: AccountContent;
  /** No page is longer, whatever was asked for. */
  readonly pageSizeLimit: number;
  /** After so many top comments the list goes on with all of them, by likes. */
  readonly reordersAfter: number;
  /** Of cursors; those of another are stale. */
  readonly epoch: number;
}

/** What a token of one account may read. Throws `TiktokError`. */
export function listAnswer(
  serving: Serving,
  account: HeldAccount,
  path: string,
  query: URLSearchParams,
): unknown {
  if (query.get("business_id") !== account.account.id) throw new TiktokError("permission");
  switch (path) {
    case "business/video/list":
      return videos(serving, account, query);
    case "business/comment/list":
      return comments(serving, videoIn(serving, account, query), query);
    case "business/comment/reply/list":
      return replies(serving, videoIn(serving, account, query), query);
    default:
      throw new TiktokError("badParameter");
  }
}

const Filters = z.object({ video_ids: z.array(z.string()).max(20).optional() });

function videos(serving: Serving, { videos }: HeldAccount, query: URLSearchParams): unknown {
  const fields = jsonIn(z.array(z.string()), query.get("fields") ?? '["item_id"]');
  const { video_ids: only } = jsonIn(Filters, query.get("filters") ?? "{}");
  const list = videos.filter(
    ({ post, visibility }) => visibility === "public" && (only === undefined || only.includes(post.id)),
  );
  const { items, ...rest } = page(serving, list, query, 20);
  return { videos: items.map((video) => videoObject(video, fields)), ...rest };
}

function videoIn({ content }: Serving, { account }: HeldAccount, query: URLSearchParams): HeldVideo {
  const video = content.videos.get(query.get("video_id") ?? "");
  if (video === undefined || video.visibility !== "public" || video.post.channelId !== account.id)
    throw new TiktokError("badParameter");
  if (video.closed) throw new TiktokError("permission");
  return video;
}

function comments(serving: Serving, video: HeldVideo, query: URLSearchParams): unknown {
  const named = query.get("comment_ids");
  const carry = query.get("include_replies") === "true";
  if (named === null) return commentPage(serving, listedThreads(serving, video), query, carry);
  const ids = jsonIn(z.array(z.string()).max(30), named);
  const found = ids.flatMap((id) => serving.content.comments.get(id) ?? []);
  const here = found.filter((held) => held.video === video);
  return commentPage(serving, here, query, carry);
}

function listedThreads({ reordersAfter }: Serving, { threads }: HeldVideo): readonly HeldComment[] {
  if (threads.length <= reordersAfter) return threads;
  const byLikes = threads.toSorted((a, b) => b.comment.likes - a.comment.likes);
  return [...threads.slice(0, reordersAfter), ...byLikes];
}

function replies(serving: Serving, video: HeldVideo, query: URLSearchParams): unknown {
  const parent = serving.content.comments.get(query.get("comment_id") ?? "");
  if (parent === undefined || parent.video !== video) throw new TiktokError("badParameter");
  return commentPage(serving, parent.replies, query, false);
}

function commentPage(
  serving: Serving,
  list: readonly HeldComment[],
  query: URLSearchParams,
  carry: boolean,
): unknown {
  const shown = query.get("status") === "PUBLIC" ? ({ hidden }: HeldComment) => !hidden : () => true;
  // Other orders than the one we need, and the random one without any, are not simulated: the other way round.
  const ordered = query.get("comment_ids") !== null || query.get("sort_field") === "create_time";
  const newestFirst = ordered && query.get("sort_order") !== "asc";
  const { items, ...rest } = page(serving, newestFirst ? list : list.toReversed(), query, 30);
  return { comments: items.filter(shown).map((held) => commentObject(held, carry, shown)), ...rest };
}

const epochSpan = 10_000_000;

/** Cursors are offsets: what is added in front moves the rest back, and what is removed lets a page skip. */
function page<T>(serving: Serving, list: readonly T[], query: URLSearchParams, most: number) {
  const count = Number(query.get("max_count") ?? 20);
  const cursor = Number(query.get("cursor") ?? serving.epoch * epochSpan);
  const offset = cursor - serving.epoch * epochSpan;
  if (!Number.isInteger(count) || count < 1 || count > most) throw new TiktokError("badParameter");
  if (!Number.isInteger(offset) || offset < 0 || offset >= epochSpan) throw new TiktokError("badParameter");
  const end = offset + Math.min(count, serving.pageSizeLimit);
  return { items: list.slice(offset, end), cursor: cursor - offset + end, has_more: end < list.length };
}

function jsonIn<T>(schema: z.ZodType<T>, text: string): T {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw new TiktokError("badParameter");
  }
}
