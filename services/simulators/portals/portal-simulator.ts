import type { IncomingMessage } from "node:http";
import type { Fault, FaultPlan } from "../serving/faults.ts";
import { Faults } from "../serving/faults.ts";
import type { Answer } from "../serving/loopback-server.ts";
import { orderedAnswer, startLoopbackServer } from "../serving/loopback-server.ts";
import type { Truth, TruthComment, TruthPost } from "../truth/truth.ts";
import type { ErrorName } from "./api-errors.ts";
import { errorAnswer, WordpressError } from "./api-errors.ts";
import { rootObject } from "./dialect.ts";
import { listAnswer } from "./lists.ts";
import type { HeldSite } from "./site-content.ts";
import { SiteContent } from "./site-content.ts";
import type { SiteZone } from "./site-zone.ts";
import { malaysianZone } from "./site-zone.ts";
import { htmlType, notThere, pageAnswer } from "./site-pages.ts";
import { isShown } from "./shown-comments.ts";
import { htmlPage } from "./theme.ts";

export interface PortalSimulatorOptions {
  readonly truth: Truth;
  /** 0, unless told, takes a free one. */
  readonly port?: number;
  readonly faults?: FaultPlan<ErrorName>;
  /** Of the faults. */
  readonly seed?: number;
  /** How the first page of a site says where its API is; `nowhere`: at its usual address, `query`: at its other one. */
  readonly announced?: "header" | "page" | "nowhere" | "query";
  /** The API is turned off: what is there is in feeds and pages. Unless told, there is an API, and pages beside it. */
  readonly withoutApi?: boolean;
  readonly withoutTotals?: boolean;
  /** Parameters of lists that it refuses, as versions before these came do. */
  readonly unknownParameters?: readonly string[];
  /** Values of `orderby` that it refuses. */
  readonly unknownOrders?: readonly string[];
  /** Malaysian time unless told. */
  readonly zone?: SiteZone;
  /** What robots.txt says. */
  readonly robots?: string;
  /** Ms since 1970, for what is changed. */
  readonly now?: () => number;
  /** Told of every request before it is answered. */
  readonly onRequest?: (request: IncomingMessage) => void;
}

/** Portals that run WordPress, with its API or without, on 127.0.0.1. Closing ends it and its connections. */
export interface PortalSimulator extends AsyncDisposable {
  /** Such as `127.0.0.1:41234`. */
  readonly host: string;
  /** Where each portal is, by its id. */
  readonly addresses: ReadonlyMap<string, string>;
  /** All comments there are now, those held for review included. */
  comments(): readonly TruthComment[];
  isHeld(commentId: string): boolean;
  /** Does the page of its article show it? */
  isShownInPage(commentId: string): boolean;

  addPost(post: TruthPost): void;
  retitle(postId: string, title: string): void;
  /** Into the bin, or back out of it. */
  bin(postId: string, binned: boolean): void;
  setMembersOnly(postId: string, membersOnly: boolean): void;
  add(comment: TruthComment): void;
  edit(id: string, text: string): void;
  /** Replies move up. */
  remove(id: string): void;
  /** For review, or out of it. */
  hold(id: string, held: boolean): void;

  /** The next requests go wrong in these ways, one each. */
  failNext(...faults: readonly Fault<ErrorName>[]): void;
}

function robotsNaming(sites: Truth["channels"]): string {
  const sitemaps = sites.map(({ id }) => `Sitemap: https://${id}/wp-sitemap.xml\n`);
  return `User-agent: *\nDisallow: /wp-admin/\n\n${sitemaps.join("")}`;
}

