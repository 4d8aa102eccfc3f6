import { z } from "zod";
import type { Clock } from "../../../../pipelines/ports/clock.ts";
import type { Metrics } from "../../../../pipelines/ports/metrics.ts";
import { ListeningError, RateLimitedError } from "../../../../schemas/errors.ts";
import { fetchAnswer, jsonIn } from "../../fetch-answer.ts";
import { sourceError } from "../../source-errors.ts";
import type { DisqusRefusal } from "./disqus-errors.ts";
import { AbsentError, refusalIn } from "./disqus-errors.ts";

export type DisqusQuery = Readonly<Record<string, string | readonly string[]>>;

export interface DisqusAnswer {
  readonly response: unknown;
  /** Cursor of what comes behind it; `undefined` at the end of a list, and where it is no list. */
  readonly next: string | undefined;
}

export interface DisqusApi {
  /** What a GET of `path`, such as `posts/list`, gives. Throws as a `Source` does, and `AbsentError`. */
  get(path: string, query: DisqusQuery, signal: AbortSignal): Promise<DisqusAnswer>;
}

export interface DisqusApiOptions {
  /** With the version, such as `https://disqus.com/api/3.0`. */
  readonly baseUrl: string;
  /** The public key of an application at Disqus. It must go in the address, so no address is ever said or thrown. */
  readonly apiKey: string;
  readonly metrics: Metrics;
  readonly clock: Pick<Clock, "now">;
  readonly requestTimeoutMs: number;
}

const hourMs = 3_600_000;

/** Where Disqus limits us and does not say until when. */
const restUnlessToldMs = 10 * 60_000;

const Envelope = z.object({
  code: z.literal(0),
  response: z.unknown(),
  cursor: z
    .object({ next: z.string().nullish(), hasNext: z.boolean().optional(), more: z.boolean().optional() })
    .nullish(),
});

/** Disqus's API, version 3.0. While it limits us nothing is sent: the limit is of the key, for all forums together. */
export function disqusApi(options: DisqusApiOptions): DisqusApi {
  const { baseUrl, apiKey, metrics, clock, requestTimeoutMs: timeoutMs } = options;
  let restUntilMs = 0;

  const refuse = ({ verdict, reason }: DisqusRefusal, what: string, headers: Headers): never => {
    const message = `${what} was refused: ${reason}`;
    switch (verdict) {
      case "rate_limited": {
        const restMs = untilReset(headers, clock.now()) ?? restUnlessToldMs;
        restUntilMs = clock.now() + restMs;
        throw new RateLimitedError("SOURCE_RATE_LIMITED", message, restMs);
      }
      case "absent":
        throw new AbsentError(message);
      case "auth":
      case "forbidden":
      case "gone":
      case "unavailable":
      case "unexpected":
        throw sourceError(verdict, message);
    }
  };

  return {
    async get(path, query, signal) {
      signal.throwIfAborted();
      const what = `Disqus's ${path}`;
      const leftMs = restUntilMs - clock.now();
      if (leftMs > 0)
        throw new RateLimitedError("SOURCE_RATE_LIMITED", `${what}: Disqus's limit is used up`, leftMs);
      let outcome = "aborted";
      try {
        const url = `${baseUrl}/${path}.json?${parametersOf(query, apiKey).toString()}`;
        const headers = { accept: "application/json" };
        const answer = await fetchAnswer(url, { headers }, { timeoutMs, what }, signal);
        const body = jsonIn(answer.text);
        const refusal = refusalIn(answer.status, body);
        if (refusal !== undefined) return refuse(refusal, what, answer.headers);
        if (body === undefined) throw sourceError("unavailable", `${what}: an answer that is not whole JSON`);
        const { data } = Envelope.safeParse(body);
        if (data === undefined) throw sourceError("unexpected", `${what}: an answer of another shape`);
        outcome = "ok";
        if (answer.headers.get("x-ratelimit-remaining") === "0")
          restUntilMs = clock.now() + (untilReset(answer.headers, clock.now()) ?? 0);
        const { next, hasNext, more } = data.cursor ?? {};
        return {
          response: data.response,
          next: (hasNext ?? more) === true ? (next ?? undefined) : undefined,
        };
      } catch (error) {
        if (error instanceof ListeningError) outcome = error.code;
        throw error;
      } finally {
        metrics.count("source_requests_total", { platform: "portal", outcome });
      }
    },
  };
}

function parametersOf(query: DisqusQuery, apiKey: string): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    for (const each of [value].flat()) parameters.append(name, each);
  parameters.append("api_key", apiKey);
  return parameters;
}

/** The limit is by the hour. Whether the header names a second since 1970 or how many are left is not documented. */
function untilReset(headers: Headers, nowMs: number): number | undefined {
  const seconds = Number(headers.get("x-ratelimit-reset") ?? Number.NaN);
  const ms = seconds > 1_000_000_000 ? seconds * 1_000 - nowMs : seconds * 1_000;
  return ms > 0 ? Math.min(ms, hourMs) : undefined;
}
