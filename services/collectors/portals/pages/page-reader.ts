import type { Clock } from "../../../../pipelines/ports/clock.ts";
import type { PostReference } from "../../../../pipelines/ports/source.ts";
import { ListeningError } from "../../../../schemas/errors.ts";
import { nativeIdOf } from "../../native-id-of.ts";
import { sourceError } from "../../source-errors.ts";
import type { PortalHome } from "../portal-home.ts";
import type { PortalReader } from "../portal-reader.ts";
import type { PortalSite } from "../portal-site.ts";
import { localIdOf } from "../portal-site.ts";
import { numberIn } from "../wordpress/wordpress-items.ts";
import type { FindLists } from "./articles-walk.ts";
import { articlesWalk } from "./articles-walk.ts";
import type { AskPage } from "./ask-page.ts";
import { walkCommentPages } from "./comments-walk.ts";
import type { PageArticle } from "./page-article.ts";
import type { CommentsUnder, PageComments } from "./page-comments.ts";

export interface PageReaderOptions {
  readonly site: PortalSite;
  readonly home: PortalHome;
  readonly ask: AskPage;
  readonly lists: FindLists;
  readonly clock: Pick<Clock, "now">;
  readonly wholeListEveryMs: number;
}

/** A page that showed an article before may be down for a moment; after so many times in a row it is left alone. */
const emptyAtMost = 3;

/** Reads a portal by its feeds, sitemaps and pages. */
export function pageReader({ site, home, ask, ...options }: PageReaderOptions): PortalReader {
  const addresses = new Map<string, string>();
  const empty = new Map<string, number>();
  const articles = articlesWalk({
    ...options,
    site,
    ask,
    readAt: (articleId, address) => addresses.set(articleId, address),
  });

  const askFirst = async (start: string, signal: AbortSignal, under: CommentsUnder) => {
    try {
      return await ask(start, signal, under);
    } catch (error) {
      const other = addressOf(home, under.articleId);
      if (!isGone(error) || other === start) throw error;
      return ask(other, signal, under); // it may only have another address now
    }
  };

  const readComments = (post: PostReference, signal: AbortSignal) => {
    const under = { articleId: localIdOf(site, post.nativeId), caption: post.caption };
    const { articleId } = under;
    const start = addresses.get(articleId) ?? addressOf(home, articleId);
    const read = async (address: string): Promise<PageComments> => {
      signal.throwIfAborted();
      const isFirst = address === start;
      try {
        const page = isFirst
          ? await askFirst(start, signal, under)
          : await ask(home.askAt(address) ?? address, signal, under);
        if (page === undefined) throw showsNoArticle(articleId);
        empty.delete(articleId);
        if (!isArticle(page.article, articleId))
          throw sourceError("gone", "comments: another article is there now");
        if (!page.comments.areShown) throw sourceError("forbidden", "comments: the page shows none");
        return page.comments;
      } catch (error) {
        // A page of comments goes when there are fewer; the article is still there.
        if (!isFirst && isGone(error)) return noComments;
        throw error;
      }
    };
    return { start, read };
  };

  const showsNoArticle = (articleId: string): ListeningError => {
    const times = (empty.get(articleId) ?? 0) + 1;
    empty.set(articleId, times);
    return times < emptyAtMost
      ? sourceError("unavailable", "comments: the page shows no article at the moment")
      : sourceError("forbidden", "comments: the page shows no article");
  };

  const idsShown = async (postNativeId: string, signal: AbortSignal) => {
    const { start, read } = readComments({ nativeId: postNativeId, caption: null }, signal);
    const pages = await Array.fromAsync(walkCommentPages(read, start, { kind: "all" }, undefined));
    const ids = pages.flatMap(({ payloads }) => payloads.map(({ body }) => (body as { id?: string }).id));
    return { ids: new Set(ids), isOnePage: pages.length === 1 };
  };

  return {
    articles: (_, signal) => articles(signal),
    async *comments(post, depth, after, signal) {
      const { start, read } = readComments(post, signal);
      for await (const page of walkCommentPages(read, start, depth, after)) yield { ...page, posts: [] };
    },
    async missing(comments, postNativeId, signal) {
      signal.throwIfAborted();
      const asked = comments.map((id) => ({ id, localId: localIdOf(site, nativeIdOf("portal", id)) }));
      if (asked.length === 0) return new Set();
      const { ids, isOnePage } = await idsShown(postNativeId, signal);
      const unseen = asked.filter(({ localId }) => !ids.has(localId));
      // Over several pages, what came or went meanwhile may have moved one past us: nobody overlooks it twice.
      const again = isOnePage || unseen.length === 0 ? ids : (await idsShown(postNativeId, signal)).ids;
      return new Set(unseen.filter(({ localId }) => !again.has(localId)).map(({ id }) => id));
    },
  };
}

const noComments: PageComments = { payloads: [], count: 0, areShown: true, otherPages: new Map() };

function isGone(error: unknown): boolean {
  return error instanceof ListeningError && error.code === "SOURCE_GONE";
}

/** Of an article that no list named since the process began: WordPress leads from its number to its page. */
function addressOf(home: PortalHome, articleId: string): string {
  const number = numberIn(articleId);
  const address = number === undefined ? home.addressOf(articleId) : `${home.baseUrl}/?p=${number}`;
  if (address === undefined) throw sourceError("gone", "comments: the article is none of this portal's");
  return address;
}

/** A theme that no longer tells an article's number does not make it another article. */
function isArticle(article: PageArticle, articleId: string): boolean {
  if (article.id === articleId || article.idByAddress === articleId) return true;
  return numberIn(articleId) !== undefined && numberIn(article.id) === undefined;
}
