import { sourceError } from "../../source-errors.ts";
import type { DisqusApi, DisqusQuery } from "./disqus-api.ts";

export interface ListPage {
  readonly items: readonly unknown[];
  /** Cursor of the page behind it; `undefined` for the last. */
  readonly next: string | undefined;
}

/** As many as the API gives at a time. */
const mostAtOnce = "100";

/** More are a list that does not end: nobody has a million comments in one. */
const mostPages = 10_000;

/** What was removed may leave a page without items in the middle of a list, but not so many in a row. */
const mostEmptyInARow = 20;

/**
 * A list page by page, newest first. Disqus's cursors name a time, so that what comes or goes meanwhile shifts nothing.
 * Throws as a `Source` does, and `AbsentError`.
 */
export async function* listPages(
  api: DisqusApi,
  path: string,
  query: DisqusQuery,
  from: string | undefined,
  signal: AbortSignal,
): AsyncGenerator<ListPage> {
  let cursor = from;
  let before = "";
  let empty = 0;
  for (let page = 1; ; page += 1) {
    const asked = { limit: mostAtOnce, order: "desc", ...query, ...(cursor !== undefined && { cursor }) };
    const { response, next } = await api.get(path, asked, signal);
    if (!Array.isArray(response))
      throw sourceError("unexpected", `Disqus's ${path}: an answer that is no list`);
    const items: readonly unknown[] = response;
    const same = JSON.stringify(items);
    empty = items.length === 0 ? empty + 1 : 0;
    const isAgain = (next !== undefined && next === cursor) || (items.length > 0 && same === before);
    if (isAgain || page > mostPages || empty > mostEmptyInARow)
      throw sourceError("unexpected", `Disqus's ${path}: a list that does not end`);
    before = same;
    yield { items, next };
    if (next === undefined) return;
    cursor = next;
  }
}
