import { lookup as dnsLookup } from "node:dns";
import { Agent, fetch as fetchThrough } from "undici";
import type { Clock } from "../../../pipelines/ports/clock.ts";
import type { Metrics } from "../../../pipelines/ports/metrics.ts";
import { ListeningError, RateLimitedError } from "../../../schemas/errors.ts";
import type { Answer } from "../fetch-answer.ts";
import { retryAfterMs } from "../../runtime/retry-after.ts";
import { fetchAnswer } from "../fetch-answer.ts";
import { responseCache } from "../response-cache.ts";
import { sourceError } from "../source-errors.ts";
import { answerText } from "./answer-text.ts";
import { hostGates } from "./host-gates.ts";
import type { LookupAll } from "../../runtime/public-address.ts";
import { isPrivateLiteral, PrivateAddressError, publicLookup } from "../../runtime/public-address.ts";
import type { RobotsRules } from "./robots.ts";
import { productToken, robotsOf } from "./robots.ts";

export interface PortalFetchOptions {
  /** Of Suara, for the User-Agent. */
  readonly version: string;
  /** An address under which a portal's owner finds out who we are; stands in the User-Agent. */
  readonly contact?: string | undefined;
  /** Between two requests to one host; a longer Crawl-delay counts instead. */
  readonly delayMs: number;
  /** Hosts of portals inside our own network, with the port where it is not the usual one. */
  readonly privateHosts: ReadonlySet<string>;
  readonly metrics: Metrics;
  readonly clock: Clock;
  readonly requestTimeoutMs: number;
  readonly lookup?: LookupAll;
}

/** An answer, and the address that gave it after all redirects. */
export interface PortalAnswer extends Answer {
  readonly url: string;
}

/** Reads one portal. */
export interface PortalFetch {
  /**
   * What `read` makes of the answer of any status to a GET. Obeys robots.txt, asks politely, follows at most five
   * redirects and never to a private address. `read` throws for what is no good answer: only good ones are remembered, and asked
   * for on condition that they changed. Throws as a `Source` does; SOURCE_FORBIDDEN for what robots.txt does not allow.
   */
  get<T>(url: string, what: string, read: (answer: PortalAnswer) => T, signal: AbortSignal): Promise<T>;

  /** What robots.txt of the address's origin says. */
  robots(url: string, signal: AbortSignal): Promise<RobotsRules>;
}

interface Way {
  /** May it lead to one of the private hosts? */
  readonly mayGoInside: boolean;
  readonly pauseBefore: (url: URL) => Promise<number>;
}

const mostRedirects = 5;
const redirects = new Set([301, 302, 303, 307, 308]);

/** Where a portal limits us and does not say for how long. */
const restUnlessToldMs = 60_000;
const rememberedChars = 16 * 1024 * 1024;

/**
 * Gives each portal, by the address of its first page, what reads it; all keep the same manners towards a host they share.
 * Only a portal that is itself on one of the private hosts may be led to one: what the public's say leads nowhere inside.
 */
