import type { IncomingMessage } from "node:http";
import { z } from "zod";
import type { Fault, FaultPlan } from "../serving/faults.ts";
import { Faults } from "../serving/faults.ts";
import type { Answer } from "../serving/loopback-server.ts";
import { orderedAnswer, startLoopbackServer } from "../serving/loopback-server.ts";
import type { Truth, TruthComment, TruthPost } from "../truth/truth.ts";
import type { HeldAccount } from "./account-content.ts";
import { AccountContent } from "./account-content.ts";
import type { ErrorName } from "./api-errors.ts";
import { errorAnswer, TiktokError } from "./api-errors.ts";
import { listAnswer } from "./lists.ts";

export interface TiktokSimulatorOptions {
  readonly truth: Truth;
  /** 0, unless told, takes a free one. */
  readonly port?: number;
  readonly faults?: FaultPlan<ErrorName>;
  /** Of the faults. */
  readonly seed?: number;
  /** After so many top comments a list goes on with all of them, by likes, as the real one is said to after 500. */
  readonly reordersAfter?: number;
  /** Every renewal then gives another refresh token, and the one before is dead. */
  readonly replacesRefreshTokens?: boolean;
  /** Told of every request before it is answered. */
  readonly onRequest?: (request: IncomingMessage) => void;
}

/** The Business API v1.3 on 127.0.0.1, for as much of it as collecting accounts needs. Closing ends it and its connections. */
export interface TiktokSimulator extends AsyncDisposable {
  /** Base address with the version, as the source takes it. */
  readonly url: string;
  /** Where access tokens are renewed. */
  readonly refreshUrl: string;
  readonly appId: string;
  readonly appSecret: string;
  /** The first refresh token of an account, by the platform's id. */
  refreshToken(accountId: string): string;
  /** Requests for lists, whatever came of them. */
  readonly listCalls: number;
  readonly renewals: number;
  /** All comments there are now, hidden ones included. */
  comments(): readonly TruthComment[];
  isHidden(commentId: string): boolean;
  counts(postId: string): { readonly likes: number; readonly shares: number };

  addPost(post: TruthPost): void;
  add(comment: TruthComment): void;
  edit(id: string, text: string): void;
  /** A top comment takes its replies with it. */
  remove(id: string): void;
  hide(id: string, hidden: boolean): void;
  like(id: string, likes: number): void;
  count(postId: string, counts: { readonly likes?: number; readonly shares?: number }): void;
  setVisibility(postId: string, visibility: "public" | "private" | "deleted"): void;
  /** Our token may not read the comments of the post. */
  setClosed(postId: string, closed: boolean): void;

  /** The next requests go wrong in these ways, one each. */
  failNext(...faults: readonly Fault<ErrorName>[]): void;
  /** The access tokens that were given out die; they may be renewed. */
  expireTokens(): void;
  expireCursors(): void;
}

const base = "/open_api/v1.3";
const refreshPath = `${base}/tt_user/oauth2/refresh_token/`;
const appId = "simulated-app";
const appSecret = "simulated-app-secret";

const Renewal = z.object({
  client_id: z.literal(appId),
  grant_type: z.literal("refresh_token"),
  client_secret: z.string(),
  refresh_token: z.string(),
});

