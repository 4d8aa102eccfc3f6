import { z } from "zod";
import type { PlainVerdict } from "../source-errors.ts";

/** What a refusal of the Graph API means for us. */
type GraphVerdict =
  | PlainVerdict
  /** A parameter is wrong: where a place in a list was named, it went stale. */
  | "refused"
  /** The page or account, or the token that reads it, must rest. */
  | "account_limited"
  /** The whole app must rest. */
  | "app_limited"
  /** The same question about fewer objects may be answered. */
  | "too_much";

export interface GraphRefusal {
  readonly verdict: GraphVerdict;
  /** Code and subcode, or the HTTP status: never the platform's own sentence, which may quote what people wrote. */
  readonly reason: string;
}

const ErrorBody = z.object({
  error: z.object({
    message: z.string().catch(""),
    code: z.int().catch(0),
    error_subcode: z.int().optional().catch(undefined),
    is_transient: z.boolean().optional().catch(undefined),
  }),
});
type GraphError = z.infer<typeof ErrorBody>["error"];

const verdictByCode: ReadonlyMap<number, GraphVerdict> = new Map<number, GraphVerdict>([
  [1, "unavailable"], // unknown
  [2, "unavailable"], // temporary
  [4, "app_limited"],
  [10, "forbidden"],
  [17, "account_limited"],
  [21, "unexpected"], // the page has a new id: the configuration must say it
  [32, "account_limited"],
  [102, "auth"],
  [104, "auth"], // the proof by the app's secret is missing or wrong
  [190, "auth"],
  [341, "account_limited"],
  [368, "auth"], // blocked for policy: a person must look
  [613, "account_limited"],
  [803, "unexpected"], // an id or name that does not exist: the configuration is wrong
  [2635, "unexpected"], // the version is too old
]);

/** Business use cases: pages 80001, Instagram 80002, and others beside them. */
const isBusinessLimit = (code: number) => code >= 80_000 && code <= 80_014;
const isMissingPermission = (code: number) => code >= 200 && code <= 299;

/** Of code 100: the object is gone, or not for us to see. */
const goneSubcode = 33;
/** Of code 24: a media of Instagram that is not there. */
const goneMediaSubcode = 2_207_006;

/** What the servers of Instagram Login say in place of an `error`. Their code is a status. */
const LoginErrorBody = z.object({
  error_type: z.string(),
  code: z.int().catch(0),
  error_message: z.string().optional(),
});

/** Reads an answer's status and body: by the error's code, which counts more than the status. `undefined`: it is no error. */
export function refusalIn(httpStatus: number, body: unknown): GraphRefusal | undefined {
  const { data } = ErrorBody.safeParse(body);
  if (data === undefined) return loginRefusalIn(body) ?? ordinaryRefusal(httpStatus);
  const { code, error_subcode: subcode } = data.error;
  const reason = `code ${code}${subcode === undefined ? "" : `/${subcode}`}`;
  const verdict = verdictOf(data.error);
  return verdict === undefined ? { ...byHttpStatus(httpStatus), reason } : { verdict, reason };
}

function ordinaryRefusal(httpStatus: number): GraphRefusal | undefined {
  return httpStatus === 200 ? undefined : byHttpStatus(httpStatus);
}

function loginRefusalIn(body: unknown): GraphRefusal | undefined {
  const { data } = LoginErrorBody.safeParse(body);
  if (data === undefined) return undefined;
  const { error_type: type, code } = data;
  const refusal = byHttpStatus(code);
  return refusal.verdict === "unexpected" && type.startsWith("OAuth")
    ? { ...refusal, verdict: "auth" }
    : refusal;
}

function verdictOf({ code, message, error_subcode: subcode, is_transient }: GraphError) {
  if (code === 100) {
    if (subcode === goneSubcode) return "gone";
    return /requires the '[a-z_]+' permission/u.test(message) ? "forbidden" : "refused";
  }
  if (code === 24 && subcode === goneMediaSubcode) return "gone";
  if (code === 1 && /reduce the amount of data/iu.test(message)) return "too_much";
  if (isBusinessLimit(code)) return "account_limited";
  if (isMissingPermission(code)) return "forbidden";
  return verdictByCode.get(code) ?? (is_transient === true ? "unavailable" : undefined);
}

function byHttpStatus(status: number): GraphRefusal {
  const reason = `status ${status}`;
  if (status === 401) return { verdict: "auth", reason };
  if (status === 429) return { verdict: "account_limited", reason };
  return { verdict: status === 408 || status >= 500 ? "unavailable" : "unexpected", reason };
}
