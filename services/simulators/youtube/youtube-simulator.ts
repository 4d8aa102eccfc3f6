import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Fault, FaultPlan } from "../serving/faults.ts";
import { Faults } from "../serving/faults.ts";
import type { Answer } from "../serving/loopback-server.ts";
import { orderedAnswer, startLoopbackServer } from "../serving/loopback-server.ts";
import { PageTokens } from "../serving/paging.ts";
import type { Truth, TruthComment, TruthPost } from "../truth/truth.ts";
import type { ErrorName } from "./api-errors.ts";
import { ApiError, errorAnswer } from "./api-errors.ts";
import { Catalogue } from "./catalogue.ts";
import { DailyQuota } from "./daily-quota.ts";
import type { HubPlan } from "./push-hub.ts";
import { PushHub } from "./push-hub.ts";
import { isShown, resources } from "./resources.ts";

export interface YoutubeSimulatorOptions {
  readonly truth: Truth;
  /** 0, unless told, takes a free one. */
  readonly port?: number;
  readonly faults?: FaultPlan<ErrorName>;
  /** Of the faults. */
  readonly seed?: number;
  readonly dailyUnits?: number;
  /** The only key that is accepted. */
  readonly apiKey?: string;
  /** A hub that pushes word of videos; none unless told. */
  readonly hub?: HubPlan;
  /** Ms since 1970, for the quota's day, leases and the times of edits. */
  readonly now?: () => number;
  /** Told of every request before it is answered. */
  readonly onRequest?: (request: IncomingMessage) => void;
}

/** YouTube's Data API v3 on 127.0.0.1, for as much of it as collecting needs. Closing ends it and its connections. */
export interface YoutubeSimulator extends AsyncDisposable {
  /** Base address, as the source takes it. */
  readonly url: string;
  readonly apiKey: string;
  /** Where the hub takes subscriptions, where there is one. */
  readonly hubUrl: string;
  /** Asks back and sends what there is to tell, when it is told to; `undefined` where there is no hub. */
  readonly pushes: PushHub | undefined;
  /** Units spent today. */
  readonly unitsUsed: number;
  /** All comments there are now. */
  comments(): readonly TruthComment[];
  /** Whether a comment's video is public and open to comments. */
  shows(commentId: string): boolean;
  /** What a video shows of how many comments it has, as late as its counts are; `null` while comments are turned off. */
  commentCount(videoId: string): number | null;

  addPost(post: TruthPost): void;
  add(comment: TruthComment): void;
  edit(id: string, text: string): void;
  /** A top comment takes its replies with it. */
  remove(id: string): void;
  like(id: string, likes: number): void;
  retitle(videoId: string, title: string): void;
  setVisibility(videoId: string, visibility: "public" | "private" | "deleted"): void;
  setCommentsDisabled(videoId: string, disabled: boolean): void;
  /** While they lag, the comment counts that videos show stay as they are. */
  lagCounts(lag: boolean): void;

  /** The next requests go wrong in these ways, one each. */
  failNext(...faults: readonly Fault<ErrorName>[]): void;
  expirePageTokens(): void;
}

const basePath = "/youtube/v3";
const hubPath = "/subscribe";
const googleNotFound =
  "<!DOCTYPE html><html lang=en><title>Error 404 (Not Found)!!1</title><p>404. That’s an error.</html>";

