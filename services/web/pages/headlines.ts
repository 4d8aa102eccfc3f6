import { sentimentColours } from "../../../pipelines/charts/palette.ts";
import { sentimentOrder } from "../../../pipelines/charts/sentiment-series.ts";
import type { Estimate } from "../../../pipelines/stats/interval.ts";
import { netSentiment, netSentimentOfOpinions } from "../../../pipelines/stats/net-sentiment.ts";
import { fewestVoices } from "../../../pipelines/stats/small-cells.ts";
import type { Overview } from "../queries/overview.ts";
import type { Child, Html } from "../../runtime/html.ts";
import { html } from "../../runtime/html.ts";
import type { View } from "../view.ts";
import { hrefOf } from "../view.ts";
import type { PageContext } from "./context.ts";
import {
  countLink,
  estimateWords,
  fewNote,
  narrowed,
  sentimentMark,
  sharesNotes,
  shareWords,
} from "./figures.ts";

/** How many comments, authors, posts and likes. */
export function headlines(context: PageContext, overview: Overview, view: View): Html {
  const { texts, format } = context;
  const { value, relativeError } = overview.authors;
  const authors = relativeError === 0 ? format.number(value) : texts.about(format.number(value));
  const authorsNote =
    relativeError === 0
      ? texts.authorsNote
      : `${texts.authorsNote} ${texts.authorsError(format.precisePercent(relativeError))}`;
  const linked = (count: number, shown: string, href: string) =>
    count === 0 ? html`${shown}` : html`<a href="${href}">${shown}</a>`;
  const figure = (name: string, number: Html, note: string) =>
    html`<div class="figure">
      <dt>${name}</dt>
      <dd><span class="big">${number}</span><small>${note}</small></dd>
    </div>`;
  return html`<section aria-labelledby="headlines">
    <h2 id="headlines" class="quiet">${texts.headlines}</h2>
    <dl class="figures">
      ${figure(texts.comments, countLink(context, overview.comments, narrowed(view, {})), texts.commentsNote)}
      ${figure(texts.authors, linked(value, authors, hrefOf("/comments", narrowed(view, {}))), authorsNote)}
      ${figure(texts.postsCommented, countLink(context, overview.posts, narrowed(view, {}), "/posts"), texts.postsNote)}
      ${figure(texts.likes, countLink(context, overview.likes, narrowed(view, { order: "likes" })), texts.likesNote)}
    </dl>
  </section>`;
}

/** Shares and net sentiment with their intervals, and what those cover. Nothing of comments that too few people wrote. */
export function sentimentSection(
  context: PageContext,
  { comments, sentiment, estimates, errors }: Overview,
  view: View,
): Html {
  const { texts, format } = context;
  const heading = html`<h2 id="sentiment">${texts.shares}</h2>`;
  const instead = (words: string) =>
    html`<section aria-labelledby="sentiment">
      ${heading}
      <p>${words}</p>
    </section>`;
  if (view.sentiment.length > 0) return instead(texts.sharesHidden);
  if (estimates === null) return instead(texts.tooFewVoicesNote(format.number(fewestVoices)));
  const shares = sentimentOrder.map((label) => {
    const words = shareWords(context, estimates, label);
    return html`<div class="figure">
      <dt>${sentimentMark(context, label)}</dt>
      <dd>
        <span class="big">${words.corrected}</span>
        <small>${texts.interval(words.interval)}</small>
        <span
          >${texts.saidShare(words.said)}:
          ${countLink(context, sentiment[label], narrowed(view, { sentiment: [label] }))}
          ${texts.shareOf(format.number(comments))}</span
        >
      </dd>
    </div>`;
  });
  const net = (name: string, formula: string, estimate: Estimate | null, said: Estimate | null): Child =>
    html`<div class="figure">
      <dt>${texts.netSentiment} <span>${name}</span></dt>
      <dd>
        <span class="big">${estimate === null ? texts.netNone : format.net(estimate.value)}</span>
        <small>${formula}</small><small>${estimate !== null && estimateWords(context, estimate)}</small>
        <small>${said !== null && texts.saidShare(format.net(said.value))}</small>
      </dd>
    </div>`;
  return html`<section aria-labelledby="sentiment">
    ${heading}${fewNote(context, comments)}
    ${shareBar(sentimentOrder.map((label) => ({ label, share: estimates.corrected[label].value })))}
    <dl class="figures sentiments">${shares}</dl>
    <dl class="figures nets">
      ${net(texts.netOfAll, texts.netOfAllFormula, estimates.net, netSentiment(sentiment))}
      ${net(texts.netOfOpinions, texts.netOfOpinionsFormula, estimates.netOfOpinions, netSentimentOfOpinions(sentiment))}
    </dl>
    <p class="hint">${sharesNotes(context, errors).join(" ")}</p>
  </section>`;
}

type Shares = readonly { readonly label: (typeof sentimentOrder)[number]; readonly share: number }[];

/** One bar of three parts. Its numbers stand beside it in words, so it is only decoration for a screen reader. */
function shareBar(shares: Shares): Html {
  let x = 0;
  const parts = shares.map(({ label, share }) => {
    const rect = html`<rect
      x="${(x * 1000).toFixed(1)}"
      y="0"
      width="${(share * 1000).toFixed(1)}"
      height="14"
      fill="${sentimentColours[label]}"
    />`;
    x += share;
    return rect;
  });
  return html`<svg class="share-bar" viewBox="0 0 1000 14" preserveAspectRatio="none" aria-hidden="true">
    ${parts}
  </svg>`;
}
