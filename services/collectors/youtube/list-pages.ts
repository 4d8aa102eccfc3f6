import type { Resource, YoutubeApi } from "./youtube-api.ts";
import { RefusedRequestError, sourceError } from "../source-errors.ts";

export interface ListPage {
  readonly items: readonly unknown[];
  /** Token by which this page was asked for; `undefined`: it is the first. */
  readonly token: string | undefined;
  /** Token of the next page; `undefined`: this is the last. */
  readonly next: string | undefined;
}

/**
 * The pages of one list, from the page of `token` on. A request that is refused as stale or not processed is followed by
 * one new start from page 1, which repeats pages and skips none; a second refusal is thrown.
 */
export async function* listPages(
  api: YoutubeApi,
  resource: Resource,
  parameters: Readonly<Record<string, string>>,
  from: string | undefined,
  signal: AbortSignal,
): AsyncGenerator<ListPage> {
  let token = from;
  let restarted = false;
  for (;;) {
    const asked = token === undefined ? parameters : { ...parameters, pageToken: token };
    let page: ListPage;
    try {
      const { items, nextPageToken } = await api.list(resource, asked, signal);
      page = { items, token, next: nextPageToken };
    } catch (error) {
      if (!(error instanceof RefusedRequestError) || restarted) throw error;
      restarted = true;
      token = undefined;
      continue;
    }
    if (page.next !== undefined && page.next === token) {
      throw sourceError("unexpected", `${resource}: a page names itself as the next`);
    }
    yield page;
    if (page.next === undefined) return;
    token = page.next;
  }
}
