import { countedBy } from "../../../pipelines/alerts/counted-by.ts";
import { messageWords } from "../../../pipelines/alerts/message/words.ts";
import type { Alert, AlertComment, AlertPost } from "../../../schemas/alert.ts";
import type { AlertDelivery, AlertRecord } from "../../../schemas/alert-record.ts";
import type { HandlingStep } from "../../../schemas/alert-handling.ts";
import { stateNames } from "../../../schemas/states.ts";
import type { Child, Html } from "../../runtime/html.ts";
import { html, webLink } from "../../runtime/html.ts";
import { handlingWords } from "../handling-words.ts";
import { hrefOf, plainView } from "../view.ts";
import { postHref } from "./comment-card.ts";
import type { PageContext } from "./context.ts";
import { textOf } from "./written-text.ts";

/** One alert: what it says, the evidence it rests on, what people did about it, and who was told. */
export function alertArticle(context: PageContext, { alert, steps, deliveries }: AlertRecord): Html {
  const { texts, format, lang } = context;
  const own = texts.alerts;
  const words = messageWords[lang];
  return html`<article class="issue">
    <h2>${alert.title[lang]}</h2>
    <p class="facts">
      <span
        >${own.severity}:
        <strong data-severity="${alert.severity}">${words.severity[alert.severity]}</strong></span
      >
      <span>${words.kind[alert.kind]}</span>
      <span>${own.raised(format.time(alert.raisedAt))}</span>
    </p>
    <p class="said">${alert.text[lang]}</p>
    <dl class="known">${knownOf(context, alert)}</dl>
    <p>
      <a href="${commentsHref(context, alert)}"
        >${own.comments}<span class="unseen">: ${alert.title[lang]}</span></a
      >
    </p>
    ${alert.comments.length > 0 && html`<h3>${own.shown}</h3>`}
    ${alert.comments.map((comment) => evidence(context, comment, textOf(context, comment.text), texts.original))}
    ${alert.posts.length > 0 && html`<h3>${own.posts}</h3>`}
    ${alert.posts.map((post) => evidence(context, post, captionOf(context, post), texts.originalPost))}
    <h3>${own.handling}</h3>
    ${list(
      steps.map((step) => stepWords(context, step)),
      own.notHandled,
    )}
    <h3>${own.delivery}</h3>
    ${list(
      deliveries.map((delivery) => deliveryWords(context, delivery)),
      own.notDelivered,
    )}
  </article>`;
}

function knownOf({ texts, format, ...context }: PageContext, alert: Alert): readonly Html[] {
  const own = texts.alerts;
  const { states, languages, channels } = countedBy(alert);
  const where = [
    ...channels.map((id) => context.channelName(id)),
    ...states.map((state) => stateNames[state]),
    ...(channels.length === 0 && states.length === 0 ? [own.nation] : []),
    ...languages.map((language) => texts.languages[language]),
  ];
  const facts: readonly (readonly [string, string | null])[] = [
    [own.since, format.time(alert.since)],
    [own.where, where.join(", ")],
    [own.terms, alert.terms.length === 0 ? null : alert.terms.join(", ")],
    [own.copies, alert.shareOfCopies === null ? null : own.ofComments(format.percent(alert.shareOfCopies))],
    [own.delay, alert.delaySeconds === null ? null : format.duration(alert.delaySeconds)],
  ];
  return facts.flatMap(([label, value]) =>
    value === null
      ? []
      : html`<div>
          <dt>${label}</dt>
          <dd>${value}</dd>
        </div>`,
  );
}

/** The comments that the alert counted. */
function commentsHref({ lang }: PageContext, alert: Alert): string {
  const { topics, states, languages, channels, words } = countedBy(alert);
  return hrefOf("/comments", {
    ...plainView(lang),
    ...alert.window,
    topic: topics,
    state: states,
    language: languages,
    channel: channels,
    words,
  });
}

function evidence(
  context: PageContext,
  { publishedAt, channelId, url }: AlertComment | AlertPost,
  text: Html,
  originalWords: string,
): Html {
  const original = webLink(url);
  return html`<div class="comment">
    <p class="text" dir="auto">${text}</p>
    <p class="facts">
      <time datetime="${publishedAt}">${context.format.time(publishedAt)}</time>
      <span>${context.channelName(channelId)}</span>${
        original !== null &&
        html` <a href="${original}" rel="noopener noreferrer" target="_blank">${originalWords}</a>`
      }
    </p>
  </div>`;
}

function captionOf(context: PageContext, { id, caption }: AlertPost): Html {
  return html`<a href="${postHref(context, id)}"
    >${caption === "" ? context.texts.noCaption : textOf(context, caption)}</a
  >`;
}

function list(items: readonly Child[], nothing: string): Html {
  if (items.length === 0) return html`<p class="hint">${nothing}</p>`;
  return html`<ul>
    ${items.map((item) => html`<li>${item}</li>`)}
  </ul>`;
}

function stepWords({ texts, format }: PageContext, step: HandlingStep): Html {
  return html`${handlingWords(step, texts.alerts, format)}${
    step.note !== null && html`: <q dir="auto">${step.note}</q>`
  }`;
}

function deliveryWords({ texts, format }: PageContext, delivery: AlertDelivery): Html {
  const { destination, progress, at, reason } = delivery;
  return html`${destination}:
  ${texts.alerts.progress[progress](format.time(at))}${
    reason !== null && html` (<span lang="en">${reason}</span>)`
  }`;
}
