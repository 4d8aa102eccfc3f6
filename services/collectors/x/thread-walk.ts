import { z } from "zod";
import { firstIdOf, timeInId, XObject } from "../../../pipelines/normalise/x/x-object.ts";
import type { Cursor, Depth, Page, Payload, PostReference } from "../../../pipelines/ports/source.ts";
import { placeAt } from "../cursor-place.ts";
import { reachesBack } from "../reaches-back.ts";
import { sourceError } from "../source-errors.ts";
import { listPages } from "./list-pages.ts";
import type { ShownPosts } from "./shown-posts.ts";
import type { XApi } from "./x-api.ts";
import { idsPerCall } from "./x-api.ts";

/** How far back the search looks: `recent` are the last 7 days. */
export type SearchReach = "recent" | "all";

export interface ThreadQuestion {
  readonly reach: SearchReach;
  readonly post: PostReference;
  readonly depth: Depth;
  readonly nowMs: number;
}

/** The oldest time the search takes; without one it would look at the last 30 days only. */
const fromTheBeginning = "2006-03-26T00:00:00Z";

/**
 * Every reply in a post's conversation and every quote of it, in one list, newest first. The post itself comes first, unless
 * it was shown lately: its later versions have conversations of their own, and the search still finds replies to a post
 * that is gone. With it come others of the account that would soon be asked for.
 */
export async function* walkThread(
  api: XApi,
  shown: ShownPosts,
  { reach, post, depth, nowMs }: ThreadQuestion,
  after: Cursor | undefined,
  signal: AbortSignal,
): AsyncGenerator<Page> {
  const { nativeId: postNativeId, caption } = post;
  const from = placeAt(Place, after);
  const payload = (kind: string, body: unknown) => ({ kind, postNativeId, caption, body });
  let versions = shown.versionsOf(postNativeId, nowMs);
  if (versions === undefined) {
    const asked = await postNow(api, shown, postNativeId, nowMs, signal);
    versions = asked.versions;
    const payloads = [payload("post", asked.body), ...asked.others];
    yield { payloads, posts: [], next: JSON.stringify(from ?? {}) };
  }

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

const Identified = z.object({ id: z.string() });
const Place = z.object({ token: z.string().optional() });

interface AskedPost {
  readonly body: unknown;
  /** The ids of all. */
  readonly versions: readonly string[];
  /** Posts that came in the same answer. */
  readonly others: readonly Payload[];
}

/** The latest version of a post, asked for by its id. Throws SOURCE_GONE and SOURCE_FORBIDDEN. */
async function postNow(
  api: XApi,
  shown: ShownPosts,
  firstId: string,
  nowMs: number,
  signal: AbortSignal,
): Promise<AskedPost> {
  const waiting = shown.toAskFor(idsPerCall, nowMs);
  let id = waiting.get(firstId) ?? firstId;
  let along = [...waiting].filter(([other]) => other !== firstId).slice(0, idsPerCall - 1);
  const others: Payload[] = [];
  for (;;) {
    const ids = [id, ...along.map(([, latest]) => latest)];
    const { posts, problems } = await api.get("tweets", { ids: ids.join(",") }, ids.length, signal);
    shown.note(posts, nowMs);
    // Not shown, or not in the answer: the walk of their own thread asks for them by themselves.
    for (const [other] of along) if (shown.versionsOf(other, nowMs) === undefined) shown.forget(other);
    const body = posts.find((each) => Identified.safeParse(each).data?.id === id);
    others.push(...posts.filter((each) => each !== body).flatMap(payloadOfPost));
    if (body === undefined) {
      const problem = problems.get(id);
      shown.forget(firstId);
      if (problem === "resource-not-found") throw sourceError("gone", `a post: ${problem}`);
      if (problem === "not-authorized-for-resource") throw sourceError("forbidden", `a post: ${problem}`);
      throw sourceError("unexpected", "tweets: nothing about the post that was asked for");
    }
    const object = XObject.safeParse(body).data;
    const versions = object?.versions ?? [firstId];
    const latest = versions.at(-1) ?? id;
    // A version later than this answer's may have come meanwhile: not twice in a row, as there are at most five.
    if (latest === id || BigInt(latest) <= BigInt(id)) return { body, versions, others };
    id = latest;
    along = [];
  }
}

function payloadOfPost(body: unknown): readonly Payload[] {
  const object = XObject.safeParse(body).data;
  if (object === undefined) return [];
  return [{ kind: "post", postNativeId: firstIdOf(object), caption: object.text, body }];
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
