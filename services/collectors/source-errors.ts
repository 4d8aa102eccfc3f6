import type { ErrorCode } from "../../schemas/errors.ts";
import { ListeningError } from "../../schemas/errors.ts";

/** What an answer other than a good one means for us. */
export type Verdict =
  | "quota"
  | "rate_limited"
  | "auth"
  | "forbidden"
  | "gone"
  | "refused"
  | "unavailable"
  | "unexpected";

/** A request that the platform could not process or whose page token went stale: a walk may begin once more from page 1. */
export class RefusedRequestError extends ListeningError {
  override readonly name = "RefusedRequestError";

  constructor(message: string) {
    super("SOURCE_UNEXPECTED", message, { retryable: false });
  }
}

/** A verdict that says nothing about waiting or beginning anew. */
export type PlainVerdict = Exclude<Verdict, "quota" | "rate_limited" | "refused">;

const codes: Readonly<Record<PlainVerdict, { readonly code: ErrorCode; readonly retryable: boolean }>> = {
  auth: { code: "SOURCE_AUTH", retryable: false },
  forbidden: { code: "SOURCE_FORBIDDEN", retryable: false },
  gone: { code: "SOURCE_GONE", retryable: false },
  unavailable: { code: "SOURCE_UNAVAILABLE", retryable: true },
  unexpected: { code: "SOURCE_UNEXPECTED", retryable: false },
};

/** The error of a verdict that says nothing about waiting. `message` must quote neither the key nor anything people wrote. */
export function sourceError(verdict: PlainVerdict, message: string, cause?: unknown): ListeningError {
  const { code, retryable } = codes[verdict];
  return new ListeningError(code, message, cause === undefined ? { retryable } : { retryable, cause });
}