/** Rejects when the port can't be listened on; throws a `TypeError` when the truth contradicts itself. */
export async function startYoutubeSimulator(options: YoutubeSimulatorOptions): Promise<YoutubeSimulator> {
  const { truth, port = 0, faults: plan = {}, seed = 1, dailyUnits = 10_000 } = options;
  const { apiKey = "simulated-key", now = () => Date.now(), onRequest } = options;
  const catalogue = new Catalogue(truth);
  const tokens = new PageTokens(() => new ApiError("invalidPageToken"));
  const quota = new DailyQuota(dailyUnits, now);
  const faults = new Faults<ErrorName>(plan.rates ?? {}, seed);
  const pushes = options.hub && new PushHub(options.hub, now);
  const serving = { catalogue, tokens, pageSizeLimit: plan.pageSize ?? Number.POSITIVE_INFINITY };

  const listed = (url: URL, ifNoneMatch: string | undefined): Answer => {
    const handler = resources.get(url.pathname.slice(basePath.length + 1));
    if (handler === undefined || !url.pathname.startsWith(`${basePath}/`)) {
      return { status: 404, body: googleNotFound, headers: { "content-type": "text/html; charset=UTF-8" } };
    }
    const { kind, items, nextPageToken } = handler(serving, url.searchParams);
    const pageInfo = { totalResults: items.length, resultsPerPage: items.length };
    const rest = JSON.stringify({ ...(nextPageToken !== undefined && { nextPageToken }), pageInfo, items });
    const etag = createHash("sha1").update(rest).digest("base64url");
    if (ifNoneMatch === `"${etag}"`) return { status: 304, body: "", headers: { etag: `"${etag}"` } };
    const body = `{"kind":"${kind}","etag":"${etag}",${rest.slice(1)}`;
    return { status: 200, body, headers: { etag: `"${etag}"` } };
  };

  const answer = (request: IncomingMessage, fault: Fault<ErrorName> | undefined, body: string): Answer => {
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    if (pushes !== undefined && url.pathname === hubPath) {
      if (fault?.kind === "answer") return orderedAnswer(fault);
      return fault?.kind === "error" ? { status: 503, body: "try again\n" } : pushes.subscribe(body);
    }
    const key = request.headers["x-goog-api-key"] ?? url.searchParams.get("key");
    try {
      if (key === null) throw new ApiError("keyMissing");
      if (key !== apiKey) throw new ApiError("apiKeyInvalid");
      if (!quota.spend()) throw new ApiError("quotaExceeded");
      if (fault?.kind === "answer") return orderedAnswer(fault);
      if (fault?.kind !== "error") return listed(url, request.headers["if-none-match"]);
      const { retryAfter } = fault;
      return {
        ...errorAnswer(fault.error),
        ...(retryAfter !== undefined && { headers: { "retry-after": retryAfter } }),
      };
    } catch (error) {
      if (error instanceof ApiError) return errorAnswer(error.error);
      throw error;
    }
  };

  const server = await startLoopbackServer({ port, faults, answer, ...(onRequest && { onRequest }) });

  return {
    url: `${server.origin}${basePath}`,
    apiKey,
    hubUrl: `${server.origin}${hubPath}`,
    pushes,
    get unitsUsed() {
      return quota.used;
    },
    comments: () => [...catalogue.comments.values()].map(({ comment }) => comment),
    shows: (id) => {
      const held = catalogue.comments.get(id);
      return held !== undefined && isShown(held);
    },
    commentCount(videoId) {
      const { commentsDisabled, shownCount } = catalogue.video(videoId);
      return commentsDisabled ? null : shownCount;
    },
    addPost: (post) => {
      catalogue.addPost(post);
      pushes?.tell("published", post);
    },
    add: (comment) => catalogue.add(comment),
    edit: (id, text) => {
      const editedAt = new Date(now()).toISOString();
      catalogue.change(id, (comment) => ({ ...comment, text, editedAt }));
    },
    remove: (id) => catalogue.remove(id),
    like: (id, likes) => catalogue.change(id, (comment) => ({ ...comment, likes })),
    retitle: (id, title) => {
      const video = catalogue.video(id);
      video.post = { ...video.post, title };
      pushes?.tell("changed", video.post);
    },
    setVisibility: (id, visibility) => {
      const video = catalogue.video(id);
      video.visibility = visibility;
      if (visibility === "deleted") pushes?.tell("deleted", video.post);
    },
    setCommentsDisabled: (id, disabled) => {
      catalogue.video(id).commentsDisabled = disabled;
    },
    lagCounts: (lag) => catalogue.lagCounts(lag),
    failNext: (...ordered) => faults.order(ordered),
    expirePageTokens: () => tokens.expire(),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}
