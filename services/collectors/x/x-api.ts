import { z } from "zod";
import type { Clock } from "../../../pipelines/ports/clock.ts";
import type { Metrics } from "../../../pipelines/ports/metrics.ts";
import { ListeningError, RateLimitedError } from "../../../schemas/errors.ts";
import type { ReturnableBudget } from "../daily-budget.ts";
import type { Answer } from "../fetch-answer.ts";
import { fetchAnswer, jsonIn } from "../fetch-answer.ts";
import { RefusedRequestError, sourceError } from "../source-errors.ts";
import type { PostNaming } from "./post-naming.ts";
import { fieldsParameter } from "./post-naming.ts";
import { readToday } from "./read-today.ts";
import type { XRefusal } from "./x-errors.ts";
import { problemKind, refusalIn } from "./x-errors.ts";

/** What an answer says of posts: those it has, and those it says it can't show. */
export interface XAnswer {
  readonly posts: readonly unknown[];
  /** By the id that was asked for: `resource-not-found` and its like. */
  readonly problems: ReadonlyMap<string, string>;
  readonly nextToken: string | undefined;
}

export interface XApi {
  /** One request for at most so many posts. Throws as a `Source` does, and `RefusedRequestError`. */
  get(
    path: string,
    parameters: Readonly<Record<string, string>>,
    atMost: number,
    signal: AbortSignal,
  ): Promise<XAnswer>;
}

export interface XApiOptions {
  /** With the version, such as `https://api.x.com/2`. */
  readonly baseUrl: string;
  /** The app's own, sent in a header; it is in no address, log line or error. */
  readonly token: string;
  readonly naming: PostNaming;
  /** Of posts read. */
  readonly budget: ReturnableBudget;
  readonly metrics: Metrics;
  readonly clock: Pick<Clock, "now">;
  readonly requestTimeoutMs: number;
}

/** Posts that one request may name. */
export const idsPerCall = 100;

const platform = "x";

/** All of X's limits but the monthly one are by 15 minutes. */
const windowMs = 15 * 60_000;

/** A cap ends with its cycle or when somebody pays: asking now and then costs nothing. */
const cappedMs = 6 * 3_600_000;

const Body = z.object({
  data: z.union([z.array(z.unknown()), z.looseObject({})]).optional(),
  errors: z
    .array(z.object({ resource_id: z.string().optional(), value: z.string().optional(), type: z.string() }))
    .optional()
    .catch(undefined),
  meta: z.object({ next_token: z.string().min(1).optional() }).optional(),
});

export function xApi(options: XApiOptions): XApi {
  const { baseUrl, token, naming, budget, metrics, clock, requestTimeoutMs } = options;
  if (!/^[\x21-\x7e]+$/u.test(token)) {
    // Said here, because fetch would quote the token in its own message.
    const message = "the X token is empty or has a character that no token has";
    throw new ListeningError("CONFIG_INVALID", message, { retryable: false });
  }
  const reads = readToday();

  const refuse = ({ verdict, reason }: XRefusal, { headers }: Answer, what: string): never => {
    const message = `${what} was refused: ${reason}`;
    switch (verdict) {
      case "rate_limited":
        throw new RateLimitedError("SOURCE_RATE_LIMITED", message, untilResetMs(headers, clock.now()));
      case "capped":
        throw new RateLimitedError("SOURCE_QUOTA", message, cappedMs);
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

  const read = (answer: Answer, what: string): XAnswer => {
    const body = jsonIn(answer.text);
    const refusal = refusalIn(answer.status, body);
    if (refusal !== undefined) return refuse(refusal, answer, what);
    if (body === undefined) throw sourceError("unavailable", `${what}: an answer that is not whole JSON`);
    const { data } = Body.safeParse(body);
    if (data === undefined || (data.data ?? data.errors ?? data.meta) === undefined)
      throw sourceError("unexpected", `${what}: an answer of another shape`);
    const problems = (data.errors ?? []).flatMap(({ resource_id: id, value, type }) => {
      const asked = id ?? value;
      return asked === undefined ? [] : [[asked, problemKind(type) ?? ""] as const];
    });
    const posts = data.data === undefined ? [] : [data.data].flat();
    return { posts, problems: new Map(problems), nextToken: data.meta?.next_token };
  };

  return {
    async get(path, parameters, atMost, signal) {
      signal.throwIfAborted();
      const what = path.split("/").at(-1) ?? path;
      const query = new URLSearchParams({ ...parameters, ...fieldsParameter(naming) });
      const headers = { authorization: `Bearer ${token}`, accept: "application/json" };
      const giveBack = await budget.spendAtMost(atMost);
      let outcome = "aborted";
      let used = atMost;
      try {
        const url = `${baseUrl}/${path}?${query.toString()}`;
        const answer = await fetchAnswer(url, { headers }, { timeoutMs: requestTimeoutMs, what }, signal);
        if (answer.status !== 200) used = 0; // what is refused is not read
        const found = read(answer, what);
        used = Math.min(atMost, reads.count(found.posts, clock.now()));
        outcome = "ok";
        return found;
      } catch (error) {
        if (error instanceof ListeningError) outcome = error.code;
        throw error;
      } finally {
        await giveBack(atMost - used);
        metrics.count("source_units_total", { platform }, used);
        metrics.count("source_requests_total", { platform, outcome });
      }
    },
  };
}

/** X says when a limit ends, in seconds since 1970. */
function untilResetMs(headers: Headers, nowMs: number): number {
  const resetMs = Number(headers.get("x-rate-limit-reset") ?? Number.NaN) * 1_000;
  // A little later: the clocks differ, and the next window must have begun. Far away, it is no time at all.
  const ms = resetMs - nowMs + 1_000;
  return Number.isFinite(ms) && ms <= 24 * 3_600_000 ? Math.max(0, ms) : windowMs;
}
