import type { PageTokens, Position } from "../serving/paging.ts";
import { newestFirst } from "../serving/paging.ts";
import type { AccountContent, HeldComment } from "./account-content.ts";
import { commentPosition, latest, postPosition } from "./account-content.ts";
import { XError } from "./api-errors.ts";
import type { Naming } from "./dialect.ts";
import { commentObject, postObject } from "./dialect.ts";

export interface Serving {
  readonly content: AccountContent;
  readonly tokens: PageTokens;
  /** No page is longer, whatever was asked for. */
  readonly pageSizeLimit: number;
  readonly now: () => number;
}

const listedAtMost = 3_200;
const dayMs = 86_400_000;

/** What is answered to a path behind the version. Throws `XError`. */
export function endpointAnswer(serving: Serving, path: string, query: URLSearchParams): unknown {
  const naming = namingOf(query);
  const [first, second, third] = path.split("/");
  if (first === "users" && second !== undefined && third === "tweets")
    return timeline(serving, second, query, naming);
  if (path === "tweets") return lookup(serving, query, naming);
  if (path === "tweets/search/recent" || path === "tweets/search/all")
    return search(serving, path, query, naming);
  throw new XError("noSuchPath");
}

function namingOf(query: URLSearchParams): Naming {
  const fields = query.get("tweet.fields");
  const given = fields ?? query.get("post.fields");
  const naming = fields === null ? "post" : "tweet";
  if (!(given ?? "").includes(`edit_history_${naming}_ids`)) throw new XError("badRequest");
  return naming;
}

function timeline(serving: Serving, userId: string, query: URLSearchParams, naming: Naming): unknown {
  const account = serving.content.accounts.get(userId);
  if (account === undefined) return { errors: [problemOf("user", userId, "resource-not-found")] };
  const list = account.posts.filter(({ visibility }) => visibility === "public").slice(0, listedAtMost);
  return listBody(
    serving,
    { name: `timeline ${userId}`, list, positionOf: postPosition, query, most: 100 },
    (held) => postObject(held, latest(held.versions), naming),
  );
}

function lookup({ content }: Serving, query: URLSearchParams, naming: Naming): unknown {
  const ids = (query.get("ids") ?? "").split(",");
  if (ids.length > 100 || !ids.every((id) => /^\d+$/u.test(id))) throw new XError("badRequest");
  const data: unknown[] = [];
  const errors: unknown[] = [];
  for (const id of ids) {
    const post = content.postsByVersion.get(id);
    const version = post?.versions.find((each) => each.id === id);
    const comment = content.comments.get(id);
    if (post !== undefined && version !== undefined && post.visibility === "public")
      data.push(postObject(post, version, naming));
    else if (comment !== undefined) data.push(shown(content, comment, naming));
    else if (post?.visibility === "protected")
      errors.push(problemOf("tweet", id, "not-authorized-for-resource"));
    else errors.push(problemOf("tweet", id, "resource-not-found"));
  }
  return { ...(data.length > 0 && { data }), ...(errors.length > 0 && { errors }) };
}

/** Of the query language, the two operators that collecting needs. */
function search(serving: Serving, path: string, query: URLSearchParams, naming: Naming): unknown {
  const asked = query.get("query") ?? "";
  const whole = path.endsWith("/all");
  if (asked.length > (whole ? 1_024 : 512) || !/^\([a-z_]+:\d+(?: OR [a-z_]+:\d+)*\)$/u.test(asked))
    throw new XError("badRequest");
  const nowMs = serving.now();
  const start = query.get("start_time");
  // Without a time, the whole archive is the last 30 days of it.
  const since = new Date(start ?? nowMs - (whole ? 30 : 7) * dayMs).toISOString();
  const terms = asked.slice(1, -1).split(" OR ");
  const named = (operator: string) =>
    new Set(terms.flatMap((term) => (term.startsWith(`${operator}:`) ? [idIn(term)] : [])));
  const conversations = named("conversation_id");
  const quoted = named("quotes_of_tweet_id");
  const posts = new Set(terms.flatMap((term) => serving.content.postsByVersion.get(idIn(term)) ?? []));
  const list = [...posts].flatMap(({ comments }) =>
    comments.filter(
      ({ isQuote, under, comment }) =>
        (isQuote ? quoted : conversations).has(under) && comment.publishedAt >= since,
    ),
  );
  return listBody<HeldComment>(
    serving,
    { name: asked, list, positionOf: commentPosition, query, most: whole ? 500 : 100 },
    (held) => shown(serving.content, held, naming),
  );
}

function idIn(term: string): string {
  return term.split(":")[1] ?? "";
}

function shown({ replies }: AccountContent, held: HeldComment, naming: Naming) {
  return commentObject(held, latest(held.versions), replies.get(held.comment.id) ?? 0, naming);
}

interface Listed<T> {
  readonly name: string;
  readonly list: readonly T[];
  readonly positionOf: (item: T) => Position;
  readonly query: URLSearchParams;
  readonly most: number;
}

function listBody<T>(
  { tokens, pageSizeLimit }: Serving,
  { query, most, ...listed }: Listed<T>,
  toObject: (item: T) => unknown,
): unknown {
  const asked = Number(query.get("max_results") ?? 10);
  if (!Number.isInteger(asked) || asked < 5 || asked > most) throw new XError("badRequest");
  const token = query.get("pagination_token") ?? undefined;
  const size = Math.min(asked, pageSizeLimit);
  const { items, nextPageToken } = tokens.page({ ...listed, order: newestFirst, token, size });
  const next = nextPageToken !== undefined && { next_token: nextPageToken };
  const data = items.map(toObject);
  return { ...(data.length > 0 && { data }), meta: { result_count: data.length, ...next } };
}

function problemOf(resource: "tweet" | "user", id: string, kind: string) {
  return {
    resource_id: id,
    resource_type: resource,
    parameter: "ids",
    value: id,
    title: "Not Found Error",
    detail: `Could not find ${resource} with ids: [${id}].`,
    type: `https://api.x.com/2/problems/${kind}`,
  };
}
