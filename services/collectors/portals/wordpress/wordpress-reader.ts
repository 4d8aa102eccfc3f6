import type { Clock } from "../../../../pipelines/ports/clock.ts";
import type { PortalReader } from "../portal-reader.ts";
import type { PortalSite } from "../portal-site.ts";
import { articlesPlaceAt, walkArticles } from "./articles-walk.ts";
import { walkComments } from "./comments-walk.ts";
import { missingComments } from "./missing-comments.ts";
import { nothingKnown } from "./site-memory.ts";
import type { WordpressApi } from "./wordpress-api.ts";

/** A list of what changed reaches back so far before the last list: clocks differ, and caches give old answers. */
const overlapMs = 3_600_000;

export interface WordpressReaderOptions {
  readonly clock: Pick<Clock, "now">;
  /** How often the whole list is read; in between, only what changed or was commented on. 0: every time. */
  readonly wholeListEveryMs: number;
}

/** Reads a portal by WordPress's REST API. */
export function wordpressReader(
  api: WordpressApi,
  site: PortalSite,
  { clock, wholeListEveryMs }: WordpressReaderOptions,
): PortalReader {
  /** When the last list that was read to its end, and the last whole one, began. */
  let listedAtMs: number | undefined;
  let wholeAtMs = 0;
  const memory = nothingKnown();

  return {
    async *articles(after, signal) {
      const startedAtMs = clock.now();
      const changedOnly = listedAtMs !== undefined && startedAtMs - wholeAtMs < wholeListEveryMs;
      const first = changedOnly
        ? { changedSince: new Date((listedAtMs ?? 0) - overlapMs).toISOString() }
        : { whole: { page: 1 } };
      yield* walkArticles(api, site, memory, articlesPlaceAt(after) ?? first, signal);
      // Only now, when whoever read it has everything safe, and only of a list that was read from its beginning.
      if (after !== undefined) return;
      listedAtMs = startedAtMs;
      if (changedOnly) memory.seen = memory.seenNow;
      else wholeAtMs = startedAtMs;
    },
    comments: (post, depth, after, signal) => walkComments(api, site, post, depth, after, signal),
    async missing(comments, _, signal) {
      signal.throwIfAborted();
      return missingComments(api, site, comments, signal);
    },
  };
}