/** Rejects when the port can't be listened on; throws a `TypeError` when the truth contradicts itself. */
export async function startPortalSimulator(options: PortalSimulatorOptions): Promise<PortalSimulator> {
  const { truth, port = 0, faults: plan = {}, seed = 1, announced = "header", onRequest } = options;
  const {
    robots = robotsNaming(truth.channels),
    withoutTotals = false,
    withoutApi = false,
    unknownParameters = [],
    unknownOrders = [],
    zone = malaysianZone,
    now = () => Date.now(),
  } = options;
  const content = new SiteContent(truth);
  const faults = new Faults<ErrorName>(plan.rates ?? {}, seed);
  const limits = { pageSize: plan.pageSize ?? Number.POSITIVE_INFINITY, withoutTotals, zone };

  const routed = (site: HeldSite, route: string, query: URLSearchParams): Answer => {
    if (route === "/") return { status: 200, body: JSON.stringify(rootObject(site)) };
    const resource = /^\/wp\/v2\/(\w+)\/?$/u.exec(route)?.[1];
    if (resource === undefined) throw new WordpressError("noRoute");
    const isUnknown =
      unknownParameters.some((name) => query.has(name)) || unknownOrders.includes(query.get("orderby") ?? "");
    if (isUnknown) throw new WordpressError("invalidParameter");
    return listAnswer(site, resource, query, limits);
  };

  const firstPage = (site: HeldSite, base: string): Answer => {
    const rest = announced === "query" ? `${base}/?rest_route=/` : `${base}/wp-json/`;
    const relation = "https://api.w.org/";
    const named = !withoutApi && announced === "page" ? `<link rel="${relation}" href="${rest}" />` : "";
    const inHeader = !withoutApi && (announced === "header" || announced === "query");
    const feeds = ["feed", "comments/feed"].map(
      (path) => `<link rel="alternate" type="application/rss+xml" href="https://${site.site.id}/${path}/" />`,
    );
    const head = `<title>${site.site.id}</title>${named}${feeds.join("")}`;
    const headers = { ...htmlType, ...(inHeader && { link: `<${rest}>; rel="${relation}"` }) };
    return { status: 200, body: htmlPage(head, "home blog", ""), headers };
  };

  const served = ({ pathname, searchParams, origin }: URL, ifNoneMatch: string | undefined): Answer => {
    if (pathname === "/robots.txt")
      return { status: 200, body: robots, headers: { "content-type": "text/plain" } };
    const [, id = "", ...rest] = pathname.split("/");
    const site = content.sites.get(decodeURIComponent(id));
    if (site === undefined) return notThere;
    const route = searchParams.get("rest_route");
    if (route !== null && !withoutApi) return routed(site, route, searchParams);
    if (rest[0] === "wp-json" && announced !== "query" && !withoutApi)
      return routed(site, `/${rest.slice(1).join("/")}`, searchParams);
    const isFirst = rest.join("") === "" && !searchParams.has("p") && route === null;
    if (isFirst) return firstPage(site, `${origin}/${id}`);
    const question = { path: `/${rest.join("/")}`, query: searchParams, ifNoneMatch };
    return pageAnswer(site, question, { pageSize: limits.pageSize, basePath: `/${id}` });
  };

  const answer = (request: IncomingMessage, fault: Fault<ErrorName> | undefined): Answer => {
    if (fault?.kind === "answer") return orderedAnswer(fault);
    if (fault?.kind === "error") return errorAnswer(fault.error, fault.retryAfter);
    try {
      const url = new URL(request.url ?? "/", `http://${request.headers.host ?? "127.0.0.1"}`);
      return served(url, request.headers["if-none-match"]);
    } catch (error) {
      if (error instanceof WordpressError) return errorAnswer(error.error);
      throw error;
    }
  };

  const server = await startLoopbackServer({ port, faults, answer, ...(onRequest && { onRequest }) });
  const changed = (postId: string) => {
    const article = content.article(postId);
    article.modifiedAt = new Date(now()).toISOString();
    return article;
  };
  const comment = (id: string) => content.comment(id);

  return {
    host: new URL(server.origin).host,
    addresses: new Map(truth.channels.map(({ id }) => [id, `${server.origin}/${encodeURIComponent(id)}`])),
    comments: () => [...content.comments.values()].map((held) => held.comment),
    isHeld: (id) => comment(id).held,
    isShownInPage: (id) => isShown(content.comments, comment(id)),
    addPost: (post) => content.addPost(post),
    retitle: (postId, title) => {
      const article = changed(postId);
      article.post = { ...article.post, title };
    },
    bin: (postId, binned) => void (changed(postId).binned = binned),
    setMembersOnly: (postId, membersOnly) => void (content.article(postId).membersOnly = membersOnly),
    add: (added) => content.add(added),
    edit: (id, text) => void (comment(id).comment = { ...comment(id).comment, text }),
    remove: (id) => content.remove(id),
    hold: (id, held) => void (comment(id).held = held),
    failNext: (...ordered) => faults.order(ordered),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}
