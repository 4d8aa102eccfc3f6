import type { HeldArticle, HeldComment, HeldSite } from "./site-content.ts";
import type { ShownComments } from "./theme.ts";

/**
 * WordPress asks for the top comments that are approved and for what is under them, so a theme does not show replies to one
 * that is held.
 */
export function isShown(all: ReadonlyMap<string, HeldComment>, { held, comment }: HeldComment): boolean {
  if (held) return false;
  return comment.parentId === null || all.get(comment.parentId)?.held === false;
}

/** What a theme shows under an article, the oldest first. */
export function shownUnder({ comments }: HeldSite, under: HeldArticle): readonly HeldComment[] {
  const here = comments.filter(({ article }) => article === under).toReversed();
  const all = new Map(here.map((each) => [each.comment.id, each]));
  return here.filter((each) => isShown(all, each));
}

/** One page of them, by so many top comments a page: the last page unless told; `undefined` behind the last. */
export function commentsPage(
  site: HeldSite,
  article: HeldArticle,
  size: number,
  asked?: number,
): ShownComments | undefined {
  const all = shownUnder(site, article);
  const tops = all.filter(({ comment }) => comment.parentId === null);
  const pages = Math.max(1, Math.ceil(tops.length / size));
  const page = asked ?? pages;
  if (page > pages) return undefined;
  const here = new Set(tops.slice((page - 1) * size, page * size).map(({ comment }) => comment.id));
  const shown = all.filter(({ comment }) => here.has(comment.parentId ?? comment.id));
  return { shown, count: all.length, page, pages };
}
