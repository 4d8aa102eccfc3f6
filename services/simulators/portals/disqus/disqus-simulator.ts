import type { IncomingMessage } from "node:http";
import type { Fault, FaultPlan } from "../../serving/faults.ts";
import { Faults } from "../../serving/faults.ts";
import type { Answer } from "../../serving/loopback-server.ts";
import { orderedAnswer, startLoopbackServer } from "../../serving/loopback-server.ts";
import { PageTokens } from "../../serving/paging.ts";
import type { Truth, TruthComment, TruthPost } from "../../truth/truth.ts";
import type { DisqusErrorName } from "./disqus-errors.ts";
import { DisqusError, errorAnswer } from "./disqus-errors.ts";
import { answerOf } from "./disqus-lists.ts";
import { ForumContent } from "./forum-content.ts";

export interface DisqusSimulatorOptions {
  readonly truth: Pick<Truth, "posts" | "comments">;
  /** The forum's short name, and the key that may read it. */
  readonly forum: string;
  readonly apiKey: string;
  /** 0, unless told, takes a free one. */
  readonly port?: number;
  readonly faults?: FaultPlan<DisqusErrorName>;
  /** Of the faults. */
  readonly seed?: number;
  /** Requests that it answers in an hour; 1,000 unless told. */
  readonly hourlyLimit?: number;
  /** Ms since 1970. */
  readonly now: () => number;
  /** Told of every request before it is answered. */
  readonly onRequest?: (request: IncomingMessage) => void;
}

/** One forum at Disqus on 127.0.0.1, with the comments under a portal's articles. Closing ends it and its connections. */
export interface DisqusSimulator extends AsyncDisposable {
  /** Such as `http://127.0.0.1:41234/api/3.0`. */
  readonly baseUrl: string;
  /** All comments there are now, those held for review included. */
  comments(): readonly TruthComment[];
  isHeld(commentId: string): boolean;
  addPost(post: TruthPost): void;
  add(comment: TruthComment): void;
  edit(id: string, text: string): void;
  like(id: string): void;
  remove(id: string): void;
  /** For review, or out of it. */
  hold(id: string, held: boolean): void;
  /** Only moderators may read what is under this article. */
  close(postId: string): void;
  /** The next requests go wrong in these ways, one each. */
  failNext(...faults: readonly Fault<DisqusErrorName>[]): void;
}

const hourMs = 3_600_000;

/** Rejects when the port can't be listened on; throws a `TypeError` when the truth contradicts itself. */
export async function startDisqusSimulator(options: DisqusSimulatorOptions): Promise<DisqusSimulator> {
  const { truth, forum: name, apiKey, port = 0, faults: plan = {}, seed = 1, now, onRequest } = options;
  const { hourlyLimit = 1_000 } = options;
  const content = new ForumContent(truth);
  const faults = new Faults<DisqusErrorName>(plan.rates ?? {}, seed);
  const tokens = new PageTokens(() => new DisqusError("argument"));
  const forum = { name, content, tokens, pageSize: plan.pageSize ?? Number.POSITIVE_INFINITY };
  let counted = { hour: 0, requests: 0 };

  const served = ({ pathname, searchParams }: URL, left: number): Answer => {
    const path = /^\/api\/3\.0\/(\w+\/\w+)\.json$/u.exec(pathname)?.[1];
    if (path === undefined) throw new DisqusError("noEndpoint");
    if (searchParams.get("api_key") !== apiKey) throw new DisqusError("badKey");
    if (left < 0) throw new DisqusError("limit");
    const asked = searchParams.get("forum");
    if (asked !== null && asked !== name) throw new DisqusError("noAccess");
    return { status: 200, body: JSON.stringify({ code: 0, ...answerOf(forum, path, searchParams) }) };
  };

  const answer = (request: IncomingMessage, fault: Fault<DisqusErrorName> | undefined): Answer => {
    if (fault?.kind === "answer") return orderedAnswer(fault);
    const hour = Math.floor(now() / hourMs);
    counted = { hour, requests: counted.hour === hour ? counted.requests + 1 : 1 };
    const left = hourlyLimit - counted.requests;
    const limits = {
      "x-ratelimit-limit": String(hourlyLimit),
      "x-ratelimit-remaining": String(Math.max(0, left)),
      "x-ratelimit-reset": String(((hour + 1) * hourMs) / 1_000),
    };
    const given = ((): Answer => {
      if (fault?.kind === "error") return errorAnswer(fault.error);
      try {
        return served(new URL(request.url ?? "/", "http://127.0.0.1"), left);
      } catch (error) {
        if (error instanceof DisqusError) return errorAnswer(error.error);
        throw error;
      }
    })();
    return { ...given, headers: { ...limits, ...given.headers } };
  };

  const server = await startLoopbackServer({ port, faults, answer, ...(onRequest && { onRequest }) });
  const changed = (id: string, change: Partial<TruthComment>): void => {
    const post = content.post(id);
    post.comment = { ...post.comment, ...change };
  };

  return {
    baseUrl: `${server.origin}/api/3.0`,
    comments: () => [...content.posts.values()].map(({ comment }) => comment),
    isHeld: (id) => content.post(id).held,
    addPost: (post) => content.addArticle(post),
    add: (comment) => content.add(comment),
    edit: (id, text) => changed(id, { text }),
    like: (id) => changed(id, { likes: content.post(id).comment.likes + 1 }),
    remove: (id) => content.remove(id),
    hold: (id, held) => void (content.post(id).held = held),
    close(postId) {
      const thread = content.threads.get(postId);
      if (thread === undefined) throw new TypeError(`nobody has commented on ${postId}`);
      thread.closed = true;
    },
    failNext: (...ordered) => faults.order(ordered),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}
