import { Refusal } from "../serving/refusal.ts";

interface ErrorKind {
  readonly code: number;
  readonly reason: string;
  readonly domain: string;
  readonly message: string;
  readonly parameter?: string;
  /** Newer back ends name the error once more. */
  readonly status?: string;
  readonly detail?: string;
}

/** Errors as the API's reference words them: https://developers.google.com/youtube/v3/docs/errors */
export const errorKinds = {
  quotaExceeded: {
    code: 403,
    reason: "quotaExceeded",
    domain: "youtube.quota",
    message:
      'The request cannot be completed because you have exceeded your <a href="/youtube/v3/getting-started#quota">quota</a>.',
  },
  dailyLimitExceeded: {
    code: 403,
    reason: "dailyLimitExceeded",
    domain: "usageLimits",
    message: "Daily Limit Exceeded",
  },
  rateLimitExceeded: {
    code: 429,
    reason: "rateLimitExceeded",
    domain: "usageLimits",
    message: "Too many requests have recently been made.",
    status: "RESOURCE_EXHAUSTED",
    detail: "RATE_LIMIT_EXCEEDED",
  },
  userRateLimitExceeded: {
    code: 403,
    reason: "userRateLimitExceeded",
    domain: "usageLimits",
    message: "User Rate Limit Exceeded",
  },
  commentsDisabled: {
    code: 403,
    reason: "commentsDisabled",
    domain: "youtube.commentThread",
    message: "The video identified by the <code>videoId</code> parameter has disabled comments.",
    parameter: "videoId",
  },
  forbidden: {
    code: 403,
    reason: "forbidden",
    domain: "youtube.commentThread",
    message:
      "One or more of the requested comment threads cannot be retrieved due to insufficient permissions.",
  },
  insufficientPermissions: {
    code: 403,
    reason: "insufficientPermissions",
    domain: "global",
    message: "Insufficient Permission",
  },
  keyMissing: {
    code: 403,
    reason: "forbidden",
    domain: "global",
    message: "Method doesn't allow unregistered callers (callers without established identity).",
    status: "PERMISSION_DENIED",
  },
  accessNotConfigured: {
    code: 403,
    reason: "accessNotConfigured",
    domain: "usageLimits",
    message: "YouTube Data API v3 has not been used in this project before or it is disabled.",
    status: "PERMISSION_DENIED",
    detail: "SERVICE_DISABLED",
  },
  ipRefererBlocked: {
    code: 403,
    reason: "ipRefererBlocked",
    domain: "usageLimits",
    message: "The request's IP is not allowed.",
  },
  keyInvalid: { code: 400, reason: "keyInvalid", domain: "usageLimits", message: "Bad Request" },
  apiKeyInvalid: {
    code: 400,
    reason: "badRequest",
    domain: "global",
    message: "API key not valid. Please pass a valid API key.",
    status: "INVALID_ARGUMENT",
    detail: "API_KEY_INVALID",
  },
  authError: {
    code: 401,
    reason: "authError",
    domain: "global",
    message: "Invalid Credentials",
    status: "UNAUTHENTICATED",
  },
  videoNotFound: {
    code: 404,
    reason: "videoNotFound",
    domain: "youtube.commentThread",
    message: "The video identified by the <code>videoId</code> parameter could not be found.",
    parameter: "videoId",
  },
  channelNotFound: {
    code: 404,
    reason: "channelNotFound",
    domain: "youtube.channel",
    message: "Channel not found.",
  },
  commentThreadNotFound: {
    code: 404,
    reason: "commentThreadNotFound",
    domain: "youtube.commentThread",
    message: "One or more of the specified comment threads cannot be found.",
  },
  commentNotFound: {
    code: 404,
    reason: "commentNotFound",
    domain: "youtube.comment",
    message: "One or more of the specified comments cannot be found.",
    parameter: "parentId",
  },
  playlistNotFound: {
    code: 404,
    reason: "playlistNotFound",
    domain: "youtube.playlistItem",
    message: "The playlist identified with the request's <code>playlistId</code> parameter cannot be found.",
    parameter: "playlistId",
  },
  invalidPageToken: {
    code: 400,
    reason: "invalidPageToken",
    domain: "youtube.parameter",
    message: "The request specifies an invalid page token.",
    parameter: "pageToken",
  },
  processingFailure: {
    code: 400,
    reason: "processingFailure",
    domain: "youtube.commentThread",
    message: "The API server failed to successfully process the request.",
  },
  operationNotSupported: {
    code: 400,
    reason: "operationNotSupported",
    domain: "youtube.comment",
    message: "The API user is not able to list comments based on the filter.",
  },
  invalidParameter: {
    code: 400,
    reason: "invalidParameter",
    domain: "youtube.parameter",
    message: "Invalid parameter value.",
  },
  missingRequiredParameter: {
    code: 400,
    reason: "missingRequiredParameter",
    domain: "youtube.parameter",
    message: "No filter selected. Expected one of: id, videoId, parentId, playlistId.",
  },
  backendError: { code: 500, reason: "backendError", domain: "global", message: "Backend Error" },
  serviceUnavailable: {
    code: 503,
    reason: "backendError",
    domain: "global",
    message: "The service is currently unavailable.",
    status: "UNAVAILABLE",
  },
} as const satisfies Record<string, ErrorKind>;

export type ErrorName = keyof typeof errorKinds;

/** Thrown while a request is being answered. */
export class ApiError extends Refusal<ErrorName> {}

/** Status and body of an error, as the API sends them. */
export function errorAnswer(error: ErrorName): { readonly status: number; readonly body: string } {
  const { code, reason, domain, message, parameter, status, detail }: ErrorKind = errorKinds[error];
  const place = parameter === undefined ? {} : { location: parameter, locationType: "parameter" };
  const newer = status === undefined ? {} : { status };
  const info = {
    "@type": "type.googleapis.com/google.rpc.ErrorInfo",
    reason: detail,
    domain: "googleapis.com",
  };
  const details = detail === undefined ? {} : { details: [info] };
  const body = {
    error: { code, message, errors: [{ message, domain, reason, ...place }], ...newer, ...details },
  };
  return { status: code, body: JSON.stringify(body) };
}
