import { createHmac } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { z } from "zod";
import type { Fault, FaultPlan } from "../serving/faults.ts";
import { Faults } from "../serving/faults.ts";
import type { Answer } from "../serving/loopback-server.ts";
import type { PushPlan, PushSender } from "../serving/push-sender.ts";
import { orderedAnswer, startLoopbackServer } from "../serving/loopback-server.ts";
import { PageTokens } from "../serving/paging.ts";
import type { Truth, TruthComment, TruthPost } from "../truth/truth.ts";
import type { ErrorName } from "./api-errors.ts";
import { errorAnswer, GraphError } from "./api-errors.ts";
import type { Asked, Listing } from "./list-body.ts";
import type { HeldPage, ReactionCounts } from "./page-content.ts";
import { PageContent } from "./page-content.ts";
import { PageUsage } from "./page-usage.ts";
import type { ChangeInDelivery } from "./push-changes.ts";
import { PushedChanges } from "./push-changes.ts";

export interface GraphSimulatorOptions {
  readonly truth: Truth;
  /** 0, unless told, takes a free one. */
  readonly port?: number;
  readonly faults?: FaultPlan<ErrorName>;
  /** Of the faults. */
  readonly seed?: number;
  /** Calls a page may have in 24 hours. */
  readonly callsPerPage?: number;
  /** Every request must then prove that it knows it. */
  readonly appSecret?: string;
  /** The webhook that is told of changes; none unless told. */
  readonly pushes?: PushPlan;
  /** Ms since 1970, for the usage and the times of deliveries. */
  readonly now?: () => number;
  /** Told of every request before it is answered. */
  readonly onRequest?: (request: IncomingMessage) => void;
}

/** The Graph API on 127.0.0.1, for as much of it as collecting pages needs. Closing ends it and its connections. */
export interface GraphSimulator extends AsyncDisposable {
  /** Base address with the version, as the source takes it. */
  readonly url: string;
  /** Of a system user who has a role on all pages. */
  readonly token: string;
  /** Sends what there is to tell the webhook, when it is told to; `undefined` where there is no webhook. */
  readonly pushes: PushSender | undefined;
  /** Calls of a page in the last 24 hours. */
  callsUsed(pageId: string): number;
  /** All comments there are now, hidden ones included. */
  comments(): readonly TruthComment[];
  isHidden(commentId: string): boolean;
  reactions(postId: string): ReactionCounts & { readonly shares: number };

  addPost(post: TruthPost): void;
  add(comment: TruthComment): void;
  edit(id: string, text: string): void;
  /** A top comment takes its replies with it. */
  remove(id: string): void;
  hide(id: string, hidden: boolean): void;
  like(id: string, likes: number): void;
  react(postId: string, counts: Partial<ReactionCounts>): void;
  share(postId: string, shares: number): void;
  setVisibility(postId: string, visibility: "public" | "unpublished" | "deleted"): void;
  /** Our token may not read the comments of the post. */
  setClosed(postId: string, closed: boolean): void;

  /** The next requests go wrong in these ways, one each. */
  failNext(...faults: readonly Fault<ErrorName>[]): void;
  /** The tokens of pages that were given out die; new ones may be asked for. A token for all dies for good. */
  expireTokens(): void;
  expireCursors(): void;
}

/** What a platform's own part of the Graph API needs to answer. */
export interface Serving extends Listing {
  readonly content: PageContent;
}

/** What sets one platform that the Graph API serves apart from another. */
export interface GraphDialect {
  /** What the usage header calls its pages or accounts. */
  readonly useCase: string;
  readonly limitError: ErrorName;
  /** What a page or account says. Throws `GraphError`. */
  answer(serving: Serving, page: HeldPage, asked: Asked): unknown;
  /** What deliveries to a webhook are about, and how they word a change. */
  readonly webhook: { readonly object: string; readonly changeOf: ChangeInDelivery };
  /** Lists pages, each with a token of its own; without it, the user's token is good for everything. */
  accounts?(serving: Serving, tokenOf: (page: string) => string, asked: Asked): unknown;
}

