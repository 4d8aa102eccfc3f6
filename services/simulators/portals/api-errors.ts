import type { Answer } from "../serving/loopback-server.ts";
import { Refusal } from "../serving/refusal.ts";

interface ErrorKind {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** Errors as WordPress and its security plugins word them. */
const errorKinds = {
  noRoute: {
    status: 404,
    code: "rest_no_route",
    message: "No route was found matching the URL and request method.",
  },
  loginRequired: {
    status: 401,
    code: "rest_login_required",
    message: "REST API restricted to authenticated users.",
  },
  disabled: { status: 403, code: "rest_disabled", message: "The REST API is disabled on this site." },
  forbidden: { status: 403, code: "rest_forbidden", message: "Sorry, you are not allowed to do that." },
  cannotReadPost: {
    status: 401,
    code: "rest_cannot_read_post",
    message: "Sorry, you are not allowed to read the post for this comment.",
  },
  invalidPage: {
    status: 400,
    code: "rest_post_invalid_page_number",
    message: "The page number requested is larger than the number of pages available.",
  },
  invalidParameter: { status: 400, code: "rest_invalid_param", message: "Invalid parameter(s)." },
  internal: {
    status: 500,
    code: "internal_server_error",
    message: "<p>There has been a critical error on this website.</p>",
  },
} as const satisfies Record<string, ErrorKind>;

/** What servers, caches and firewalls in front of WordPress say. */
const pages = {
  firewall: { status: 403, body: "<html><title>Access denied</title></html>" },
  maintenance: {
    status: 503,
    body: "<html><title>Briefly unavailable for scheduled maintenance.</title></html>",
  },
  /** Some say it with a 200. */
  quietMaintenance: { status: 200, body: "<html><title>Briefly unavailable</title></html>" },
  badGateway: { status: 502, body: "<html><center><h1>502 Bad Gateway</h1></center></html>" },
  tooMany: { status: 429, body: "<html><title>Too Many Requests</title></html>" },
} as const;

export type ErrorName = keyof typeof errorKinds | keyof typeof pages;

/** Thrown while a request is being answered. */
export class WordpressError extends Refusal<ErrorName> {}

export function errorAnswer(error: ErrorName, retryAfter?: string): Answer {
  const wait = retryAfter === undefined ? {} : { "retry-after": retryAfter };
  if (error in pages) {
    const { status, body } = pages[error as keyof typeof pages];
    return { status, body, headers: { "content-type": "text/html; charset=UTF-8", ...wait } };
  }
  const { status, code, message } = errorKinds[error as keyof typeof errorKinds];
  return { status, body: JSON.stringify({ code, message, data: { status } }), headers: wait };
}
