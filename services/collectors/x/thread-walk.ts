import { z } from "zod";
import { firstIdOf, timeInId, XObject } from "../../../pipelines/normalise/x/x-object.ts";
import type { Cursor, Depth, Page, PostReference } from "../../../pipelines/ports/source.ts";
import { placeAt } from "../cursor-place.ts";
import { reachesBack } from "../reaches-back.ts";
import { sourceError } from "../source-errors.ts";
import { listPages } from "./list-pages.ts";
import type { XApi } from "./x-api.ts";

/** How far back the search looks: `recent` are the last 7 days. */
export type SearchReach = "recent" | "all";

/** The oldest time the search takes; without one it would look at the last 30 days only. */
const fromTheBeginning = "2006-03-26T00:00:00Z";

/**
 * Every reply in a post's conversation and every quote of it, in one list, newest first. Begins with the post itself:
 * its later versions have conversations of their own, and the search still finds replies to a post that is gone.
 */
export async function* walkThread(
  api: XApi,
  { reach, post, depth }: { reach: SearchReach; post: PostReference; depth: Depth },
  after: Cursor | undefined,
  signal: AbortSignal,
): AsyncGenerator<Page> {
  const { nativeId: postNativeId, caption } = post;
  const { body: postBody, versions } = await postNow(api, postNativeId, signal);
  const from = placeAt(Place, after);
  const payload = (kind: string, body: unknown) => ({ kind, postNativeId, caption, body });
  yield { payloads: [payload("post", postBody)], posts: [], next: JSON.stringify(from ?? {}) };

  const query = versions.map((id) => `conversation_id:${id} OR quotes_of_tweet_id:${id}`).join(" OR ");
  const list = {
    path: `tweets/search/${reach}`,
    parameters: {
      query: `(${query})`,
      sort_order: "recency",
      ...(reach === "all" && { start_time: fromTheBeginning }),
    },
    size: reach === "all" ? 500 : 100,
  };
  for await (const { posts, nextToken } of listPages(api, list, from?.token, signal)) {
    const onward = nextToken === undefined || reachesBack(posts.map(timeOf), depth) ? undefined : nextToken;
    yield {
      payloads: posts.flatMap((body) => {
        const kind = kindOf(body, versions);
        return kind === "post" ? [] : [payload(kind, body)];
      }),
      posts: [],
      next: onward === undefined ? undefined : JSON.stringify({ token: onward }),
    };
    if (onward === undefined) return;
  }
}

const Place = z.object({ token: z.string().optional() });

/** The latest version of a post and the ids of all. Throws SOURCE_GONE and SOURCE_FORBIDDEN. */
async function postNow(
  api: XApi,
  firstId: string,
  signal: AbortSignal,
): Promise<{ readonly body: unknown; readonly versions: readonly string[] }> {
  let id = firstId;
  for (;;) {
    const { posts, problems } = await api.get("tweets", { ids: id }, 1, signal);
    const [body] = posts;
    if (body === undefined) {
      const problem = problems.get(id);
      if (problem === "resource-not-found") throw sourceError("gone", `a post: ${problem}`);
      if (problem === "not-authorized-for-resource") throw sourceError("forbidden", `a post: ${problem}`);
      throw sourceError("unexpected", "tweets: nothing about the post that was asked for");
    }
    const object = XObject.safeParse(body).data;
    const versions = object?.versions ?? [firstId];
    const latest = versions.at(-1) ?? id;
    // A version later than this answer's may have come meanwhile: not twice in a row, as there are at most five.
    if (latest === id || BigInt(latest) <= BigInt(id)) return { body, versions };
    id = latest;
  }
}

/** What an object is to the post of these versions. */
function kindOf(body: unknown, versions: readonly string[]): "post" | "comment" | "reply" | "quote" {
  const object = XObject.safeParse(body).data;
  if (object === undefined) return "comment"; // the normaliser says what is wrong with it
  if (versions.includes(firstIdOf(object))) return "post";
  const { conversationId, repliedTo } = object;
  if (conversationId === undefined || !versions.includes(conversationId)) return "quote";
  return repliedTo === undefined || versions.includes(repliedTo) ? "comment" : "reply";
}

function timeOf(body: unknown): number | undefined {
  const object = XObject.safeParse(body).data;
  const time = object && (object.createdAt ?? timeInId(object.id));
  return time === undefined ? undefined : Date.parse(time);
}
