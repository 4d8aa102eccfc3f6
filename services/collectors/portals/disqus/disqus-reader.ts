import { z } from "zod";
import type { Clock } from "../../../../pipelines/ports/clock.ts";
import type { Cursor, Page } from "../../../../pipelines/ports/source.ts";
import { placeAt } from "../../cursor-place.ts";
import { nativeIdOf } from "../../native-id-of.ts";
import type { PortalFetch } from "../portal-fetch.ts";
import type { PortalHome } from "../portal-home.ts";
import type { PortalReader } from "../portal-reader.ts";
import { localIdOf } from "../portal-site.ts";
import { articleAddress } from "./article-address.ts";
import type { DisqusApi } from "./disqus-api.ts";
import { isStillShown, postsSince, walkThreads } from "./disqus-comments.ts";
import type { DisqusPost, DisqusSite } from "./disqus-items.ts";
import { commentPayload, isShown, numberIn } from "./disqus-items.ts";
import { countIn, forumThreads } from "./forum-threads.ts";
import { counted, knownArticles } from "./known-articles.ts";

export interface DisqusReaderOptions extends DisqusSite {
  readonly api: DisqusApi;
  /** Reads the articles. */
  readonly inner: PortalReader;
  readonly fetch: PortalFetch;
  readonly home: PortalHome;
  readonly clock: Pick<Clock, "now">;
  /** How often all threads of the forum are read; in between, only those in which something was written. 0: every time. */
  readonly wholeListEveryMs: number;
}

/** A list of changes reaches back so far before the last list: clocks differ, and what is written shows up late. */
const overlapMs = 3_600_000;

/** Where in the site's own list of articles a walk is; `null`: at its beginning. */
const Place = z.object({ site: z.string().nullable() });

/** The articles of a portal as its site shows them, and their comments as Disqus has them. */
export function disqusReader(options: DisqusReaderOptions): PortalReader {
  const { site, forum, api, inner, fetch, home, clock, wholeListEveryMs } = options;
  const threads = forumThreads(api, forum, home);
  const articles = knownArticles(home);
  /** When the last list that was read to its end, and the last whole one, began. */
  let listedAtMs: number | undefined;
  let wholeAtMs = 0;
  /** What the last list of changes held. Lists overlap, and what was read is not read again. */
  let seen: ReadonlySet<string> = new Set();

  /** The page of a site's list, with Disqus's counts in place of its own, and without its own comments. */
  const pageOfSite = ({ payloads, posts, next }: Page): Page => {
    const sighted = new Map(posts.map((post) => [post.nativeId, post]));
    const given = payloads
      .filter(({ kind }) => kind !== "comment")
      .map((payload) => {
        const article =
          payload.kind === "article"
            ? articles.remember(payload, sighted.get(payload.postNativeId))
            : undefined;
        if (article === undefined) return { payload, sightings: [] };
        return counted(article, countIn(threads.under(article.aliases)));
      });
    return {
      payloads: given.map(({ payload }) => payload),
      posts: given.flatMap(({ sightings }) => sightings),
      next: next === undefined ? undefined : JSON.stringify({ site: next }),
    };
  };

  /** Articles that were commented on, as far as they are known, each with all that is new under it. */
  const pageOfChanges = async (posts: readonly DisqusPost[], signal: AbortSignal): Promise<Page> => {
    const byThread = Map.groupBy(posts, ({ thread }) => thread ?? "");
    byThread.delete("");
    await threads.readSome([...byThread.keys()], signal);
    const named = threads.all([...byThread.keys()]).flatMap(({ aliases }) => aliases);
    const changed = articles.named(named).map((article) => {
      const under = threads.under(article.aliases);
      const { payload, sightings } = counted(article, countIn(under));
      const written = under.flatMap(({ id }) => byThread.get(id) ?? []).filter(isShown);
      const comments = written.map((post) =>
        commentPayload(options, post, { articleId: article.id, caption: payload.caption }),
      );
      return { payloads: [payload, ...comments], sightings };
    });
    return {
      payloads: changed.flatMap(({ payloads }) => payloads),
      posts: changed.flatMap(({ sightings }) => sightings.map((each) => ({ ...each, newestRead: true }))),
      next: JSON.stringify({ site: null }),
    };
  };

  return {
    async *articles(after, signal) {
      const startedAtMs = clock.now();
      const sinceMs =
        listedAtMs !== undefined && startedAtMs - wholeAtMs < wholeListEveryMs
          ? listedAtMs - overlapMs
          : undefined;
      let seenNow: ReadonlySet<string> = new Set();
      if (sinceMs === undefined) await threads.readAll(signal);
      else {
        const posts = await postsSince(api, forum, sinceMs, signal);
        seenNow = new Set(posts.map(({ id }) => id));
        const unseen = posts.filter(({ id }) => !seen.has(id));
        if (unseen.length > 0) yield await pageOfChanges(unseen, signal);
      }
      const from: Cursor | undefined = placeAt(Place, after)?.site ?? undefined;
      for await (const page of inner.articles(from, signal)) yield pageOfSite(page);
      // Only now, when whoever read it has everything safe, and only of a list that was read from its beginning.
      if (after !== undefined) return;
      listedAtMs = startedAtMs;
      seen = seenNow;
      if (sinceMs === undefined) wholeAtMs = startedAtMs;
    },

    async *comments(post, depth, after, signal) {
      const articleId = localIdOf(site, post.nativeId);
      if (!threads.areKnown) await threads.readAll(signal);
      const known = articles.get(articleId);
      const isAsked = known === undefined || (depth.kind === "all" && after === undefined);
      const address = isAsked
        ? await articleAddress(fetch, home, { id: articleId, link: known?.link }, signal)
        : undefined;
      const atAddress = address === undefined ? undefined : home.idAt(address);
      const aliases = [...(known?.aliases ?? [articleId]), ...(atAddress === undefined ? [] : [atAddress])];
      const under = threads.under(aliases).map(({ id }) => id);
      if (under.length > 0) yield* walkThreads(api, options, post, under, depth, after, signal);
      else yield { payloads: [], posts: [], next: undefined };
    },

    async missing(comments, _, signal) {
      signal.throwIfAborted();
      const gone = new Set<(typeof comments)[number]>();
      for (const id of comments) {
        const number = numberIn(localIdOf(site, nativeIdOf("portal", id)));
        // What is none of Disqus's was written before the portal's comments were there.
        if (number !== undefined && !(await isStillShown(api, number, signal))) gone.add(id);
      }
      return gone;
    },
  };
}
