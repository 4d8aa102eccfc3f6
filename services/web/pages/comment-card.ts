import type { LanguageCode } from "../../../schemas/analysed.ts";
import type { FoundComment } from "../../../pipelines/ports/search-index.ts";
import type { PostNames } from "../queries/post-names.ts";
import type { Html } from "../../runtime/html.ts";
import { html, webLink } from "../../runtime/html.ts";
import type { View } from "../view.ts";
import { hrefOf, plainView } from "../view.ts";
import type { PageContext } from "./context.ts";
import { earlierTexts } from "./earlier-texts.ts";
import { narrowed, sentimentMark } from "./figures.ts";
import { textOf } from "./written-text.ts";

/** `lang` of a text, for screen readers and fonts, where one code tells it. */
const htmlLanguages: Readonly<Partial<Record<LanguageCode, string>>> = {
  ms: "ms",
  en: "en",
  id: "id",
  zh: "zh",
  ta: "ta",
};

/** One comment with what is known of it, and the way to the original; to its post too, unless the view is of that post alone. */
export function commentCard(
  context: PageContext,
  { comment, channel, earlier }: FoundComment,
  view: View,
  postNames: PostNames,
): Html {
  const { texts, format } = context;
  const lang = htmlLanguages[comment.language.code];
  const original = webLink(comment.url);
  const topics = comment.topics.map(
    ({ id }) =>
      html`<a href="${hrefOf("/comments", narrowed(view, { topic: [id], order: "newest" }))}"
        >${context.topicName(id)}</a
      >`,
  );
  const entities = comment.entities.map(
    (id) =>
      html`<a href="${hrefOf("/comments", narrowed(view, { entity: [id], order: "newest" }))}"
        >${context.entityName(id)}</a
      >`,
  );
  const faults = comment.faults.map(({ kind, place }) => {
    const what = texts.faults[kind];
    return place === null ? what : texts.faultAt(what, context.entityName(place));
  });
  const caption = postNames.get(comment.postId);
  const post =
    caption === undefined
      ? html`${texts.postUnknown}`
      : html`<a href="${postHref(context, comment.postId)}" dir="auto"
          >${caption === "" ? texts.noCaption : caption}</a
        >`;
  const remarks = [
    comment.official && texts.byChannel,
    comment.parentId !== null && texts.reply,
    (comment.editedAt !== null || earlier !== undefined) && texts.edited,
    comment.sentiment.unsure && texts.unsure,
    ...comment.flags.filter((flag) => flag !== "fault").map((flag) => texts.flags[flag]),
    ...faults,
  ].filter((remark) => remark !== false);
  return html`<article class="comment">
    <p class="text" dir="auto" ${lang !== undefined && html` lang="${lang}"`}>
      ${textOf(context, comment.text)}
    </p>
    ${earlierTexts(context, earlier, lang)}
    <p class="facts">
      ${sentimentMark(context, comment.sentiment.label)}
      <span class="topics">${topics}</span
      >${remarks.map((remark) => html` <span class="remark">${remark}</span>`)}
    </p>
    ${
      entities.length > 0 &&
      html`<p class="facts"><span>${texts.names}:</span> <span class="topics">${entities}</span></p>`
    }
    <p class="facts">
      <time datetime="${comment.publishedAt}">${format.time(comment.publishedAt)}</time>
      <span
        >${comment.likes === null ? texts.likesUnknown : texts.likesOf(comment.likes, format.number(comment.likes))}</span
      >
      <span>${texts.languages[comment.language.code]}</span>
      <span>${channel.name} (${texts.platforms[channel.platform]})</span>${
        original !== null &&
        html` <a href="${original}" rel="noopener noreferrer" target="_blank">${texts.original}</a>`
      }
    </p>
    ${view.post.length !== 1 && html`<p class="facts under"><span>${texts.thePost}:</span> ${post}</p>`}
  </article>`;
}

/** The page of a post, with all of its comments whatever the list it was found in is narrowed to. */
export function postHref(context: PageContext, id: string): string {
  return hrefOf(`/posts/${encodeURIComponent(id)}`, plainView(context.lang));
}
