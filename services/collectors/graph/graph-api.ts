import { createHmac } from "node:crypto";
import { z } from "zod";
import type { Clock } from "../../../pipelines/ports/clock.ts";
import type { Metrics } from "../../../pipelines/ports/metrics.ts";
import type { Channel, Platform } from "../../../schemas/channel.ts";
import { ListeningError, RateLimitedError } from "../../../schemas/errors.ts";
import type { Answer } from "../fetch-answer.ts";
import { fetchAnswer, jsonIn } from "../fetch-answer.ts";
import type { RollingBudget } from "../rolling-budget.ts";
import { RefusedRequestError, sourceError } from "../source-errors.ts";
import type { GraphRefusal } from "./graph-errors.ts";
import { refusalIn } from "./graph-errors.ts";
import type { PageTokens } from "./page-tokens.ts";
import { pageTokens } from "./page-tokens.ts";
import type { Usage } from "./usage.ts";
import { accountUsage, appUsage, restMs, restUnlessToldMs } from "./usage.ts";

type Parameters = Readonly<Record<string, string>>;

export interface GraphApi {
  /** One object or list of a page. Throws as a `Source` does, `RefusedRequestError` and `TooMuchDataError`. */
  get(channel: Channel, path: string, parameters: Parameters, signal: AbortSignal): Promise<unknown>;

  /** Which of at most 50 objects of a page there are. Each costs as much as a request of its own. */
  exist(channel: Channel, ids: readonly string[], signal: AbortSignal): Promise<readonly boolean[]>;
}

/** The platform does not want to answer about so many objects at once. */
export class TooMuchDataError extends ListeningError {
  override readonly name = "TooMuchDataError";

  constructor(message: string) {
    super("SOURCE_UNAVAILABLE", message, { retryable: true });
  }
}

/** What sets one platform that the Graph API serves apart from another. */
export interface GraphPlatform {
  readonly platform: Platform;
  /** As people write it. */
  readonly name: string;
  /** What the usage header calls the budget of its pages or accounts. */
  readonly useCase: string;
  /** Each page has a token of its own, which the configured one asks for. */
  readonly tokensOfPages: boolean;
  /** Many objects may be asked for in one request. */
  readonly batches: boolean;
  /** Ends the message for a refused token: what a person must do about it. */
  readonly renewal?: string;
}

export interface GraphApiOptions extends GraphPlatform {
  /** With the version, such as `https://graph.facebook.com/v26.0`. */
  readonly baseUrl: string;
  /** Of a system user or person who has a role on the pages, or of an account. Sent in a header; it is in no address, log line or error. */
  readonly token: string;
  readonly appSecret: string | undefined;
  /** One for each page or account, by its id, and `app` for what is none's. */
  readonly budgets: (bucket: string) => RollingBudget;
  readonly metrics: Metrics;
  readonly clock: Pick<Clock, "now">;
  readonly requestTimeoutMs: number;
}

/** What one request is made of, and whose budget it is. */
interface Call {
  readonly what: string;
  readonly path: string;
  readonly parameters: Parameters;
  readonly token: string;
  readonly bucket: string;
  readonly units: number;
  /** Sends the parameters as a form instead of in the address. */
  readonly post?: true;
}

const slowAtMostEveryMs = 3_600_000;
const BatchEntry = z.object({ code: z.int(), body: z.string().nullish() }).nullable();

