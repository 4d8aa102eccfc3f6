import type { Taxonomy, TaxonomyVersion, Topic, TopicDefinition } from "../../../schemas/taxonomy.ts";
import { otherTopic } from "../../../schemas/taxonomy.ts";
import type { Html } from "../../runtime/html.ts";
import { html } from "../../runtime/html.ts";
import { hrefOf, plainView } from "../view.ts";
import type { PageContext } from "./context.ts";
import { layout } from "./layout.ts";

const languages = ["ms", "en"] as const;

/** The name of a topic, leading to what it means; the bare name of one that has no page, such as a retired one. */
export function topicLink(context: PageContext, id: string): Html {
  const name = context.topicName(id);
  if (id === otherTopic || !context.topics.some((topic) => topic.id === id)) return html`${name}`;
  return html`<a href="${hrefOf(`/topics/${encodeURIComponent(id)}`, plainView(context.lang))}">${name}</a>`;
}

/** Every topic with what is in it, and what changed from version to version of the list. */
export function topicsPage(
  context: PageContext,
  { topics, version }: Taxonomy,
  versions: readonly TaxonomyVersion[],
): Html {
  const { texts, format, lang } = context;
  const words = texts.definitions;
  const body = html`<h1>${words.title}</h1>
    <p>${words.lead}</p>
    <dl>
      ${topics.map(
        ({ id, definition }) =>
          html`<dt>${topicLink(context, id)}</dt>
            <dd>${definition?.in[lang] ?? words.none}</dd>`,
      )}
    </dl>
    <p class="hint">${words.version(version)}.</p>
    <h2>${words.history}</h2>
    <dl>
      ${versions.map(
        (each) =>
          html`<dt>${each.version}, ${format.date(`${each.date}T00:00:00+08:00`)}</dt>
            <dd>${each.changes[lang]}</dd>`,
      )}
    </dl>`;
  return layout(context, { title: words.title, section: undefined, body });
}

/** What one topic means: what is in, what is out, examples, and the words that name it. */
export function topicPage(context: PageContext, topic: Topic, version: string): Html {
  const { texts, lang } = context;
  const words = texts.definitions;
  const comments = { ...plainView(lang), topic: [topic.id] };
  const body = html`<p class="crumb"><a href="${hrefOf("/topics", plainView(lang))}">${words.title}</a></p>
    <h1>${topic.name[lang]}</h1>
    ${topic.definition === undefined ? html`<p>${words.none}</p>` : definitionOf(context, topic.definition)}
    <p><a class="button" href="${hrefOf("/comments", comments)}">${words.comments}</a></p>
    <h2>${words.words}</h2>
    <dl>
      ${byLanguage(texts, topic.words)}
      ${
        topic.added !== undefined &&
        html`<dt>${words.added}</dt>
          <dd>${topic.added.join(", ")}</dd>`
      }
    </dl>
    ${
      topic.hints !== undefined &&
      html`<h3>${words.hints}</h3>
        <dl>${byLanguage(texts, topic.hints)}</dl>`
    }
    <p class="hint">${words.version(version)}.</p>`;
  return layout(context, { title: topic.name[lang], section: undefined, body });
}

function byLanguage(texts: PageContext["texts"], words: Topic["words"]) {
  return languages.map(
    (language) =>
      words[language].length > 0 &&
      html`<dt>${texts.languages[language]}</dt>
        <dd lang="${language}">${words[language].join(", ")}</dd>`,
  );
}

function definitionOf(context: PageContext, { in: within, out, examples, near }: TopicDefinition): Html {
  const { texts, lang } = context;
  const words = texts.definitions;
  return html`<dl>
      <dt>${words.in}</dt>
      <dd>${within[lang]}</dd>
      <dt>${words.out}</dt>
      <dd>${out[lang]}</dd>
    </dl>
    <h2>${words.examples}</h2>
    <ul>
      ${languages.map((language) => examples[language].map((text) => html`<li lang="${language}">${text}</li>`))}
    </ul>
    <h2>${words.near}</h2>
    <ul>
      ${near.map((id) => html`<li>${topicLink(context, id)}</li>`)}
    </ul>`;
}
