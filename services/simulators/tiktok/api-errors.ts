import { Refusal } from "../serving/refusal.ts";

interface ErrorKind {
  readonly status?: number;
  readonly code: number;
  readonly message: string;
}

/** Errors of the Business API: the code decides, and the status is mostly 200. */
export const errorKinds = {
  badParameter: { code: 40_002, message: "Invalid parameter" },
  permission: { code: 40_001, message: "No permission to operate on this account" },
  tooFrequent: { code: 40_100, message: "Requests made too frequently" },
  tokenExpired: { code: 40_102, message: "Access token has expired" },
  tokenMissing: { code: 40_104, message: "Access token is empty" },
  tokenInvalid: { code: 40_105, message: "Access token is incorrect or has been revoked" },
  appSecretWrong: { code: 40_101, message: "The app secret is wrong" },
  refreshTokenInvalid: { code: 40_107, message: "The refresh token is not valid" },
  systemError: { code: 50_000, message: "System error" },
  internalTimeout: { code: 51_010, message: "Internal service timed out" },
  maintenance: { status: 503, code: 60_001, message: "Under maintenance" },
  undocumented: { code: 41_999, message: "Nobody knows" },
} as const satisfies Record<string, ErrorKind>;

export type ErrorName = keyof typeof errorKinds;

/** Thrown while a request is being answered. */
export class TiktokError extends Refusal<ErrorName> {}

/** Status and body of an error, as the API sends them. */
export function errorAnswer(error: ErrorName): { readonly status: number; readonly body: string } {
  const { status = 200, code, message }: ErrorKind = errorKinds[error];
  return { status, body: JSON.stringify({ code, message, request_id: "simulated", data: {} }) };
}
