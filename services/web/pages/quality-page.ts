import type { Tier } from "../../../schemas/config-values.ts";
import type { ModelQuality, TaskQuality } from "../../../schemas/model-quality.ts";
import type { Html } from "../../runtime/html.ts";
import { html } from "../../runtime/html.ts";
import { hrefOf, plainView } from "../view.ts";
import type { PageContext } from "./context.ts";
import { layout } from "./layout.ts";

const tiers = ["accurate", "fast"] as const satisfies readonly Tier[];
const tasks = ["sentiment", "language", "topics", "sarcasm"] as const;

/** How well the models read, by task, by language and by label, as measured on comments they had not seen. */
export function qualityPage(context: PageContext, quality: ModelQuality): Html {
  const { texts, format, lang } = context;
  const words = texts.quality;
  const score = ({ macroF1, interval }: TaskQuality) =>
    interval === null ? format.percent(macroF1) : `${format.percent(macroF1)} (${format.percents(interval)})`;
  const body = html`<h1>${words.title}</h1>
    <p>${words.lead}</p>
    <h2>${words.byTask}</h2>
    ${numbers(
      [words.task, words.rows, ...tiers.map((tier) => words.tiers[tier])],
      tasks.map((task) => [
        words.tasks[task],
        format.number(quality.accurate[task].n),
        ...tiers.map((tier) => score(quality[tier][task])),
      ]),
    )}
    <p class="hint">${words.scoreHint}</p>
    <h2>${words.byLanguage}</h2>
    ${numbers(
      [words.language, words.rows, ...tiers.map((tier) => words.tiers[tier])],
      Object.entries(quality.accurate.sentiment.perLanguage).map(([code, { n }]) => [
        isLanguage(code) ? texts.languages[code] : code,
        format.number(n),
        ...tiers.map((tier) => format.percent(quality[tier].sentiment.perLanguage[code]?.macroF1 ?? 0)),
      ]),
    )}
    <h2>${words.byLabel}</h2>
    ${numbers(
      [words.label, words.rows, words.precision, words.recall],
      Object.entries(quality.accurate.sentiment.perClass).map(([label, { n, precision, recall }]) => [
        isSentiment(label) ? texts.sentiments[label] : label,
        format.number(n),
        format.percent(precision),
        format.percent(recall),
      ]),
    )}
    <p class="hint">${words.limits}</p>
    <p><a href="${hrefOf("/topics", plainView(lang))}">${texts.definitions.title}</a></p>`;
  return layout(context, { title: words.title, section: undefined, body });

  function isLanguage(code: string): code is keyof typeof texts.languages {
    return code in texts.languages;
  }

  function isSentiment(label: string): label is keyof typeof texts.sentiments {
    return label in texts.sentiments;
  }
}

function numbers(header: readonly string[], rows: readonly (readonly string[])[]): Html {
  return html`<div class="scroll" tabindex="0">
    <table>
      <thead>
        <tr>
          ${header.map((each) => html`<th scope="col">${each}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([first = "", ...others]) =>
            html`<tr>
              <th scope="row">${first}</th>
              ${others.map((each) => html`<td>${each}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
