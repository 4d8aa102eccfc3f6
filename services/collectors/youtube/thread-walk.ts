import { z } from "zod";
import type { Cursor, Depth, Page, Payload, PostReference } from "../../../pipelines/ports/source.ts";
import { ListeningError } from "../../../schemas/errors.ts";
import { placeAt } from "../cursor-place.ts";
import { reachesBack } from "../reaches-back.ts";
import { cursorAt, ThreadPlace } from "./cursors.ts";
import { listPages } from "./list-pages.ts";
import type { YoutubeApi } from "./youtube-api.ts";

/** As far as the walk must understand a thread; what it can't read is passed on all the same. */
const Thread = z.object({
  id: z.string().min(1),
  snippet: z.object({
    totalReplyCount: z.int().nonnegative(),
    topLevelComment: z.object({ snippet: z.object({ publishedAt: z.iso.datetime() }) }),
  }),
  replies: z.object({ comments: z.array(z.unknown()) }).optional(),
});
type Thread = z.infer<typeof Thread>;

/**
 * The whole of a comment's snippet is asked for. Naming its fields would save little under gzip, and would fail every
 * request on servers that don't know `imageUrl` yet, which is being introduced.
 */
const threadFields =
  "kind,etag,nextPageToken,items(id,snippet(videoId,totalReplyCount,topLevelComment(id,snippet)),replies(comments(id,snippet)))";
const commentFields = "kind,etag,nextPageToken,items(id,snippet)";

/**
 * All comments of one video, newest thread first. YouTube carries about five replies with a thread; where it counts
 * more, every reply is fetched, those already carried once more, because nothing says which they were. Until the replies
 * of all threads on a page are safe, the cursor stays at that page.
 */
export async function* walkThread(
  api: YoutubeApi,
  post: PostReference,
  depth: Depth,
  after: Cursor | undefined,
  signal: AbortSignal,
): AsyncGenerator<Page> {
  const start = placeAt(ThreadPlace, after) ?? { done: [] };
  const parameters = {
    part: "snippet,replies",
    videoId: post.nativeId,
    order: "time",
    textFormat: "plainText",
    maxResults: "100",
    fields: threadFields,
  };
  for await (const { items, token, next } of listPages(
    api,
    "commentThreads",
    parameters,
    start.token,
    signal,
  )) {
    const threads = items.map((item) => Thread.safeParse(item).data);
    const onward =
      next === undefined || reachesBack(threads.map(timeOf), depth)
        ? undefined
        : cursorAt({ token: next, done: [] });
    const done = token === start.token ? [...start.done] : [];
    const waiting = threads.flatMap((thread) => repliesMissing(thread)).filter((id) => !done.includes(id));
    const place = () =>
      waiting.length === 0 ? onward : cursorAt(token === undefined ? { done } : { token, done });
    yield pageOf("commentThread", items, post, place());
    while (waiting.length > 0) {
      const [id = ""] = waiting;
      for await (const { replies, last } of walkReplies(api, id, signal)) {
        if (last) done.push(...waiting.splice(0, 1));
        yield pageOf("comment", replies, post, place());
      }
    }
    if (onward === undefined) return;
  }
}

function pageOf(
  kind: string,
  bodies: readonly unknown[],
  post: PostReference,
  next: Cursor | undefined,
): Page {
  const payload = (body: unknown): Payload => ({
    kind,
    postNativeId: post.nativeId,
    caption: post.caption,
    body,
  });
  return { payloads: bodies.map(payload), posts: [], next };
}

/** Threads stand in the order of their top comments' times. */
function timeOf(thread: Thread | undefined): number | undefined {
  return thread && Date.parse(thread.snippet.topLevelComment.snippet.publishedAt);
}

function repliesMissing(thread: Thread | undefined): string[] {
  if (thread === undefined) return [];
  return thread.snippet.totalReplyCount > (thread.replies?.comments.length ?? 0) ? [thread.id] : [];
}

interface RepliesPage {
  readonly replies: readonly unknown[];
  readonly last: boolean;
}

async function* walkReplies(
  api: YoutubeApi,
  parentId: string,
  signal: AbortSignal,
): AsyncGenerator<RepliesPage> {
  const parameters = {
    part: "snippet",
    parentId,
    textFormat: "plainText",
    maxResults: "100",
    fields: commentFields,
  };
  try {
    for await (const { items, next } of listPages(api, "comments", parameters, undefined, signal)) {
      yield { replies: items, last: next === undefined };
    }
  } catch (error) {
    if (!(error instanceof ListeningError) || error.code !== "SOURCE_GONE") throw error;
    yield { replies: [], last: true }; // removed, with its replies, since its page was read
  }
}
