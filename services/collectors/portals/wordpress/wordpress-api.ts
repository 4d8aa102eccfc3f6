import { jsonIn } from "../../fetch-answer.ts";
import { sourceError } from "../../source-errors.ts";
import type { PortalAnswer, PortalFetch } from "../portal-fetch.ts";
import type { ApiRoot } from "./api-root.ts";
import { listAddress } from "./api-root.ts";
import { refusalIn, wordpressError } from "./wordpress-errors.ts";

export type Resource = "posts" | "comments";
export type Parameters = Readonly<Record<string, string>>;

/** A part of a list; the totals are `undefined` where something between us and the site took them out. */
export interface ListAnswer {
  readonly items: readonly unknown[];
  /** Items that the question has in all, and pages of them. */
  readonly total: number | undefined;
  readonly totalPages: number | undefined;
}

/** WordPress's REST API of one site. Throws as a `Source` does, `HiddenArticleError` and `NoRouteError`. */
export interface WordpressApi {
  list(resource: Resource, parameters: Parameters, signal: AbortSignal): Promise<ListAnswer>;
}

/** As many as the API gives at a time. */
export const mostAtOnce = "100";

/** `findRoot` resolves to `undefined` where the site has no API. */
export function wordpressApi(
  findRoot: (signal: AbortSignal) => Promise<ApiRoot | undefined>,
  fetch: PortalFetch,
): WordpressApi {
  let known: ApiRoot | undefined;
  const rootOf = async (signal: AbortSignal): Promise<ApiRoot> => {
    known ??= await findRoot(signal);
    if (known === undefined) throw sourceError("unexpected", "the portal has no REST API of WordPress");
    return known;
  };

  return {
    async list(resource, parameters, signal) {
      signal.throwIfAborted();
      const root = await rootOf(signal);
      const asked = { per_page: mostAtOnce, ...parameters };
      return fetch.get(
        listAddress(root, resource, asked),
        resource,
        (answer) => listIn(answer, resource),
        signal,
      );
    },
  };
}

function listIn({ status, headers, text }: PortalAnswer, what: Resource): ListAnswer {
  const body = jsonIn(text);
  const refusal = refusalIn(status, body);
  if (refusal?.verdict === "end") return { items: [], total: undefined, totalPages: undefined };
  if (refusal !== undefined) throw wordpressError(refusal, what);
  if (body === undefined) throw sourceError("unavailable", `${what}: an answer that is not whole JSON`);
  if (!Array.isArray(body)) throw sourceError("unexpected", `${what}: an answer that is no list`);
  return {
    items: body,
    total: countIn(headers.get("x-wp-total")),
    totalPages: countIn(headers.get("x-wp-totalpages")),
  };
}

function countIn(header: string | null): number | undefined {
  return header !== null && /^\d{1,12}$/u.test(header) ? Number(header) : undefined;
}
