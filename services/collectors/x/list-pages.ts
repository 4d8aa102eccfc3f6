import { RefusedRequestError, sourceError } from "../source-errors.ts";
import type { XAnswer, XApi } from "./x-api.ts";

export interface ListedPage {
  readonly posts: readonly unknown[];
  /** `undefined`: this is the last. */
  readonly nextToken: string | undefined;
}

/** A list of posts, such as `users/1030/tweets`. */
export interface PostList {
  readonly path: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly size: number;
}

/** A page may be empty and still name a next; a list that goes on like that has no end. */
const mostEmptyPages = 50;

/**
 * The pages of one list, from a token on. A token that is refused as stale is followed by one new start from the
 * beginning, which repeats pages and skips none.
 */
export async function* listPages(
  api: XApi,
  { path, parameters, size }: PostList,
  from: string | undefined,
  signal: AbortSignal,
): AsyncGenerator<ListedPage> {
  const seen = new Set<string>();
  let token = from;
  let restarted = false;
  let empty = 0;
  for (;;) {
    const place = token === undefined ? {} : { pagination_token: token };
    let answer: XAnswer;
    try {
      answer = await api.get(path, { ...parameters, ...place, max_results: String(size) }, size, signal);
    } catch (error) {
      if (!(error instanceof RefusedRequestError) || token === undefined || restarted) throw error;
      restarted = true;
      token = undefined;
      seen.clear();
      continue;
    }
    const { posts, nextToken } = answer;
    if (posts.length === 0) refuseWhole(answer, path);
    empty = posts.length === 0 ? empty + 1 : 0;
    if (nextToken !== undefined && (seen.has(nextToken) || empty > mostEmptyPages))
      throw sourceError("unexpected", `${path}: a list that does not end`);
    yield { posts, nextToken };
    if (nextToken === undefined) return;
    seen.add(nextToken);
    token = nextToken;
  }
}

/** A list without anything may be that of an account that is gone or protected. */
function refuseWhole({ problems }: XAnswer, path: string): void {
  for (const problem of problems.values()) {
    if (problem === "resource-not-found") throw sourceError("gone", `${path}: ${problem}`);
    if (problem === "not-authorized-for-resource") throw sourceError("forbidden", `${path}: ${problem}`);
  }
}