export function portalFetch(options: PortalFetchOptions): (baseUrl: string) => PortalFetch {
  const { version, contact, delayMs, privateHosts, metrics, clock, requestTimeoutMs } = options;
  const userAgent = `${productToken}/${version}${contact === undefined ? "" : ` (+${contact})`}`;
  const onlyPublic = new Agent({
    connections: 1,
    connect: { lookup: publicLookup(options.lookup ?? dnsLookup) },
  });
  const anywhere = new Agent({ connections: 1 });
  const gates = hostGates(clock);
  const remembered = responseCache<Answer>(rememberedChars);

  const isPrivate = (url: URL): boolean => privateHosts.has(url.host);

  const send = async (url: URL, what: string, signal: AbortSignal): Promise<Answer> => {
    if (!isPrivate(url) && isPrivateLiteral(url)) throw refusedAddress(what);
    const dispatcher = isPrivate(url) ? anywhere : onlyPublic;
    const known = remembered.get(url.href);
    const limits = {
      timeoutMs: requestTimeoutMs,
      what,
      send: (address: string, request: RequestInit) =>
        fetchThrough(address, { ...(request as object), dispatcher }),
      toText: (bytes: Buffer, headers: Headers) => answerText(bytes, headers, what),
    };
    const headers = { "user-agent": userAgent, accept: "*/*", ...(known && conditionsOf(known)) };
    try {
      const answer = await fetchAnswer(url.href, { headers }, limits, signal);
      return answer.status === 304 && known !== undefined ? known : answer;
    } catch (error) {
      if (causedByPrivateAddress(error)) throw refusedAddress(what);
      throw error;
    }
  };

  /** One request in its turn, counted. */
  const hop = async (url: URL, what: string, pauseMs: number, signal: AbortSignal): Promise<Answer> => {
    let outcome = "aborted";
    try {
      const answer = await gates.pass(url.host, pauseMs, signal, () => send(url, what, signal));
      if (answer.status === 429 || (answer.status === 503 && answer.headers.has("retry-after"))) {
        const restMs = retryAfterMs(answer.headers, clock.now(), restUnlessToldMs);
        gates.rest(url.host, restMs);
        throw new RateLimitedError("SOURCE_RATE_LIMITED", `${what}: status ${answer.status}`, restMs);
      }
      outcome = "ok";
      return answer;
    } catch (error) {
      if (error instanceof ListeningError) outcome = error.code;
      throw error;
    } finally {
      metrics.count("source_requests_total", { platform: "portal", outcome });
    }
  };

  /** `pauseBefore` says how long to wait before an address is asked, and throws for one that may not be. */
  const follow = async (
    start: string,
    what: string,
    { mayGoInside, pauseBefore }: Way,
    signal: AbortSignal,
  ): Promise<PortalAnswer> => {
    const seen = new Set<string>();
    let url = webAddress(start, what);
    while (seen.size <= mostRedirects) {
      if (seen.has(url.href)) throw sourceError("unexpected", `${what}: redirects in a circle`);
      seen.add(url.href);
      if (isPrivate(url) && !mayGoInside) throw refusedAddress(what);
      const answer = await hop(url, what, await pauseBefore(url), signal);
      const location = answer.headers.get("location");
      if (!redirects.has(answer.status) || location === null) return { ...answer, url: url.href };
      url = webAddress(location, what, url);
    }
    throw sourceError("unexpected", `${what}: more than ${mostRedirects} redirects`);
  };

  const robots = robotsOf((url, signal) => {
    const pauseBefore = () => Promise.resolve(delayMs);
    return follow(url, "robots.txt", { mayGoInside: isPrivate(new URL(url)), pauseBefore }, signal);
  }, clock);

  return (baseUrl) => ({
    robots: (url, signal) => robots(new URL(url), signal),
    async get(start, what, read, signal) {
      const pauseBefore = async (url: URL) => {
        const rules = await robots(url, signal);
        if (!rules.allows(url.href)) throw sourceError("forbidden", `${what}: robots.txt does not allow it`);
        return Math.max(delayMs, rules.crawlDelayMs);
      };
      const mayGoInside = isPrivate(new URL(baseUrl));
      const answer = await follow(start, what, { mayGoInside, pauseBefore }, signal);
      const value = read(answer);
      if (answer.status === 200 && Object.keys(conditionsOf(answer)).length > 0)
        remembered.set(answer.url, answer);
      return value;
    },
  });
}

/** Without its fragment, which no server is told. */
function webAddress(address: string, what: string, base?: URL): URL {
  const url = URL.parse(address, base?.href);
  if (url === null || !/^https?:$/u.test(url.protocol) || url.username !== "" || url.password !== "")
    throw sourceError("unexpected", `${what}: an address that is not of the web`);
  url.hash = "";
  return url;
}

function conditionsOf({ headers }: Answer): Record<string, string> {
  const etag = headers.get("etag");
  const modified = headers.get("last-modified");
  return {
    ...(etag !== null && { "if-none-match": etag }),
    ...(modified !== null && { "if-modified-since": modified }),
  };
}

function causedByPrivateAddress(error: unknown): boolean {
  if (error instanceof PrivateAddressError) return true;
  return error instanceof Error && error.cause !== undefined && causedByPrivateAddress(error.cause);
}

function refusedAddress(what: string): ListeningError {
  return sourceError("unexpected", `${what}: an address that is not public is refused`);
}
