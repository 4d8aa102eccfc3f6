import { sentimentOrder } from "../../../pipelines/charts/sentiment-series.ts";
import type { PostView } from "../../../pipelines/ports/search-index.ts";
import type { ResolvedPeriod } from "../queries/period.ts";
import type { PostNames } from "../queries/post-names.ts";
import type { PostList } from "../queries/posts.ts";
import type { Html } from "../../runtime/html.ts";
import { html } from "../../runtime/html.ts";
import { DocumentId } from "../../../schemas/item.ts";
import type { View } from "../view.ts";
import { postHref } from "./comment-card.ts";
import type { PageContext } from "./context.ts";
import { countedHead, countLink, narrowed, rowNote, sentimentCells, sharesNotes } from "./figures.ts";
import { filterBar } from "./filters.ts";
import { layout } from "./layout.ts";
import { nothing, usualPeriod } from "./overview-page.ts";
import { rangeWords } from "./range-words.ts";

export interface PostsPage {
  readonly asked: View;
  readonly resolved: ResolvedPeriod;
  readonly list: PostList;
  readonly filteredPosts: PostNames;
  readonly copyGroups: number;
}

/** The posts under which the comments of a view stand, most comments first. */
export function postsPage(
  context: PageContext,
  { asked, resolved, list, filteredPosts, copyGroups }: PostsPage,
): Html {
  const { texts, format } = context;
  const { view } = resolved;
  const rows = list.rows.map((row) => {
    const { id, comments, post } = row;
    const within = narrowed(view, { post: [DocumentId.parse(id)] });
    const name =
      post === undefined
        ? html`${texts.postUnknown} <small>${id}</small>`
        : html`<a href="${postHref(context, id)}" dir="auto"
              >${post.caption === "" ? texts.noCaption : post.caption}</a
            ><small>${context.channelName(post.channelId)}, ${format.date(post.publishedAt)}</small
            >${differNote(context, post)}`;
    return html`<tr>
      <th scope="row">${name}${rowNote(context, row)}</th>
      <td class="number">${countLink(context, comments, within)}</td>
      ${sentimentCells(context, row, within, sentimentOrder)}
    </tr>`;
  });
  const table = html`${
      list.total > list.rows.length &&
      html`<p class="hint">
        ${texts.postsShown(format.number(list.rows.length), format.number(list.total))}
      </p>`
    }
    <div class="scroll" tabindex="0" role="region" aria-label="${texts.posts}">
      <table class="posts" data-total="${list.total}">
        ${countedHead(context, view, sentimentOrder, { what: texts.post })}
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
    <p class="hint">${sharesNotes(context, list.errors).join(" ")}</p>`;
  const body = html`<div class="title">
      <h1>${texts.posts}</h1>
      <p class="range">${rangeWords(context, view)}</p>
    </div>
    ${filterBar(context, { path: "/posts", view: asked, usualPeriod, postNames: filteredPosts, copyGroups })}
    ${list.total === 0 ? nothing(context, resolved) : table}`;
  return layout(context, { title: texts.posts, section: "posts", body });
}

/** Said only where they differ, so that what needs no look is not read. */
function differNote({ texts, format }: PageContext, { platformCount, held }: PostView): Html | false {
  if (platformCount === null || platformCount === held) return false;
  return html`<small>${texts.countsDiffer(format.number(platformCount), format.number(held))}</small>`;
}
