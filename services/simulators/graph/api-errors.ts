import { Refusal } from "../serving/refusal.ts";

interface ErrorKind {
  readonly status: number;
  readonly code: number;
  readonly subcode?: number;
  readonly type?: string;
  readonly message: string;
  readonly transient?: true;
}

/** Errors as Meta's reference and recorded answers word them. */
export const errorKinds = {
  unknown: { status: 500, code: 1, message: "An unknown error occurred", transient: true },
  temporary: {
    status: 500,
    code: 2,
    message: "Service temporarily unavailable",
    type: "OAuthException",
    transient: true,
  },
  /** Some back ends answer 200 and say only in the body that it went wrong. */
  quietlyTemporary: { status: 200, code: 2, message: "Service temporarily unavailable", transient: true },
  tooMuchData: {
    status: 500,
    code: 1,
    message: "Please reduce the amount of data you're asking for, then retry your request",
  },
  appLimit: { status: 400, code: 4, message: "(#4) Application request limit reached", transient: true },
  userLimit: { status: 400, code: 17, message: "(#17) User request limit reached", transient: true },
  pageLimit: {
    status: 400,
    code: 80_001,
    message: "(#80001) There have been too many calls to this Page account.",
    transient: true,
  },
  instagramLimit: {
    status: 400,
    code: 80_002,
    message: "(#80002) There have been too many calls to this Instagram account.",
    transient: true,
  },
  mediaGone: { status: 400, code: 24, subcode: 2_207_006, message: "The requested resource does not exist" },
  customLimit: { status: 400, code: 613, message: "(#613) Calls to this api have exceeded the rate limit." },
  blocked: { status: 400, code: 368, message: "The action attempted has been deemed abusive" },
  permission: {
    status: 403,
    code: 10,
    message: "(#10) This endpoint requires the 'pages_read_user_content' permission",
  },
  pagePermission: {
    status: 400,
    code: 100,
    message:
      "(#100) Object does not exist, cannot be loaded due to missing permission or reviewable feature. This endpoint requires the 'pages_read_engagement' permission or the 'Page Public Content Access' feature.",
  },
  tokenExpired: {
    status: 400,
    code: 190,
    subcode: 463,
    message: "Error validating access token: Session has expired",
  },
  tokenInvalid: { status: 401, code: 190, subcode: 467, message: "Invalid OAuth access token" },
  proofMissing: { status: 400, code: 104, message: "API calls from the server require an appsecret_proof" },
  gone: {
    status: 400,
    code: 100,
    subcode: 33,
    type: "GraphMethodException",
    message:
      "Unsupported get request. Object does not exist, cannot be loaded due to missing permissions, or does not support this operation.",
  },
  badParameter: { status: 400, code: 100, message: "(#100) Invalid parameter" },
  pageMigrated: { status: 400, code: 21, message: "(#21) Page ID was migrated to another page ID" },
  versionTooOld: { status: 400, code: 2635, message: "(#2635) You are calling a deprecated version" },
} as const satisfies Record<string, ErrorKind>;

export type ErrorName = keyof typeof errorKinds;

/** Thrown while a request is being answered. */
export class GraphError extends Refusal<ErrorName> {}

/** Status and body of an error, as the API sends them. */
export function errorAnswer(error: ErrorName): { readonly status: number; readonly body: string } {
  const { status, code, subcode, type = "OAuthException", message, transient }: ErrorKind = errorKinds[error];
  const body = {
    error: {
      message,
      type,
      code,
      ...(subcode !== undefined && { error_subcode: subcode }),
      ...(transient && { is_transient: true }),
      fbtrace_id: "AsimulatedTrace",
    },
  };
  return { status, body: JSON.stringify(body) };
}