export function graphApi(options: GraphApiOptions): GraphApi {
  const { baseUrl, token, appSecret, budgets, metrics, clock, requestTimeoutMs } = options;
  const { platform, useCase, renewal } = options;
  if (!/^[\x21-\x7e]+$/u.test(token)) {
    // Said here, because fetch would quote the token in its own message.
    const message = `the ${options.name} token is empty or has a character that no token has`;
    throw new ListeningError("CONFIG_INVALID", message, { retryable: false });
  }
  const version = new URL(baseUrl).pathname.slice(1);
  const slowedAtMs = new Map<string, number>();

  const send = async (
    { what, path, parameters, token, post }: Call,
    signal: AbortSignal,
  ): Promise<Answer> => {
    const proof =
      appSecret === undefined
        ? {}
        : { appsecret_proof: createHmac("sha256", appSecret).update(token).digest("hex") };
    const encoded = new URLSearchParams({ ...parameters, ...proof });
    const headers = { authorization: `Bearer ${token}`, accept: "application/json" };
    const limits = { timeoutMs: requestTimeoutMs, what };
    return post === true
      ? fetchAnswer(`${baseUrl}/${path}`, { method: "POST", headers, body: encoded }, limits, signal)
      : fetchAnswer(`${baseUrl}/${path}?${encoded.toString()}`, { headers }, limits, signal);
  };

  /** Once an hour for each budget, so that between two rests there is time for a whole visit. */
  const rest = async (bucket: string, usage: Usage | undefined): Promise<void> => {
    if (usage === undefined) return;
    const ms = restMs(usage);
    const nowMs = clock.now();
    const due = nowMs - (slowedAtMs.get(bucket) ?? Number.NEGATIVE_INFINITY) >= slowAtMostEveryMs;
    if (ms === 0 || (usage.percent < 100 && !due)) return;
    slowedAtMs.set(bucket, nowMs);
    await budgets(bucket).pause(ms);
  };

  const refuse = async (
    { verdict, reason }: GraphRefusal,
    { what, bucket }: Call,
    { headers }: Answer,
  ): Promise<never> => {
    const message = `${what} was refused: ${reason}`;
    switch (verdict) {
      case "account_limited":
      case "app_limited": {
        const ms = accountUsage(headers, useCase)?.regainMs ?? restUnlessToldMs;
        await budgets(verdict === "app_limited" ? "app" : bucket).pause(ms);
        throw new RateLimitedError("SOURCE_RATE_LIMITED", message, ms);
      }
      case "refused":
        throw new RefusedRequestError(message);
      case "too_much":
        throw new TooMuchDataError(message);
      case "auth":
        if (bucket !== "app") tokens.forget(bucket); // it may have been replaced by a new one
        throw sourceError(verdict, renewal === undefined ? message : `${message}; ${renewal}`);
      case "forbidden":
      case "gone":
      case "unavailable":
      case "unexpected":
        throw sourceError(verdict, message);
    }
  };

  const call = async (call: Call, signal: AbortSignal): Promise<unknown> => {
    signal.throwIfAborted();
    await budgets("app").spend(call.bucket === "app" ? call.units : 0);
    if (call.bucket !== "app") await budgets(call.bucket).spend(call.units);
    metrics.count("source_units_total", { platform }, call.units);
    let outcome = "aborted";
    try {
      const answer = await send(call, signal);
      const body = jsonIn(answer.text);
      const refusal = refusalIn(answer.status, body);
      if (refusal !== undefined) return await refuse(refusal, call, answer);
      if (body === undefined)
        throw sourceError("unavailable", `${call.what}: an answer that is not whole JSON`);
      await rest(call.bucket, accountUsage(answer.headers, useCase));
      await rest("app", appUsage(answer.headers));
      // An expired version is quietly served by the next one that lives.
      const served = answer.headers.get("facebook-api-version") ?? version;
      outcome = served === version ? "ok" : "ok_other_version";
      return body;
    } catch (error) {
      if (error instanceof ListeningError) outcome = error.code;
      throw error;
    } finally {
      metrics.count("source_requests_total", { platform, outcome });
    }
  };

  const tokens: PageTokens = options.tokensOfPages
    ? pageTokens((parameters, signal) =>
        call({ what: "accounts", path: "me/accounts", parameters, token, bucket: "app", units: 1 }, signal),
      )
    : { of: async () => token, forget: () => {} };

  const existsAlone = async (channel: Channel, id: string, signal: AbortSignal): Promise<boolean> => {
    const path = encodeURIComponent(id);
    const parameters = { fields: "id" };
    try {
      await call({ what: "object", path, parameters, token, bucket: channel.nativeId, units: 1 }, signal);
      return true;
    } catch (error) {
      if (error instanceof ListeningError && error.code === "SOURCE_GONE") return false;
      throw error;
    }
  };

  return {
    async get(channel, path, parameters, signal) {
      const token = await tokens.of(channel, signal);
      const what = path.split("/").at(-1) ?? path;
      return call({ what, path, parameters, token, bucket: channel.nativeId, units: 1 }, signal);
    },

    async exist(channel, ids, signal) {
      if (!options.batches) {
        const there: boolean[] = [];
        for (const id of ids) there.push(await existsAlone(channel, id, signal));
        return there;
      }
      const token = await tokens.of(channel, signal);
      const batch = JSON.stringify(
        ids.map((id) => ({ method: "GET", relative_url: `${encodeURIComponent(id)}?fields=id` })),
      );
      const parameters = { batch, include_headers: "false" };
      const question: Call = {
        what: "batch",
        path: "",
        parameters,
        token,
        bucket: channel.nativeId,
        units: ids.length,
        post: true,
      };
      const entries = z.array(BatchEntry).safeParse(await call(question, signal)).data;
      if (entries?.length !== ids.length)
        throw sourceError("unexpected", "batch: not as many answers as questions");
      const there: boolean[] = [];
      for (const entry of entries) {
        // `null` stands for one that was not answered in time.
        if (entry === null) throw sourceError("unavailable", "batch: not all of it was answered");
        const body = jsonIn(entry.body ?? "");
        const refusal = refusalIn(entry.code, body);
        if (refusal !== undefined && refusal.verdict !== "gone")
          await refuse(refusal, question, { status: entry.code, headers: new Headers(), text: "" });
        there.push(refusal === undefined);
      }
      return there;
    },
  };
}
