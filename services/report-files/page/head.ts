import type { Voice } from "../../../pipelines/reports/words/voice.ts";
import { isCompared } from "../../../pipelines/reports/tables/cells.ts";
import { noonOf } from "../../../pipelines/reports/tables/whole-tables.ts";
import type { Report, ReportPeriod } from "../../../schemas/report.ts";
import type { Html } from "../../runtime/html.ts";
import { html } from "../../runtime/html.ts";
import { verbatim } from "./markup.ts";

/** Title, scope and time, and what the report is compared with, if anything: the summary says why not. */
export function headMarkup(report: Report, voice: Voice): Html {
  const { headings, language, written } = voice;
  const { kind, scopeName, period, comparison, complete, readAt, version } = report;
  return html`<header>
    <p class="brand"><strong>Suara</strong> ${headings.tagline}</p>
    <h1>${headings.titles[kind]}</h1>
    <p class="about">
      ${verbatim(scopeName[language])}
      <span>${written.days(period)}</span
      >${!complete && html` <strong class="tag">${headings.soFar}</strong>`}
    </p>
    <dl>
      ${lineMarkup(headings.period, periodWords(period, voice))}
      ${isCompared(report) && comparison !== null && lineMarkup(headings.comparedWith, periodWords(comparison, voice))}
      ${lineMarkup(headings.dataAsOf, html`${written.time(readAt)}`)}
      ${lineMarkup(headings.version, html`${written.number(version)}`)}
    </dl>
  </header>`;
}

function lineMarkup(label: string, value: Html): Html {
  return html`<div>
    <dt>${label}</dt>
    <dd>${value}</dd>
  </div>`;
}

/** The days of a period, how many of them people work on, and its holidays by name. */
function periodWords(period: ReportPeriod, { language, sentences, written }: Voice): Html {
  const { workingDays, holidays } = period;
  const working =
    period.days > 1
      ? sentences.workingDays(workingDays, written.number(workingDays))
      : workingDays > 0
        ? sentences.workingDay
        : sentences.freeDay;
  const names = [...new Set(holidays.map((holiday) => holiday[language]))];
  const named = names.map((name) => {
    const dates = holidays
      .filter((holiday) => holiday[language] === name)
      .map(({ date }) => written.shortDate(noonOf(date)));
    return html`${verbatim(name)}, ${dates.join(", ")}`;
  });
  return html`${written.days(period)}
  (${working}${named.length > 0 && html`; ${sentences.holidays}`}${named.map((each, at) => html`${at > 0 && ";"} ${each}`)})`;
}
