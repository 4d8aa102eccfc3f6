import { modelsTable } from "../../../pipelines/reports/tables/checking-tables.ts";
import { joinSentences } from "../../../pipelines/reports/words/summary.ts";
import type { Voice } from "../../../pipelines/reports/words/voice.ts";
import type { Report } from "../../../schemas/report.ts";
import type { Html } from "../../runtime/html.ts";
import { html } from "../../runtime/html.ts";
import { named, tableMarkup } from "./markup.ts";

const mostRows = 40;

/** How the numbers were made, in short; of a month as an annex with everything explained. By which models and how far people checked them. */
export function methodMarkup(report: Report, voice: Voice): Html {
  const { kind, method, labels } = report;
  const { headings, method: words, written } = voice;
  const numbers = {
    level: written.chosenPercent(method.level),
    falseDiscoveryRate: written.chosenPercent(method.falseDiscoveryRate),
    fewest: written.number(method.fewestVoices),
    draws: written.number(method.draws),
  };
  const measuredOn = words.measuredOn(written.number(labels.measuredOn));
  if (kind !== "monthly")
    return html`<section>
      <h2>${headings.method}</h2>
      <p>${words.short(numbers)} ${measuredOn} ${words.rounding}</p>
      ${modelsMarkup(report, voice)}
    </section>`;
  return html`<section class="annex">
    <h2>${headings.methodAnnex}</h2>
    <dl>
      ${words.annex(numbers).map(
        ([term, explained]) =>
          html`<div>
            <dt>${term}</dt>
            <dd>${explained}</dd>
          </div>`,
      )}
    </dl>
    <p>${measuredOn} ${words.rounding}</p>
    ${modelsMarkup(report, voice)}
  </section>`;
}

function modelsMarkup(report: Report, voice: Voice): Html {
  return html`<p>
      ${labelSentences(report, voice).join(" ")} ${joinSentences(report.joins, voice).map(named)}
    </p>
    ${tableMarkup(modelsTable(report, voice), { mostRows })}`;
}

function labelSentences({ labels }: Report, { sentences, written }: Voice): readonly string[] {
  const { checked, alpha } = labels;
  const agreed = alpha === null ? [] : [sentences.alpha(written.index(alpha))];
  if (checked === 0) return [sentences.noLabels, ...agreed];
  return [
    sentences.labels(checked, written.number(checked)),
    ...(alpha === null ? [sentences.alphaUnknown] : agreed),
  ];
}