const version = "v26.0";
const userToken = "simulated-system-user-token";
const Batch = z.array(z.object({ method: z.literal("GET"), relative_url: z.string() })).max(50);

/** Rejects when the port can't be listened on; throws a `TypeError` when the truth contradicts itself. */
export async function startGraphSimulator(
  dialect: GraphDialect,
  options: GraphSimulatorOptions,
): Promise<GraphSimulator> {
  const { truth, port = 0, faults: plan = {}, seed = 1, callsPerPage = 4_800, appSecret } = options;
  const { now = () => Date.now(), onRequest } = options;
  const content = new PageContent(truth);
  const cursors = new PageTokens(() => new GraphError("badParameter"));
  const usage = new PageUsage(dialect.useCase, callsPerPage, now);
  const { object, changeOf } = dialect.webhook;
  const pushes = options.pushes && new PushedChanges(options.pushes, object, changeOf, now);
  const faults = new Faults<ErrorName>(plan.rates ?? {}, seed);
  const serving = {
    content,
    tokens: cursors,
    pageSizeLimit: plan.pageSize ?? Number.POSITIVE_INFINITY,
  };
  let tokenAge = 0;
  const tokenOf = (page: string) => `simulated-page-token-${page}-${tokenAge}`;
  const pageOf = (given: string): HeldPage => {
    for (const held of content.pages.values()) if (tokenOf(held.page.id) === given) return held;
    throw new GraphError(given.startsWith("simulated-page-token-") ? "tokenExpired" : "tokenInvalid");
  };

  /** With one token for all, what is asked for says whose question it is; of a batch, the first that there is. */
  const accountOf = (given: string, path: string, form: URLSearchParams): HeldPage => {
    if (given !== userToken) throw new GraphError("tokenInvalid");
    if (tokenAge > 0) throw new GraphError("tokenExpired");
    const entries = Batch.safeParse(JSON.parse(form.get("batch") ?? "null")).data;
    for (const asked of entries?.map(({ relative_url: relative }) => relative) ?? [path]) {
      const [object = ""] = asked.split(/[/?]/u);
      const post = content.comments.get(object)?.post ?? content.posts.get(object);
      const held = content.pages.get(post?.post.channelId ?? object);
      if (held !== undefined) return held;
    }
    const [any] = content.pages.values();
    if (entries === undefined || any === undefined) throw new GraphError("gone");
    return any;
  };

  const json = (value: unknown): Answer => ({ status: 200, body: JSON.stringify(value) });
  const prove = (given: string, parameters: URLSearchParams): void => {
    if (appSecret === undefined) return;
    const expected = createHmac("sha256", appSecret).update(given).digest("hex");
    if (parameters.get("appsecret_proof") !== expected) throw new GraphError("proofMissing");
  };

  /** Each entry of a batch is answered as if it came alone. */
  const batched = (page: HeldPage, given: string, form: URLSearchParams): Answer => {
    const entries = Batch.safeParse(JSON.parse(form.get("batch") ?? "null")).data;
    if (entries === undefined) throw new GraphError("badParameter");
    if (!usage.spend(page.page.id, entries.length)) throw new GraphError(dialect.limitError);
    return json(
      entries.map(({ relative_url: relative }) => {
        const { pathname, searchParams: query } = new URL(relative, "http://127.0.0.1");
        const asked = { path: decodeURIComponent(pathname.slice(1)), base: "", token: given, query };
        const { status: code, body } = caught(() => json(dialect.answer(serving, page, asked)));
        return { code, body };
      }),
    );
  };

  const served = (request: IncomingMessage, url: URL, body: string): Answer => {
    const given = /^Bearer (\S+)$/u.exec(request.headers.authorization ?? "")?.[1] ?? "";
    const form = new URLSearchParams(body);
    prove(given, request.method === "POST" ? form : url.searchParams);
    const asked = {
      path: decodeURIComponent(url.pathname.slice(version.length + 2)),
      base: `${url.origin}/${version}`,
      token: given,
      query: url.searchParams,
    };
    if (dialect.accounts !== undefined && asked.path === "me/accounts") {
      if (given !== userToken) throw new GraphError("tokenInvalid");
      return json(dialect.accounts(serving, tokenOf, asked));
    }
    const page = dialect.accounts === undefined ? accountOf(given, asked.path, form) : pageOf(given);
    if (request.method === "POST") return batched(page, given, form);
    if (!usage.spend(page.page.id, 1)) throw new GraphError(dialect.limitError);
    const answer = json(dialect.answer(serving, page, asked));
    return { ...answer, headers: usage.header(page.page.id) };
  };

  const answer = (request: IncomingMessage, fault: Fault<ErrorName> | undefined, body: string): Answer => {
    const url = new URL(request.url ?? "/", `http://${request.headers.host ?? "127.0.0.1"}`);
    if (fault?.kind === "answer") return orderedAnswer(fault);
    if (fault?.kind === "error") return errorAnswer(fault.error);
    if (!url.pathname.startsWith(`/${version}/`)) return errorAnswer("versionTooOld");
    const given = caught(() => served(request, url, body));
    return { ...given, headers: { "facebook-api-version": version, ...given.headers } };
  };

  const server = await startLoopbackServer({ port, faults, answer, ...(onRequest && { onRequest }) });
  const comment = (id: string) => content.comment(id);
  const tellOf = (id: string, verb: "edited" | "remove" | "hide" | "unhide"): void => {
    const held = comment(id);
    pushes?.tell({ kind: "comment", verb, post: held.post.post, comment: held.comment });
  };

  return {
    url: `${server.origin}/${version}`,
    token: userToken,
    pushes: pushes?.sender,
    callsUsed: (pageId) => usage.used(pageId),
    comments: () => [...content.comments.values()].map(({ comment }) => comment),
    isHidden: (id) => comment(id).hidden,
    reactions: (postId) => {
      const { reactions, shares } = content.post(postId);
      return { ...reactions, shares };
    },
    addPost: (post) => {
      content.addPost(post);
      pushes?.tell({ kind: "post", verb: "add", post });
    },
    add: (comment) => {
      content.add(comment);
      pushes?.tell({ kind: "comment", verb: "add", post: content.post(comment.postId).post, comment });
    },
    edit: (id, text) => {
      comment(id).comment = { ...comment(id).comment, text };
      tellOf(id, "edited");
    },
    remove: (id) => {
      tellOf(id, "remove");
      content.remove(id);
    },
    hide: (id, hidden) => {
      comment(id).hidden = hidden;
      tellOf(id, hidden ? "hide" : "unhide");
    },
    like: (id, likes) => void (comment(id).comment = { ...comment(id).comment, likes }),
    react: (postId, counts) => {
      const post = content.post(postId);
      post.reactions = { ...post.reactions, ...counts };
      pushes?.tell({ kind: "reaction", post: post.post });
    },
    share: (postId, shares) => void (content.post(postId).shares = shares),
    setVisibility: (postId, visibility) => {
      const held = content.post(postId);
      held.visibility = visibility;
      if (visibility === "deleted") pushes?.tell({ kind: "post", verb: "remove", post: held.post });
    },
    setClosed: (postId, closed) => void (content.post(postId).closed = closed),
    failNext: (...ordered) => faults.order(ordered),
    expireTokens: () => void (tokenAge += 1),
    expireCursors: () => cursors.expire(),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

function caught(answer: () => Answer): Answer {
  try {
    return answer();
  } catch (error) {
    if (error instanceof GraphError) return errorAnswer(error.error);
    throw error;
  }
}
