import {
  alertsTable,
  correctionsTable,
  coverageTable,
  gapsTable,
  modelsTable,
} from "../../../pipelines/reports/tables/checking-tables.ts";
import type { ReportTable } from "../../../pipelines/reports/tables/report-table.ts";
import { joinSentences } from "../../../pipelines/reports/words/summary.ts";
import type { Voice } from "../../../pipelines/reports/words/voice.ts";
import type { Report } from "../../../schemas/report.ts";
import type { Html } from "../../runtime/html.ts";
import { html } from "../../runtime/html.ts";
import { named, tableMarkup } from "./markup.ts";

const mostRows = 40;

/** Alerts, copies, coverage, models and method: what tells a reader how far to trust the figures before. */
export function checkingMarkup(report: Report, voice: Voice): readonly Html[] {
  const { headings } = voice;
  const table = (of: ReportTable) => tableMarkup(of, { mostRows, restElsewhere: headings.restInCsv });
  return [
    ...(report.alerts.length > 0 ? [section(headings.alerts, table(alertsTable(report, voice)))] : []),
    section(headings.copies, html`<p>${copiesSentences(report, voice).join(" ")}</p>`),
    section(
      headings.coverage,
      html`<p>${coverageSentences(report, voice).join(" ")}</p>
        ${wasLookedAt(report) && table(coverageTable(report, voice))} ${table(gapsTable(report, voice))}`,
    ),
    section(
      headings.models,
      html`<p>${modelSentences(report, voice).join(" ")} ${joinSentences(report.joins, voice).map(named)}</p>
        ${table(modelsTable(report, voice))}`,
    ),
    ...(report.corrections.length > 0
      ? [section(headings.corrections, table(correctionsTable(report, voice)))]
      : []),
    methodMarkup(report, voice),
  ];
}

function section(heading: string, content: Html | null): Html {
  return html`<section>
    <h2>${heading}</h2>
    ${content}
  </section>`;
}

function copiesSentences({ copies }: Report, { sentences, written }: Voice): readonly string[] {
  if (copies.groups === 0) return [sentences.noCopies];
  const found = sentences.copies(
    copies.groups,
    written.number(copies.groups),
    written.number(copies.comments),
  );
  if (copies.withoutCopies === null) return [found];
  const { value, interval } = copies.withoutCopies.corrected.negative;
  return [found, sentences.withoutCopies(written.percent(value), written.between(interval, written.percent))];
}

/** Whether anybody looked at what the platforms counted: where nobody did, no gap that is known means nothing. */
function wasLookedAt({ coverage }: Report): boolean {
  return coverage.channels.some(({ hoursRead, hoursMissing }) => hoursRead + hoursMissing > 0);
}

function coverageSentences(report: Report, { sentences, written }: Voice): readonly string[] {
  const { coverage, volume, emerging, emergingSample: sample } = report;
  const { late, gaps } = coverage;
  const known = gaps.length === 0 ? [sentences.noGaps] : [];
  return [
    sentences.official(volume.official, written.number(volume.official)),
    late === null ? sentences.lateUnknown : sentences.late(late, written.number(late)),
    ...(wasLookedAt(report) ? known : [sentences.coverageUnknown]),
    ...(emerging === "tooShort" || emerging === "tooMany" ? [sentences.emerging[emerging]] : []),
    ...(sample === undefined
      ? []
      : [sentences.emergingSample(written.number(sample.oneIn), written.number(sample.comments))]),
  ];
}

function modelSentences({ labels }: Report, { sentences, written }: Voice): readonly string[] {
  return [
    sentences.labels(labels.checked, written.number(labels.checked)),
    labels.alpha === null ? sentences.alphaUnknown : sentences.alpha(written.index(labels.alpha)),
  ];
}

/** In short; of a month as an annex with everything explained. */
function methodMarkup({ kind, method, labels }: Report, { headings, method: words, written }: Voice): Html {
  const numbers = {
    level: written.chosenPercent(method.level),
    falseDiscoveryRate: written.chosenPercent(method.falseDiscoveryRate),
    fewest: written.number(method.fewestVoices),
    draws: written.number(method.draws),
  };
  const measuredOn = words.measuredOn(written.number(labels.measuredOn));
  if (kind !== "monthly")
    return section(headings.method, html`<p>${words.short(numbers)} ${measuredOn} ${words.rounding}</p>`);
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
  </section>`;
}
