import { z } from "zod";
import { checkMetrics } from "../../../pipelines/normalise/x/x-metrics.ts";
import { checkTimes, firstIdOf, XObject } from "../../../pipelines/normalise/x/x-object.ts";
import type { Cursor, Page, PostSighting } from "../../../pipelines/ports/source.ts";
import type { Channel } from "../../../schemas/channel.ts";
import { placeAt } from "../cursor-place.ts";
import { pageOfPosts } from "../seen-posts.ts";
import { sourceError } from "../source-errors.ts";
import { listPages } from "./list-pages.ts";
import type { ShownPosts } from "./shown-posts.ts";
import type { XApi } from "./x-api.ts";

const Identified = z.object({ id: z.string().min(1) });

/** An account's own posts, without reposts and its replies, newest first: the newest 3,200, which is all that X lists. */
export async function* walkPosts(
  api: XApi,
  shown: ShownPosts,
  { channel: { nativeId }, nowMs }: { readonly channel: Channel; readonly nowMs: number },
  after: Cursor | undefined,
  signal: AbortSignal,
): AsyncGenerator<Page> {
  const list = {
    path: `users/${encodeURIComponent(nativeId)}/tweets`,
    parameters: { exclude: "retweets,replies" },
    size: 100,
  };
  for await (const { posts, nextToken } of listPages(api, list, placeAt(z.string(), after), signal)) {
    shown.note(posts, nowMs);
    const seen = posts.map((body) => {
      const sighting = sightingOf(body, nowMs);
      return { id: sighting?.nativeId ?? idOf(body), body, sighting };
    });
    yield pageOfPosts("post", seen, nextToken === undefined ? undefined : JSON.stringify(nextToken));
  }
}

/** `undefined` where the post is not of the documented shape; its payload then says so to the normaliser. */
function sightingOf(body: unknown, nowMs: number): PostSighting | undefined {
  const object = XObject.safeParse(body).data;
  if (object === undefined) return undefined;
  const times = checkTimes(object, new Date(nowMs).toISOString()).value;
  const counted = checkMetrics(object.metrics).value;
  if (times === undefined || counted === undefined) return undefined;
  return {
    nativeId: firstIdOf(object),
    caption: object.text,
    publishedAt: times.publishedAt,
    // `null` would say that comments are turned off, and the thread would never be walked.
    commentCount: counted.comments ?? 0,
  };
}

function idOf(body: unknown): string {
  const found = Identified.safeParse(body).data;
  if (found === undefined) throw sourceError("unexpected", "tweets: a post without an id");
  return found.id;
}
