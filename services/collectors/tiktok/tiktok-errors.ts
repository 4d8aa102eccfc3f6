import { z } from "zod";
import type { PlainVerdict } from "../source-errors.ts";

/** What a refusal of the Business API means for us. */
type TiktokVerdict =
  | PlainVerdict
  /** A parameter is wrong: a place in a list went stale, or what was asked about is no longer there. */
  | "refused"
  /** The access token has ended; it may be renewed. */
  | "token_ended"
  | "rate_limited";

export interface TiktokRefusal {
  readonly verdict: TiktokVerdict;
  /** The code, or the HTTP status: never the platform's own sentence, which may quote what people wrote. */
  readonly reason: string;
}

const Coded = z.object({ code: z.int() });

const verdictByCode: ReadonlyMap<number, TiktokVerdict> = new Map<number, TiktokVerdict>([
  [40_000, "refused"],
  [40_001, "forbidden"],
  [40_002, "refused"],
  [40_007, "refused"], // does not exist
  [40_100, "rate_limited"],
  [40_102, "token_ended"],
  [40_104, "token_ended"],
  [40_105, "token_ended"],
]);

/** The others of these are about the app's secret and the refresh token. */
const isAboutAccess = (code: number) => code >= 40_100 && code <= 40_199;
const isTheirFault = (code: number) => code >= 50_000 && code <= 69_999;

/**
 * Reads an answer's status and body. The code decides: errors come with HTTP 200. `undefined`: it is a good answer. A body
 * that is no JSON is `undefined` here and is only judged by its status.
 */
export function refusalIn(httpStatus: number, body: unknown): TiktokRefusal | undefined {
  const code = Coded.safeParse(body).data?.code;
  if (code === undefined || code === 0) return httpStatus === 200 ? undefined : byHttpStatus(httpStatus);
  const reason = `code ${code}`;
  const verdict = verdictByCode.get(code);
  if (verdict !== undefined) return { verdict, reason };
  if (isAboutAccess(code)) return { verdict: "auth", reason };
  return { verdict: isTheirFault(code) ? "unavailable" : "unexpected", reason };
}

function byHttpStatus(status: number): TiktokRefusal {
  const reason = `status ${status}`;
  if (status === 401) return { verdict: "token_ended", reason };
  if (status === 429) return { verdict: "rate_limited", reason };
  return { verdict: status === 408 || status >= 500 ? "unavailable" : "unexpected", reason };
}
