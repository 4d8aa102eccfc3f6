import type { IncomingMessage } from "node:http";
import type { Fault, FaultPlan } from "../serving/faults.ts";
import { Faults } from "../serving/faults.ts";
import type { Answer } from "../serving/loopback-server.ts";
import { orderedAnswer, startLoopbackServer } from "../serving/loopback-server.ts";
import type { PushPlan, PushSender } from "../serving/push-sender.ts";
import { PageTokens } from "../serving/paging.ts";
import type { Truth, TruthComment, TruthPost } from "../truth/truth.ts";
import { AccountContent } from "./account-content.ts";
import type { ErrorName } from "./api-errors.ts";
import { errorAnswer, XError } from "./api-errors.ts";
import { postCounts } from "./dialect.ts";
import { endpointAnswer } from "./endpoints.ts";
import { PushedActivity } from "./pushed-activity.ts";

export interface XSimulatorOptions {
  readonly truth: Truth;
  /** 0, unless told, takes a free one. */
  readonly port?: number;
  readonly faults?: FaultPlan<ErrorName>;
  /** Of the faults. */
  readonly seed?: number;
  /** Which comments on a post are quotes of it; none unless told. */
  readonly isQuote?: (comment: TruthComment) => boolean;
  /** The webhook that is told of activity; none unless told. */
  readonly pushes?: PushPlan;
  /** Ms since 1970: the search goes back from it. */
  readonly now?: () => number;
  /** Told of every request before it is answered. */
  readonly onRequest?: (request: IncomingMessage) => void;
}

/** X's API v2 on 127.0.0.1, for as much of it as collecting needs. Closing ends it and its connections. */
export interface XSimulator extends AsyncDisposable {
  /** Base address with the version, as the source takes it. */
  readonly url: string;
  readonly token: string;
  /** Sends what there is to tell the webhook, when it is told to; `undefined` where there is no webhook. */
  readonly pushes: PushSender | undefined;
  /** Requests that were answered. */
  requests(): number;
  /** All replies and quotes there are now. */
  comments(): readonly TruthComment[];
  /** What X counts of a post. */
  counts(postId: string): ReturnType<typeof postCounts>;

  addPost(post: TruthPost): void;
  add(comment: TruthComment): void;
  /** Of a quote; nobody can edit a reply. */
  edit(id: string, text: string): void;
  editPost(id: string, text: string): void;
  /** Replies to it stay. */
  remove(id: string): void;
  like(id: string, likes: number): void;
  repost(postId: string, reposts: number): void;
  setVisibility(postId: string, visibility: "public" | "deleted" | "protected"): void;

  /** The next requests go wrong in these ways, one each. */
  failNext(...faults: readonly Fault<ErrorName>[]): void;
  expireTokens(): void;
}

const token = "simulated-bearer-token";

/** Rejects when the port can't be listened on; throws a `TypeError` when the truth contradicts itself. */
export async function startXSimulator(options: XSimulatorOptions): Promise<XSimulator> {
  const { truth, port = 0, faults: plan = {}, seed = 1, isQuote = () => false } = options;
  const { now = () => Date.now(), onRequest } = options;
  const content = new AccountContent(truth, isQuote);
  const tokens = new PageTokens(() => new XError("badRequest"));
  const faults = new Faults<ErrorName>(plan.rates ?? {}, seed);
  const serving = { content, tokens, now, pageSizeLimit: plan.pageSize ?? Number.POSITIVE_INFINITY };
  const pushes = options.pushes && new PushedActivity(options.pushes);
  let requests = 0;

  const answer = (request: IncomingMessage, fault: Fault<ErrorName> | undefined): Answer => {
    requests += 1;
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://127.0.0.1");
    if (fault?.kind === "answer") return orderedAnswer(fault);
    if (fault?.kind === "error") return errorAnswer(fault.error, now());
    if (request.headers.authorization !== `Bearer ${token}`) return errorAnswer("unauthorized", now());
    try {
      const path = decodeURIComponent(pathname.slice("/2/".length));
      return { status: 200, body: JSON.stringify(endpointAnswer(serving, path, searchParams)) };
    } catch (error) {
      if (error instanceof XError) return errorAnswer(error.error, now());
      throw error;
    }
  };

  const server = await startLoopbackServer({ port, faults, answer, ...(onRequest && { onRequest }) });

  return {
    url: `${server.origin}/2`,
    token,
    pushes: pushes?.sender,
    requests: () => requests,
    comments: () => [...content.comments.values()].map(({ comment }) => comment),
    counts: (postId) => postCounts(content.post(postId)),
    addPost: (post) => {
      content.addPost(post);
      pushes?.published(content.post(post.id));
    },
    add: (comment) => {
      content.add(comment);
      pushes?.written(content.comment(comment.id));
    },
    edit: (id, text) => content.edit(id, text),
    editPost: (id, text) => content.editPost(id, text),
    remove: (id) => content.remove(id),
    like(id, likes) {
      const held = content.comment(id);
      held.comment = { ...held.comment, likes };
    },
    repost: (postId, reposts) => void (content.post(postId).reposts = reposts),
    setVisibility: (postId, visibility) => {
      const held = content.post(postId);
      held.visibility = visibility;
      if (visibility === "deleted") pushes?.deleted(held);
    },
    failNext: (...ordered) => faults.order(ordered),
    expireTokens: () => tokens.expire(),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}
