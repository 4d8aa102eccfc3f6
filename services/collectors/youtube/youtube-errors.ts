import { z } from "zod";
import type { Verdict } from "../source-errors.ts";

export interface Refusal {
  readonly verdict: Verdict;
  /** What the platform calls it: a word of its own or the HTTP status, never a sentence. */
  readonly reason: string;
}

/** https://developers.google.com/youtube/v3/docs/errors, and the reasons of Google's newer `ErrorInfo` in capitals. */
const verdictByReason: ReadonlyMap<string, Verdict> = new Map<string, Verdict>([
  ["quotaExceeded", "quota"],
  ["dailyLimitExceeded", "quota"],
  ["rateLimitExceeded", "rate_limited"],
  ["userRateLimitExceeded", "rate_limited"],
  ["RATE_LIMIT_EXCEEDED", "rate_limited"],
  ["accessNotConfigured", "auth"],
  ["ipRefererBlocked", "auth"],
  ["keyInvalid", "auth"],
  ["keyExpired", "auth"],
  ["authError", "auth"],
  ["API_KEY_INVALID", "auth"],
  ["API_KEY_SERVICE_BLOCKED", "auth"],
  ["API_KEY_IP_ADDRESS_BLOCKED", "auth"],
  ["API_KEY_HTTP_REFERRER_BLOCKED", "auth"],
  ["SERVICE_DISABLED", "auth"],
  ["commentsDisabled", "forbidden"],
  ["forbidden", "forbidden"],
  ["insufficientPermissions", "forbidden"],
  ["videoNotFound", "gone"],
  ["channelNotFound", "gone"],
  ["commentThreadNotFound", "gone"],
  ["commentNotFound", "gone"],
  ["playlistNotFound", "gone"],
  ["processingFailure", "refused"],
  ["invalidPageToken", "refused"],
  ["operationNotSupported", "refused"],
  ["backendError", "unavailable"],
]);

/** Where no reason is known. A bare "not found" is not `gone`: a wrong base address must never pass for deletions. */
const verdictByStatus: ReadonlyMap<string, Verdict> = new Map<string, Verdict>([
  ["UNAUTHENTICATED", "auth"],
  ["PERMISSION_DENIED", "forbidden"],
  ["RESOURCE_EXHAUSTED", "rate_limited"],
  ["UNAVAILABLE", "unavailable"],
  ["INTERNAL", "unavailable"],
]);

const Reasoned = z.object({ reason: z.string().optional().catch(undefined) });

const ErrorBody = z.object({
  error: z.union([
    z.string(), // the short form
    z.object({
      code: z.int().optional().catch(undefined),
      status: z.string().optional().catch(undefined),
      errors: z.array(Reasoned).catch([]),
      details: z.array(Reasoned).catch([]),
    }),
  ]),
});

/** Reads an answer's status and body. `undefined`: it is not an error at all. */
export function refusalIn(httpStatus: number, body: unknown): Refusal | undefined {
  const { data } = ErrorBody.safeParse(body);
  if (data === undefined) return httpStatus === 200 ? undefined : byHttpStatus(httpStatus);
  if (typeof data.error === "string") return byHttpStatus(httpStatus);
  const { errors, details, code, status } = data.error;
  const reasons = [...errors, ...details].flatMap(({ reason }) => reason ?? []);
  const known = reasons.flatMap((reason) => {
    const verdict = verdictByReason.get(reason);
    return verdict === undefined ? [] : { verdict, reason };
  });
  // A set-up fault may hide behind a plain `forbidden`, which would be taken for the video's own.
  const decisive = known.find(({ verdict }) => verdict === "auth") ?? known[0];
  if (decisive !== undefined) return decisive;
  const verdict = verdictByStatus.get(status ?? "");
  if (verdict !== undefined && status !== undefined) return { verdict, reason: status };
  return byHttpStatus(httpStatus === 200 ? (code ?? httpStatus) : httpStatus);
}

function byHttpStatus(status: number): Refusal {
  const reason = `status ${status}`;
  if (status === 401) return { verdict: "auth", reason };
  if (status === 429) return { verdict: "rate_limited", reason };
  return { verdict: status === 408 || status >= 500 ? "unavailable" : "unexpected", reason };
}
