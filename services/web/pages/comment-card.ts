import type { LanguageCode } from "../../../schemas/analysed.ts";
import type { CommentDocument } from "../../../schemas/document.ts";
import type { PostNames } from "../queries/post-names.ts";
import type { Html } from "../html.ts";
import { html, webLink } from "../html.ts";
import type { View } from "../view.ts";
import { hrefOf, plainView } from "../view.ts";
import type { PageContext } from "./context.ts";
import { narrowed, sentimentMark } from "./figures.ts";

/** A comment of a megabyte must not make a page of fifty. */
const mostCharacters = 2_000;

/** `lang` of a text, for screen readers and fonts, where one code tells it. */
const htmlLanguages: Readonly<Partial<Record<LanguageCode, string>>> = {
  ms: "ms",
  en: "en",
  id: "id",
  zh: "zh",
  ta: "ta",
};

/** One comment with what is known of it, and the way to the original. */
export function commentCard(
  context: PageContext,
  { comment, channel }: CommentDocument,
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
    comment.editedAt !== null && texts.edited,
    comment.sentiment.unsure && texts.unsure,
  ].filter((remark) => remark !== false);
  return html`<article class="comment">
    <p class="text" dir="auto" ${lang !== undefined && html` lang="${lang}"`}>
      ${textOf(context, comment.text)}
    </p>
    <p class="facts">
      ${sentimentMark(context, comment.sentiment.label)}
      <span class="topics">${topics}</span
      >${remarks.map((remark) => html` <span class="remark">${remark}</span>`)}
    </p>
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
    <p class="facts under"><span>${texts.thePost}:</span> ${post}</p>
  </article>`;
}

/** The page of a post, with all of its comments whatever the list it was found in is narrowed to. */
export function postHref(context: PageContext, id: string): string {
  return hrefOf(`/posts/${encodeURIComponent(id)}`, plainView(context.lang));
}

function textOf({ texts, format }: PageContext, text: string): Html {
  if (text.trim() === "") return html`<em>${texts.noText}</em>`;
  if (text.length <= mostCharacters) return lines(text);
  return html`${lines(text.slice(0, mostCharacters))}… <em>${texts.cut(format.number(text.length))}</em>`;
}

/** A text with its line ends, but with no more than one empty line at a time. */
function lines(text: string): Html {
  const [first = "", ...rest] = text
    .trim()
    .replaceAll(/(?:\r?\n\s*){3,}/gu, "\n\n")
    .split("\n");
  return html`${first}${rest.map((line) => html`<br />${line}`)}`;
}
