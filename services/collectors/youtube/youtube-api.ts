import { z } from "zod";
import type { Clock } from "../../../pipelines/ports/clock.ts";
import type { Metrics } from "../../../pipelines/ports/metrics.ts";
import type { Budget } from "../../../pipelines/ports/source.ts";
import { ListeningError, RateLimitedError } from "../../../schemas/errors.ts";
import type { Answer } from "../fetch-answer.ts";
import { retryAfterMs } from "../../runtime/retry-after.ts";
import { fetchAnswer, jsonIn } from "../fetch-answer.ts";
import { responseCache } from "../response-cache.ts";
import type { Refusal } from "./youtube-errors.ts";
import { RefusedRequestError, sourceError } from "../source-errors.ts";
import { refusalIn } from "./youtube-errors.ts";

/** The list calls we make, with the `kind` by which each answer names itself. */
const kinds = {
  channels: "youtube#channelListResponse",
  playlistItems: "youtube#playlistItemListResponse",
  videos: "youtube#videoListResponse",
  commentThreads: "youtube#commentThreadListResponse",
  comments: "youtube#commentListResponse",
} as const;

export type Resource = keyof typeof kinds;

/** One page of a list. Items are as the platform gave them. */
interface ListResponse {
  readonly items: readonly unknown[];
  readonly nextPageToken?: string | undefined;
}

export interface YoutubeApi {
  /** One request, which spends one unit whatever comes of it. Throws as a `Source` does, and `RefusedRequestError`. */
  list(
    resource: Resource,
    parameters: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<ListResponse>;
}

export interface YoutubeApiOptions {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly budget: Budget;
  readonly metrics: Metrics;
  readonly clock: Pick<Clock, "now">;
  readonly requestTimeoutMs: number;
}

const platform = "youtube";

interface RememberedResponse {
  readonly etag: string;
  readonly text: string;
}

/** Some forty pages of a hundred threads; what a visit asks again soonest stands in the newest. */
const maxRememberedChars = 8_000_000;

/** YouTube's limits below the daily one are by the minute. */
const defaultRetryAfterMs = 60_000;

const Envelope = z.object({
  kind: z.string(),
  etag: z.string().optional(),
  nextPageToken: z.string().min(1).optional(),
  items: z.array(z.unknown()).default([]), // left out where there are none
});

export function youtubeApi(options: YoutubeApiOptions): YoutubeApi {
  const { baseUrl, apiKey, budget, metrics, clock, requestTimeoutMs } = options;
  if (!/^[\x21-\x7e]+$/u.test(apiKey)) {
    // Said here, because fetch would quote the key in its own message.
    throw new ListeningError(
      "CONFIG_INVALID",
      "the YouTube API key is empty or has a character that no key has",
      {
        retryable: false,
      },
    );
  }
  const cache = responseCache<RememberedResponse>(maxRememberedChars);

  const send = (
    url: string,
    etag: string | undefined,
    signal: AbortSignal,
    what: string,
  ): Promise<Answer> => {
    const headers = new Headers({
      "x-goog-api-key": apiKey,
      accept: "application/json",
      "accept-encoding": "gzip",
      "user-agent": "suara (gzip)", // Google compresses only for agents that say so here too
    });
    if (etag !== undefined) headers.set("if-none-match", etag);
    return fetchAnswer(url, { headers }, { timeoutMs: requestTimeoutMs, what }, signal);
  };

  const refuse = async ({ verdict, reason }: Refusal, { headers }: Answer, what: string): Promise<never> => {
    const message = `${what} was refused: ${reason}`;
    switch (verdict) {
      case "quota":
        await budget.exhaust();
        await budget.spend(1); // throws, and knows when the budget is renewed
        throw new RateLimitedError("SOURCE_QUOTA", message, defaultRetryAfterMs); // it was renewed just now
      case "rate_limited":
        throw new RateLimitedError(
          "SOURCE_RATE_LIMITED",
          message,
          retryAfterMs(headers, clock.now(), defaultRetryAfterMs),
        );
      case "refused":
        throw new RefusedRequestError(message);
      case "auth":
      case "forbidden":
      case "gone":
      case "unavailable":
      case "unexpected":
        throw sourceError(verdict, message);
    }
  };

  const read = async (resource: Resource, url: string, answer: Answer): Promise<ListResponse> => {
    const body = jsonIn(answer.text);
    const refusal = refusalIn(answer.status, body);
    if (refusal !== undefined) return refuse(refusal, answer, resource);
    if (body === undefined) throw sourceError("unavailable", `${resource}: an answer that is not whole JSON`);
    const envelope = Envelope.safeParse(body).data;
    if (envelope?.kind !== kinds[resource]) {
      throw sourceError("unexpected", `${resource}: an answer that is not a ${kinds[resource]}`);
    }
    const etag = etagOf(answer.headers, envelope.etag);
    if (etag !== undefined) cache.set(url, { etag, text: answer.text });
    return envelope;
  };

  const ask = async (
    resource: Resource,
    url: string,
    known: RememberedResponse | undefined,
    signal: AbortSignal,
  ) => {
    const answer = await send(url, known?.etag, signal, resource);
    if (answer.status !== 304) return { outcome: "ok", response: await read(resource, url, answer) };
    if (known === undefined)
      throw sourceError("unexpected", `${resource}: "not modified" to an unconditional request`);
    return {
      outcome: "not_modified",
      response: await read(resource, url, { ...answer, status: 200, text: known.text }),
    };
  };

  return {
    async list(resource, parameters, signal) {
      signal.throwIfAborted();
      const url = `${baseUrl}/${resource}?${new URLSearchParams(parameters).toString()}`;
      await budget.spend(1);
      metrics.count("source_units_total", { platform });
      let outcome = "aborted";
      try {
        const asked = await ask(resource, url, cache.get(url), signal);
        outcome = asked.outcome;
        return asked.response;
      } catch (error) {
        if (error instanceof ListeningError) outcome = error.code;
        throw error;
      } finally {
        metrics.count("source_requests_total", { platform, outcome });
      }
    },
  };
}

/** The header, or else the tag inside the answer, which the newer servers write without quotes. */
function etagOf(headers: Headers, inBody: string | undefined): string | undefined {
  const header = headers.get("etag");
  if (header !== null) return header;
  return inBody === undefined || inBody.startsWith('"') ? inBody : `"${inBody}"`;
}
