import type { CommentList } from "../queries/comment-list.ts";
import type { ResolvedPeriod } from "../queries/period.ts";
import type { PostNames } from "../queries/post-names.ts";
import type { Html } from "../../runtime/html.ts";
import { html } from "../../runtime/html.ts";
import type { View } from "../view.ts";
import { hrefOf, orders } from "../view.ts";
import { commentCard } from "./comment-card.ts";
import type { PageContext } from "./context.ts";
import { narrowed } from "./figures.ts";
import { filterBar } from "./filters.ts";
import { layout } from "./layout.ts";
import { nothing } from "./overview-page.ts";
import { rangeWords } from "./range-words.ts";

export interface CommentsPage {
  readonly asked: View;
  readonly resolved: ResolvedPeriod;
  readonly list: CommentList;
  readonly filteredPosts: PostNames;
  readonly copyGroups: number;
}

/** The comments behind a number. */
export function commentsPage(context: PageContext, page: CommentsPage): Html {
  const { texts } = context;
  const { asked, resolved, list, filteredPosts, copyGroups } = page;
  const body = html`<div class="title">
      <h1>${texts.comments}</h1>
      <p class="range">${rangeWords(context, resolved.view)}</p>
    </div>
    ${filterBar(context, { path: "/comments", view: asked, usualPeriod: "all", postNames: filteredPosts, copyGroups })}
    <p>
      <a href="${hrefOf("/", narrowed({ ...asked, order: "newest", period: asked.period ?? "all" }, {}))}"
        >${texts.toOverview}</a
      >
    </p>
    ${commentSection(context, { path: "/comments", asked, view: resolved.view, list, newest: resolved.newest })}`;
  return layout(context, { title: texts.comments, section: "comments", body });
}

export interface CommentSection {
  readonly path: string;
  readonly asked: View;
  readonly view: View;
  readonly list: CommentList;
  readonly newest: ResolvedPeriod["newest"];
}

/** How many there are, in which order, one page of them, and the way to the next. */
export function commentSection(
  context: PageContext,
  { path, asked, view, list, newest }: CommentSection,
): Html {
  const { texts, format } = context;
  if (list.total === 0) return nothing(context, { newest });
  const sorts = orders.map((order) => {
    const current = order === view.order && html` aria-current="true"`;
    return html`<li>
      <a href="${hrefOf(path, narrowed(asked, { order }))}" ${current}>${texts.orders[order]}</a>
    </li>`;
  });
  const isFirst = view.after === undefined;
  return html`<div class="list-head">
      <p class="total" data-total="${list.total}">
        ${texts.listTotal(list.total, format.number(list.total))}
      </p>
      <nav class="periods" aria-label="${texts.sortBy}">
        <ul>
          ${sorts}
        </ul>
      </nav>
    </div>
    <div class="list">
      ${list.comments.map((comment) => commentCard(context, comment, view, list.postNames))}
    </div>
    <p class="pages">
      ${!isFirst && html`<a class="button" href="${hrefOf(path, narrowed(asked, {}))}">${texts.firstPage}</a>`}
      ${list.next !== undefined && html`<a class="button" rel="next" href="${hrefOf(path, { ...asked, after: list.next })}">${texts.nextPage}</a>`}
    </p>`;
}
