import { sentimentOrder } from "../../../pipelines/charts/sentiment-series.ts";
import type { Overview } from "../queries/overview.ts";
import type { ResolvedPeriod } from "../queries/period.ts";
import type { PostNames } from "../queries/post-names.ts";
import type { Html } from "../../runtime/html.ts";
import { html } from "../../runtime/html.ts";
import type { View } from "../view.ts";
import { hrefOf } from "../view.ts";
import { commentCard } from "./comment-card.ts";
import type { PageContext } from "./context.ts";
import { countedHead, countLink, narrowed, rowNote, sentimentCells } from "./figures.ts";
import { filterBar } from "./filters.ts";
import { headlines, sentimentSection } from "./headlines.ts";
import { layout } from "./layout.ts";
import { nothingShown } from "./nothing-shown.ts";
import { timeLineFigure, topicsFigure } from "./overview-charts.ts";
import { rangeWords } from "./range-words.ts";

export interface OverviewPage {
  /** As the address says it. */
  readonly asked: View;
  readonly resolved: ResolvedPeriod;
  readonly overview: Overview;
  readonly filteredPosts: PostNames;
  /** Groups of copies that are known. */
  readonly copyGroups: number;
}

export const usualPeriod = "30d";

/** How many comments, what they say and feel, where, and the newest and most-liked of them. */
export function overviewPage(context: PageContext, page: OverviewPage): Html {
  const { texts } = context;
  const { asked, resolved, overview, filteredPosts, copyGroups } = page;
  const { view } = resolved;
  const body = html`<div class="title">
      <h1>${texts.overview}</h1>
      <p class="range">${rangeWords(context, view)}</p>
    </div>
    ${freshness(context, resolved)}
    ${filterBar(context, { path: "/", view: asked, usualPeriod, postNames: filteredPosts, copyGroups })}
    ${overview.comments === 0 ? nothing(context, resolved) : figures(context, overview, view)}`;
  return layout(context, { title: texts.overview, section: "overview", body });
}

function freshness({ texts, format }: PageContext, { newest, stale }: ResolvedPeriod): Html | false {
  return (
    newest !== undefined &&
    html`<p class="hint">
      ${texts.newestHeld(format.time(newest))}${stale && html` ${texts.newestIsOld(format.date(newest))}`}
    </p>`
  );
}

/** Nothing matches, or nothing is there at all: two different things to do about it. */
export function nothing({ texts }: PageContext, { newest }: Pick<ResolvedPeriod, "newest">): Html {
  const empty = newest === undefined;
  return empty
    ? nothingShown(texts.emptyIndex, texts.emptyIndexHint)
    : nothingShown(texts.nothing, texts.nothingHint);
}

function figures(context: PageContext, overview: Overview, view: View): Html {
  const { texts } = context;
  const cards = (comments: Overview["newest"]) =>
    comments.map((comment) => commentCard(context, comment, view, overview.postNames));
  return html`${headlines(context, overview, view)} ${sentimentSection(context, overview, view)}
    ${timeLineFigure(context, overview, view)} ${topicsFigure(context, overview, view)}
    ${channelTable(context, overview, view)}
    <p>
      <a href="${hrefOf("/shares.csv", narrowed(view, { sentiment: [], copies: "all" }))}" download
        >${texts.sharesAsCsv}</a
      >
    </p>
    <div class="columns">
      <section aria-labelledby="newest">
        <h2 id="newest">${texts.newest}</h2>
        ${cards(overview.newest)}
        <p>
          <a href="${hrefOf("/comments", narrowed(view, { order: "newest" }))}"
            >${texts.seeAll}<span class="unseen">: ${texts.newest}</span></a
          >
        </p>
      </section>
      ${
        overview.mostLiked.length > 0 &&
        html`<section aria-labelledby="liked">
          <h2 id="liked">${texts.mostLiked}</h2>
          ${cards(overview.mostLiked)}
          <p>
            <a href="${hrefOf("/comments", narrowed(view, { order: "likes" }))}"
              >${texts.seeAll}<span class="unseen">: ${texts.mostLiked}</span></a
            >
          </p>
        </section>`
      }
    </div>`;
}

function channelTable(context: PageContext, { channels, comments }: Overview, view: View): Html {
  const { texts, format } = context;
  const known = new Map(context.channels.map((channel) => [channel.id, channel]));
  const rows = channels.map((row) => {
    const within = narrowed(view, { channel: [row.id] });
    const channel = known.get(row.id);
    const place = channel && `${texts.platforms[channel.platform]}, ${texts.levels[channel.level]}`;
    return html`<tr>
      <th scope="row">
        <a href="${hrefOf("/", within)}">${context.channelName(row.id)}</a
        >${rowNote(context, row)}${place !== undefined && html`<small>${place}</small>`}
      </th>
      <td class="number">${countLink(context, row.comments, within)}</td>
      <td class="number">${format.percent(row.comments / comments)}</td>
      ${sentimentCells(context, row, within, sentimentOrder)}
    </tr>`;
  });
  return html`<section aria-labelledby="channels">
    <h2 id="channels">${texts.channels}</h2>
    <div class="scroll" tabindex="0" role="region" aria-labelledby="channels">
      <table>
        ${countedHead(context, view, sentimentOrder, { what: texts.channel, measures: [texts.shareOfComments] })}
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
  </section>`;
}
