import { z } from "zod";
import { ListeningError } from "../../../../schemas/errors.ts";
import type { PlainVerdict } from "../../source-errors.ts";
import { sourceError } from "../../source-errors.ts";

const ErrorBody = z.object({ code: z.string() });

/** What an answer other than a list means. */
type WordpressVerdict =
  | PlainVerdict
  /** A page beyond the last one: the list has ended. */
  | "end"
  /** The article is not, or no longer, one of the public's. */
  | "hidden"
  /** The site has no such list at all. */
  | "no_route"
  /** It does not know a parameter, or not such a value of one. */
  | "parameter";

const verdictByCode: ReadonlyMap<string, WordpressVerdict> = new Map<string, WordpressVerdict>([
  ["rest_post_invalid_page_number", "end"],
  ["rest_cannot_read_post", "hidden"],
  ["rest_no_route", "no_route"],
  ["rest_invalid_param", "parameter"],
  ["rest_disabled", "auth"],
  ["rest_login_required", "auth"],
  ["rest_not_logged_in", "auth"],
]);

export interface WordpressRefusal {
  readonly verdict: WordpressVerdict;
  /** WordPress's code or the status: never its sentence. */
  readonly reason: string;
}

/** Reads status and body; `undefined` when it is no error. Security plugins have codes of their own, so the status counts then. */
export function refusalIn(status: number, body: unknown): WordpressRefusal | undefined {
  const { data } = ErrorBody.safeParse(body);
  if (data === undefined && status === 200) return undefined;
  const known = verdictByCode.get(data?.code ?? "");
  if (known !== undefined && data !== undefined) return { verdict: known, reason: data.code };
  return { verdict: byStatus(status, data !== undefined), reason: `status ${status}` };
}

function byStatus(status: number, inItsOwnWords: boolean): PlainVerdict {
  if (status === 401) return "auth";
  // A firewall's page says nothing of the article that was asked for.
  if (status === 403) return inItsOwnWords ? "forbidden" : "auth";
  return status === 408 || status >= 500 ? "unavailable" : "unexpected";
}

/** The article that was asked for is not one of the public's. */
export class HiddenArticleError extends ListeningError {
  override readonly name = "HiddenArticleError";

  constructor(message: string) {
    super("SOURCE_FORBIDDEN", message, { retryable: false });
  }
}

/** The site has no such list, for any article. */
export class NoRouteError extends ListeningError {
  override readonly name = "NoRouteError";

  constructor(message: string) {
    super("SOURCE_FORBIDDEN", message, { retryable: false });
  }
}

/** The site refuses how it was asked; asked in another way it may answer. */
export class RefusedParameterError extends ListeningError {
  override readonly name = "RefusedParameterError";

  constructor(message: string) {
    super("SOURCE_UNEXPECTED", message, { retryable: false });
  }
}

export function wordpressError({ verdict, reason }: WordpressRefusal, what: string): ListeningError {
  const message = `${what} were refused: ${reason}`;
  switch (verdict) {
    case "hidden":
      return new HiddenArticleError(message);
    case "no_route":
      return new NoRouteError(message);
    case "parameter":
      return new RefusedParameterError(message);
    case "end":
      return sourceError("unexpected", message);
    case "auth":
    case "forbidden":
    case "gone":
    case "unavailable":
    case "unexpected":
      return sourceError(verdict, message);
  }
}