/** Rejects when the port can't be listened on; throws a `TypeError` when the truth contradicts itself. */
export async function startTiktokSimulator(options: TiktokSimulatorOptions): Promise<TiktokSimulator> {
  const { truth, port = 0, faults: plan = {}, seed = 1, onRequest, replacesRefreshTokens = false } = options;
  const { reordersAfter = Number.POSITIVE_INFINITY } = options;
  const content = new AccountContent(truth);
  const faults = new Faults<ErrorName>(plan.rates ?? {}, seed);
  const pageSizeLimit = plan.pageSize ?? Number.POSITIVE_INFINITY;
  let epoch = 0;
  let tokenAge = 0;
  let listCalls = 0;
  let renewals = 0;
  const refreshAges = new Map<string, number>();
  const accessToken = (id: string) => `simulated-access-token-${id}-${tokenAge}`;
  const refreshToken = (id: string) => `simulated-refresh-token-${id}-${refreshAges.get(id) ?? 0}`;

  const accountOf = (given: string | undefined, tokenOf: (id: string) => string, otherwise: ErrorName) => {
    for (const held of content.accounts.values()) if (tokenOf(held.account.id) === given) return held;
    throw new TiktokError(otherwise);
  };
  const reading = (given: string | undefined): HeldAccount => {
    if (given === undefined || given === "") throw new TiktokError("tokenMissing");
    const ended = given.startsWith("simulated-access-token-") ? "tokenExpired" : "tokenInvalid";
    return accountOf(given, accessToken, ended);
  };

  const renewed = (body: string): unknown => {
    renewals += 1;
    const { data } = Renewal.safeParse(JSON.parse(body));
    if (data === undefined) throw new TiktokError("badParameter");
    if (data.client_secret !== appSecret) throw new TiktokError("appSecretWrong");
    const { id } = accountOf(data.refresh_token, refreshToken, "refreshTokenInvalid").account;
    if (replacesRefreshTokens) refreshAges.set(id, (refreshAges.get(id) ?? 0) + 1);
    return {
      access_token: accessToken(id),
      token_type: "Bearer",
      scope: "comment.list,video.list",
      expires_in: 86_400,
      refresh_token: refreshToken(id),
      refresh_token_expires_in: 31_536_000,
      open_id: id,
    };
  };

  const said = (request: IncomingMessage, url: URL, body: string): unknown => {
    if (request.method === "POST" && url.pathname === refreshPath) return renewed(body);
    listCalls += 1;
    const token = request.headers["access-token"];
    const account = reading(Array.isArray(token) ? token[0] : token);
    const path = url.pathname.slice(base.length + 1).replace(/\/$/u, "");
    return listAnswer({ content, pageSizeLimit, reordersAfter, epoch }, account, path, url.searchParams);
  };

  const answer = (request: IncomingMessage, fault: Fault<ErrorName> | undefined, body: string): Answer => {
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    if (fault?.kind === "answer") return orderedAnswer(fault);
    if (fault?.kind === "error") {
      const { retryAfter } = fault;
      return { ...errorAnswer(fault.error), ...(retryAfter && { headers: { "retry-after": retryAfter } }) };
    }
    if (!url.pathname.startsWith(`${base}/`)) return { status: 404, body: "<html>404</html>" };
    try {
      const data = said(request, url, body);
      return { status: 200, body: JSON.stringify({ code: 0, message: "OK", request_id: "simulated", data }) };
    } catch (error) {
      if (error instanceof TiktokError) return errorAnswer(error.error);
      throw error;
    }
  };

  const server = await startLoopbackServer({ port, faults, answer, ...(onRequest && { onRequest }) });
  const comment = (id: string) => content.comment(id);

  return {
    url: `${server.origin}${base}`,
    refreshUrl: `${server.origin}${refreshPath}`,
    appId,
    appSecret,
    refreshToken: (accountId) => `simulated-refresh-token-${accountId}-0`,
    get listCalls() {
      return listCalls;
    },
    get renewals() {
      return renewals;
    },
    comments: () => [...content.comments.values()].map(({ comment }) => comment),
    isHidden: (id) => comment(id).hidden,
    counts: (postId) => {
      const { likes, shares } = content.video(postId);
      return { likes, shares };
    },
    addPost: (post) => content.addPost(post),
    add: (comment) => content.add(comment),
    edit: (id, text) => void (comment(id).comment = { ...comment(id).comment, text }),
    remove: (id) => content.remove(id),
    hide: (id, hidden) => void (comment(id).hidden = hidden),
    like: (id, likes) => void (comment(id).comment = { ...comment(id).comment, likes }),
    count: (postId, counts) => void Object.assign(content.video(postId), counts),
    setVisibility: (postId, visibility) => void (content.video(postId).visibility = visibility),
    setClosed: (postId, closed) => void (content.video(postId).closed = closed),
    failNext: (...ordered) => faults.order(ordered),
    expireTokens: () => void (tokenAge += 1),
    expireCursors: () => void (epoch += 1),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}
