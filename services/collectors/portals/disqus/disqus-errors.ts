import { z } from "zod";
import { ListeningError } from "../../../../schemas/errors.ts";
import type { PlainVerdict } from "../../source-errors.ts";

/** What an answer other than a good one means. */
type DisqusVerdict =
  | PlainVerdict
  | "rate_limited"
  /** What was asked about is not there. */
  | "absent";

export interface DisqusRefusal {
  readonly verdict: DisqusVerdict;
  /** Disqus's code or the status: never its sentence, which may quote what was asked. */
  readonly reason: string;
}

/** By the codes of https://disqus.com/api/docs/errors/; of those left out, asking again helps nothing. */
const verdictByCode: ReadonlyMap<number, DisqusVerdict> = new Map<number, DisqusVerdict>([
  [4, "auth"],
  [5, "auth"],
  [8, "absent"],
  [9, "forbidden"],
  [11, "auth"],
  [12, "forbidden"],
  [13, "rate_limited"],
  [14, "rate_limited"],
  [15, "unavailable"],
  [16, "unavailable"],
  [17, "forbidden"],
  [18, "auth"],
  [20, "unavailable"],
]);

const invalidArgument = 2;

const ErrorBody = z.object({ code: z.int(), response: z.unknown() });

/** Reads status and body; `undefined` when it is no error. A code other than 0 is one, whatever the status says. */
export function refusalIn(status: number, body: unknown): DisqusRefusal | undefined {
  const { data } = ErrorBody.safeParse(body);
  if (data === undefined || data.code === 0)
    return status === 200 ? undefined : { verdict: byStatus(status), reason: `status ${status}` };
  const reason = `code ${data.code}`;
  if (status === 429) return { verdict: "rate_limited", reason };
  if (data.code === invalidArgument)
    return { verdict: saysNotFound(data.response) ? "absent" : "unexpected", reason };
  return { verdict: verdictByCode.get(data.code) ?? "unexpected", reason };
}

/** A thread or post that is not there is an invalid argument to Disqus; only its sentence tells that from a wrong question. */
function saysNotFound(sentence: unknown): boolean {
  return typeof sentence === "string" && /unable to find (?:thread|post)\b/iu.test(sentence);
}

function byStatus(status: number): DisqusVerdict {
  if (status === 429) return "rate_limited";
  if (status === 401 || status === 403) return "auth";
  return status === 408 || status >= 500 ? "unavailable" : "unexpected";
}

/** The thread or post that was asked about is not there. */
export class AbsentError extends ListeningError {
  override readonly name = "AbsentError";

  constructor(message: string) {
    super("SOURCE_UNEXPECTED", message, { retryable: false });
  }
}
