import { z } from "zod";
import type { Clock } from "../../../pipelines/ports/clock.ts";
import type { Metrics } from "../../../pipelines/ports/metrics.ts";
import type { Channel } from "../../../schemas/channel.ts";
import { ListeningError, RateLimitedError } from "../../../schemas/errors.ts";
import { retryAfterMs } from "../../runtime/retry-after.ts";
import { fetchAnswer, jsonIn } from "../fetch-answer.ts";
import type { RollingBudget } from "../rolling-budget.ts";
import { RefusedRequestError, sourceError } from "../source-errors.ts";
import { accountTokens } from "./account-tokens.ts";
import type { TiktokRefusal } from "./tiktok-errors.ts";
import { refusalIn } from "./tiktok-errors.ts";

export interface TiktokApi {
  /**
   * What a GET of `path`, such as `business/video/list`, gives as `data`. A token that has ended is renewed once. Throws as
   * a `Source` does, and `RefusedRequestError`.
   */
  get(
    channel: Channel,
    path: string,
    parameters: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<unknown>;
}

export interface TiktokApiOptions {
  /** With the version, such as `https://business-api.tiktok.com/open_api/v1.3`. */
  readonly baseUrl: string;
  /** Where access tokens are renewed. */
  readonly refreshUrl: string;
  readonly appId: string;
  readonly appSecret: string;
  /** By our own id of the channel. */
  readonly refreshTokens: ReadonlyMap<string, string>;
  /** Of the app: its limits are for all accounts together. */
  readonly budget: RollingBudget;
  readonly metrics: Metrics;
  readonly clock: Pick<Clock, "now">;
  readonly requestTimeoutMs: number;
}

const platform = "tiktok";

/** TikTok's known limits are by the second and the minute. */
const restUnlessToldMs = 60_000;

const Envelope = z.object({ code: z.literal(0), data: z.unknown() });

class TokenEndedError extends ListeningError {
  override readonly name = "TokenEndedError";

  constructor(message: string) {
    super("SOURCE_AUTH", message, { retryable: false });
  }
}

interface Call {
  readonly what: string;
  readonly url: string;
  readonly request: Pick<RequestInit, "method" | "body"> & { readonly headers: Record<string, string> };
}

export function tiktokApi(options: TiktokApiOptions): TiktokApi {
  const { baseUrl, refreshUrl, appId, appSecret, refreshTokens, budget, metrics, clock } = options;
  const { requestTimeoutMs: timeoutMs } = options;

  const refuse = async ({ verdict, reason }: TiktokRefusal, what: string, headers: Headers) => {
    const message = `${what} was refused: ${reason}`;
    switch (verdict) {
      case "rate_limited": {
        const ms = retryAfterMs(headers, clock.now(), restUnlessToldMs);
        await budget.pause(ms);
        throw new RateLimitedError("SOURCE_RATE_LIMITED", message, ms);
      }
      case "refused":
        throw new RefusedRequestError(message);
      case "token_ended":
        throw new TokenEndedError(message);
      case "auth":
      case "forbidden":
      case "gone":
      case "unavailable":
      case "unexpected":
        throw sourceError(verdict, message);
    }
  };

  const call = async ({ what, url, request }: Call, signal: AbortSignal): Promise<unknown> => {
    signal.throwIfAborted();
    await budget.spend(1);
    metrics.count("source_units_total", { platform });
    let outcome = "aborted";
    try {
      const headers = { accept: "application/json", ...request.headers };
      const answer = await fetchAnswer(url, { ...request, headers }, { timeoutMs, what }, signal);
      const body = jsonIn(answer.text);
      const refusal = refusalIn(answer.status, body);
      if (refusal !== undefined) return await refuse(refusal, what, answer.headers);
      if (body === undefined) throw sourceError("unavailable", `${what}: an answer that is not whole JSON`);
      const envelope = Envelope.safeParse(body).data;
      if (envelope === undefined) throw sourceError("unexpected", `${what}: an answer without a code`);
      outcome = "ok";
      return envelope.data;
    } catch (error) {
      if (error instanceof ListeningError) outcome = error.code;
      throw error;
    } finally {
      metrics.count("source_requests_total", { platform, outcome });
    }
  };

  const renew = async (refreshToken: string, signal: AbortSignal): Promise<unknown> => {
    const body = JSON.stringify({
      client_id: appId,
      client_secret: appSecret,
      grant_type: "refresh_token",
      refresh_token: refreshToken,
    });
    const headers = { "content-type": "application/json" };
    try {
      return await call(
        { what: "refresh_token", url: refreshUrl, request: { method: "POST", headers, body } },
        signal,
      );
    } catch (error) {
      // What a parameter or a permission is elsewhere is here a token, an id or a secret; and no thread is closed for it.
      const forbidden = error instanceof ListeningError && error.code === "SOURCE_FORBIDDEN";
      if (forbidden || error instanceof RefusedRequestError) throw sourceError("auth", error.message);
      throw error;
    }
  };
  const tokens = accountTokens(refreshTokens, renew);

  return {
    async get(channel, path, parameters, signal) {
      const query = new URLSearchParams({ business_id: channel.nativeId, ...parameters });
      const url = `${baseUrl}/${path}/?${query.toString()}`;
      const what = path.split("/").slice(1).join(" ");
      for (let again = false; ; again = true) {
        const token = await tokens.of(channel, signal);
        try {
          return await call({ what, url, request: { headers: { "access-token": token } } }, signal);
        } catch (error) {
          if (!(error instanceof TokenEndedError)) throw error;
          tokens.forget(channel, token);
          if (again) throw error;
        }
      }
    },
  };
}
