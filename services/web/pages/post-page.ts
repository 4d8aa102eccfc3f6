import type { DeletedComment, PostView } from "../../../pipelines/ports/search-index.ts";
import type { PostLedger } from "../../../schemas/post-ledger.ts";
import type { CommentList } from "../queries/comment-list.ts";
import type { PostDay } from "../queries/post-days.ts";
import type { ResolvedPeriod } from "../queries/period.ts";
import type { ReactionHistory } from "../queries/reactions.ts";
import type { Html } from "../../runtime/html.ts";
import { html, webLink } from "../../runtime/html.ts";
import type { View } from "../view.ts";
import { hrefOf, plainView } from "../view.ts";
import { commentSection } from "./comments-page.ts";
import type { PageContext } from "./context.ts";
import { earlierTexts } from "./earlier-texts.ts";
import { countLink } from "./figures.ts";
import { filterBar } from "./filters.ts";
import { layout } from "./layout.ts";
import { dayTable, gapWords } from "./ledger.ts";
import { reactionsFigure } from "./reactions-figure.ts";
import { tombstones } from "./tombstones.ts";

export interface PostPage {
  readonly path: string;
  readonly post: PostView;
  readonly ledger: PostLedger;
  /** Of the held comments, those that the channel itself wrote. */
  readonly official: number;
  readonly days: readonly PostDay[];
  readonly reactions: ReactionHistory | undefined;
  /** Those that were published last. */
  readonly gone: readonly DeletedComment[];
  readonly asked: View;
  readonly resolved: ResolvedPeriod;
  readonly list: CommentList;
  readonly copyGroups: number;
}

/** One post: what the platform counts against what is held and why they differ, its reactions, and its comments. */
export function postPage(context: PageContext, page: PostPage): Html {
  const { path, post, ledger, official, days, reactions, gone, asked, resolved, list, copyGroups } = page;
  const { texts, format } = context;
  const title = post.caption === "" ? texts.noCaption : post.caption;
  const original = webLink(post.url);
  const everyone: View = { ...plainView(context.lang), post: [post.id], who: "all" };
  const { platformCount, platformCountAt, held, deleted } = post;
  const figure = (name: string, number: Html | string, note: string) =>
    html`<div class="figure">
      <dt>${name}</dt>
      <dd><span class="big">${number}</span><small>${note}</small></dd>
    </div>`;
  const counted = platformCount === null ? "–" : format.number(platformCount);
  const countedNote =
    platformCountAt === null
      ? texts.platformCountUnknown
      : texts.platformCountAt(format.time(platformCountAt));
  const differs = platformCount !== null && ledger.difference !== 0;
  const body = html`<p class="crumb">
      <a href="${hrefOf("/posts", plainView(context.lang))}">${texts.posts}</a>
    </p>
    <h1 dir="auto">${title}</h1>
    <p class="facts">
      <span>${context.channelName(post.channelId)}</span>
      <span
        >${texts.published}:
        <time datetime="${post.publishedAt}">${format.time(post.publishedAt)}</time></span
      >${original !== null && html` <a href="${original}" rel="noopener noreferrer" target="_blank">${texts.originalPost}</a>`}
    </p>
    ${earlierTexts(context, post.earlier)}
    <dl class="figures">
      ${figure(texts.platformCount, counted, countedNote)}
      ${figure(texts.held, countLink(context, held, everyone), texts.heldNote(official, format.number(official)))}
      ${figure(texts.deleted, format.number(deleted), texts.deletedNote)}
      ${platformCount !== null && platformCount > 0 && figure(texts.coverage, format.percent(held / platformCount), texts.coverageNote)}
    </dl>
    <p class="hint">
      ${differs && html`<strong>${texts.whyTheyDiffer}:</strong> `}${gapWords(context, ledger)}.
    </p>
    ${dayTable(context, days)} ${reactions !== undefined && reactionsFigure(context, reactions)}
    <h2>${texts.comments}</h2>
    ${filterBar(context, { path, view: { ...asked, post: [] }, usualPeriod: "all", postNames: new Map(), copyGroups })}
    ${tombstones(context, gone, deleted)}
    ${commentSection(context, { path, asked: { ...asked, post: [] }, view: resolved.view, list, newest: resolved.newest })}`;
  return layout(context, { title, section: undefined, body });
}
