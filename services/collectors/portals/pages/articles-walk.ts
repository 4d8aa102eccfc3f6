import type { Clock } from "../../../../pipelines/ports/clock.ts";
import type { Cursor, Page, PostSighting } from "../../../../pipelines/ports/source.ts";
import { portalNativeId } from "../../../../pipelines/normalise/portal/portal-payloads.ts";
import { ListeningError, RateLimitedError } from "../../../../schemas/errors.ts";
import { Instant } from "../../../../schemas/item.ts";
import type { PortalSite } from "../portal-site.ts";
import type { ArticleList, ListedArticle } from "./article-list.ts";
import type { AskPage } from "./ask-page.ts";
import type { ArticlePage } from "./page-items.ts";
import { articlePayloadOf, noArticle } from "./page-items.ts";
import { readingMemory } from "./reading-memory.ts";

/** The lists of a portal: all there are, or those that tell what is new. Throws where there is none. */
export type FindLists = (isWhole: boolean, signal: AbortSignal) => Promise<readonly ArticleList[]>;

export interface ArticlesWalkOptions {
  readonly site: PortalSite;
  readonly ask: AskPage;
  readonly lists: FindLists;
  readonly clock: Pick<Clock, "now">;
  /** How often everything that is listed is read once more; in between, what is new or changed. 0: every time. */
  readonly wholeListEveryMs: number;
  /** Told where each article was read. */
  readonly readAt: (articleId: string, address: string) => void;
}

interface Reading {
  readonly listed: ListedArticle;
  /** That named it. */
  readonly list: Pick<ArticleList, "address">;
  /** `undefined`: nothing is there, or no article. */
  readonly page: ArticlePage | undefined;
  readonly isThere: boolean;
}

/** Payloads of one page of a list; each costs the portal a request. */
const articlesAtOnce = 10;

/**
 * Of articles of which no list says that they changed: reading all of a large portal takes hours, and its comments would
 * wait for that each day.
 */
const rereadAtOnce = 100;

/** What a cursor says: what is already given is known while the process lives, and given again after it ended. */
const onward: Cursor = "{}";

/** The articles that a portal without an API lists, each as its own page shows it, and once however often it is listed. */
export function articlesWalk({
  site,
  ask,
  lists,
  clock,
  wholeListEveryMs,
  readAt,
}: ArticlesWalkOptions): (signal: AbortSignal) => AsyncGenerator<Page> {
  const memory = readingMemory();
  let wholeAtMs = Number.NEGATIVE_INFINITY;

  const readOne = async (listed: ListedArticle, signal: AbortSignal): Promise<Omit<Reading, "list">> => {
    try {
      return { listed, page: await ask(listed.address, signal), isThere: true };
    } catch (error) {
      if (!(error instanceof ListeningError) || error instanceof RateLimitedError) throw error;
      const isPassedOver = error.code === "SOURCE_GONE" || error.code === "SOURCE_FORBIDDEN";
      if (!isPassedOver && !memory.failsTooOften(listed)) throw error;
      return { listed, page: undefined, isThere: false };
    }
  };

  async function* readings(isWhole: boolean, signal: AbortSignal): AsyncGenerator<Reading> {
    const read = new Set<string>();
    const readThese = async function* (these: readonly Pick<Reading, "listed" | "list">[]) {
      for (const { listed, list } of these) {
        if (read.has(listed.key)) continue;
        signal.throwIfAborted();
        read.add(listed.key);
        yield { ...(await readOne(listed, signal)), list };
      }
    };
    for (const list of await lists(isWhole, signal)) {
      for await (const part of list.parts(isWhole, signal)) {
        const due = part.filter((listed) => memory.isDue(listed, list));
        yield* readThese(due.map((listed) => ({ listed, list })));
        const others = part.filter((listed) => !due.includes(listed));
        if (isWhole) for (const listed of others) memory.putOff(listed, list);
        else if (list.newestFirst && others.length > 0) break;
      }
    }
    yield* readThese(memory.firstPutOff(rereadAtOnce));
  }

  return async function* walk(signal) {
    const startedAtMs = clock.now();
    const isWhole = memory.isReadingWhole() || startedAtMs - wholeAtMs >= wholeListEveryMs;
    if (isWhole) memory.beginWhole();
    const given = new Set<string>();
    let held: Reading[] = [];
    const handOn = async function* (next: Cursor | undefined): AsyncGenerator<Page> {
      if (held.length === 0) return;
      yield pageOf(site, held, given, next);
      for (const { listed, list, page, isThere } of held) {
        memory.remember(listed, list, !isThere ? "passedOver" : page === undefined ? "noArticle" : "article");
        if (page !== undefined) readAt(page.article.id, listed.address);
      }
      held = [];
    };
    try {
      for await (const reading of readings(isWhole, signal)) {
        if (held.length === articlesAtOnce) yield* handOn(onward);
        held.push(reading);
      }
    } catch (error) {
      // What was read is handed on before whatever went wrong, so that each visit gets further than the one before.
      if (!signal.aborted) yield* handOn(onward);
      throw error;
    }
    yield* handOn(undefined);
    if (!isWhole) return;
    memory.endWhole();
    wholeAtMs = startedAtMs;
  };
}

function pageOf(
  site: PortalSite,
  readings: readonly Reading[],
  given: Set<string>,
  next: Cursor | undefined,
): Page {
  const there = readings.filter(({ isThere }) => isThere);
  const once = there.filter(({ page }) => {
    const id = page?.article.id;
    if (id === undefined) return true;
    const isNew = !given.has(id);
    given.add(id);
    return isNew;
  });
  return {
    payloads: once.map(({ page, listed }) =>
      page === undefined ? noArticle(site) : articlePayloadOf(site, page, listed),
    ),
    posts: once.flatMap(({ page, listed }) => (page && sightingOf(site, page, listed)) ?? []),
    next,
  };
}

/** `undefined` where the article's time can't be read; its payload then says so to the normaliser. */
function sightingOf(
  site: PortalSite,
  { article, comments, commentCount }: ArticlePage,
  listed: ListedArticle,
): PostSighting | undefined {
  const published = Instant.safeParse(article.publishedAt ?? listed.publishedAt).data;
  if (published === undefined) return undefined;
  return {
    nativeId: portalNativeId(site, article.id),
    caption: article.title ?? null,
    publishedAt: published,
    commentCount: comments.areShown ? (commentCount ?? listed.commentCount ?? comments.count) : null,
  };
}
