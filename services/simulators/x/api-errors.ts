import { Refusal } from "../serving/refusal.ts";

interface ErrorKind {
  readonly status: number;
  readonly type: string;
  readonly title: string;
  readonly detail: string;
}

const problem = (kind: string) => `https://api.x.com/2/problems/${kind}`;

/** Errors as X's documentation and recorded answers word them. */
export const errorKinds = {
  serverError: {
    status: 500,
    type: "about:blank",
    title: "Internal Server Error",
    detail: "Something is broken.",
  },
  overCapacity: {
    status: 503,
    type: "about:blank",
    title: "Service Unavailable",
    detail: "Service Unavailable",
  },
  rateLimit: { status: 429, type: "about:blank", title: "Too Many Requests", detail: "Too Many Requests" },
  usageCapped: {
    status: 429,
    type: problem("usage-capped"),
    title: "UsageCapExceeded",
    detail: "Usage cap exceeded: Monthly product cap",
  },
  outOfCredits: {
    status: 402,
    type: problem("credits"),
    title: "CreditsDepleted",
    detail: "No credits are left",
  },
  unauthorized: { status: 401, type: "about:blank", title: "Unauthorized", detail: "Unauthorized" },
  planForbids: {
    status: 403,
    type: problem("client-forbidden"),
    title: "Client Forbidden",
    detail: "This request must be made with another access level",
  },
  badRequest: {
    status: 400,
    type: problem("invalid-request"),
    title: "Invalid Request",
    detail: "One or more parameters to your request was invalid.",
  },
  noSuchPath: { status: 404, type: "about:blank", title: "Not Found", detail: "Not Found" },
} as const satisfies Record<string, ErrorKind>;

export type ErrorName = keyof typeof errorKinds;

/** Thrown while a request is being answered. */
export class XError extends Refusal<ErrorName> {}

/** Status and body of an error, as the API sends them; with a limit, when it ends. */
export function errorAnswer(error: ErrorName, nowMs: number) {
  const { status, type, title, detail }: ErrorKind = errorKinds[error];
  const resetsAt = Math.floor(nowMs / 1_000) + 15 * 60;
  return {
    status,
    headers: { "x-rate-limit-remaining": status === 429 ? "0" : "1", "x-rate-limit-reset": String(resetsAt) },
    body: JSON.stringify({ title, detail, type, status }),
  };
}
