import type { Answer } from "../../serving/loopback-server.ts";
import { Refusal } from "../../serving/refusal.ts";

interface ErrorKind {
  readonly status: number;
  readonly code: number;
  readonly message: string;
}

/** Errors as Disqus's API words them. */
const errorKinds = {
  argument: { status: 400, code: 2, message: "Invalid argument, 'cursor': Invalid cursor" },
  noThread: { status: 400, code: 2, message: "Invalid argument, 'thread': Unable to find thread '1'" },
  noPost: { status: 400, code: 2, message: "Invalid argument, 'post': Unable to find post '1'" },
  noEndpoint: { status: 404, code: 1, message: "Endpoint not valid" },
  badKey: { status: 401, code: 5, message: "Invalid API key" },
  noAccess: {
    status: 403,
    code: 12,
    message: "This application does not have enough privileges to access this resource",
  },
  limit: { status: 429, code: 13, message: "You have exceeded the rate limit for this resource" },
  /** Some say it with a 200. */
  accountLimit: { status: 200, code: 14, message: "You have exceeded the rate limit for your account" },
  internal: {
    status: 500,
    code: 15,
    message: "There was internal server error while processing your request",
  },
  timeout: { status: 200, code: 16, message: "Your request timed out" },
} as const satisfies Record<string, ErrorKind>;

/** What stands in front of the API says it in HTML. */
const pages = {
  badGateway: { status: 502, body: "<html><h1>502 Bad Gateway</h1></html>" },
  quietPage: { status: 200, body: "<!DOCTYPE html><html><title>Disqus</title></html>" },
} as const;

export type DisqusErrorName = keyof typeof errorKinds | keyof typeof pages;

/** Thrown while a request is being answered. */
export class DisqusError extends Refusal<DisqusErrorName> {}

export function errorAnswer(error: DisqusErrorName): Answer {
  if (error in pages) {
    const { status, body } = pages[error as keyof typeof pages];
    return { status, body, headers: { "content-type": "text/html; charset=utf-8" } };
  }
  const { status, code, message } = errorKinds[error as keyof typeof errorKinds];
  return { status, body: JSON.stringify({ code, response: message }) };
}
