import type { Voice } from "../../../pipelines/reports/words/voice.ts";
import { noonOf } from "../../../pipelines/reports/tables/whole-tables.ts";
import type { Report, ReportPeriod } from "../../../schemas/report.ts";
import type { Html } from "../../runtime/html.ts";
import { html } from "../../runtime/html.ts";
import { verbatim } from "./markup.ts";

/** Title, scope and time, and what the report is compared with. */
export function headMarkup(report: Report, voice: Voice): Html {
  const { headings, language, written } = voice;
  const { kind, scopeName, period, readAt, version } = report;
  return html`<header>
    <p class="brand"><strong>Suara</strong> ${headings.tagline}</p>
    <h1>${headings.titles[kind]}</h1>
    <p class="about">${verbatim(scopeName[language])} <span>${written.days(period)}</span></p>
    <dl>
      <div>
        <dt>${headings.period}</dt>
        <dd>${periodWords(period, voice)}</dd>
      </div>
      <div>
        <dt>${headings.comparedWith}</dt>
        <dd>${comparedWith(report, voice)}</dd>
      </div>
      <div>
        <dt>${headings.version}</dt>
        <dd>${written.number(version)}</dd>
      </div>
      <div>
        <dt>${headings.dataAsOf}</dt>
        <dd>${written.time(readAt)}</dd>
      </div>
    </dl>
  </header>`;
}

function comparedWith({ comparison, complete, readAt }: Report, voice: Voice): Html {
  const { sentences, written } = voice;
  if (!complete) return html`${sentences.incomplete(written.time(readAt))}`;
  if (comparison === null) return html`${sentences.noComparison}`;
  return html`${written.days(comparison)} (${periodWords(comparison, voice)})`;
}

function periodWords({ workingDays, holidays }: ReportPeriod, { language, sentences, written }: Voice): Html {
  const working = sentences.workingDays(workingDays, written.number(workingDays));
  if (holidays.length === 0) return html`${working}`;
  const named = holidays.map(
    ({ date, ...name }) => html`${verbatim(name[language])} (${written.shortDate(noonOf(date))})`,
  );
  return html`${working}; ${sentences.holidays}
  ${named.flatMap((each, at) => (at === 0 ? [each] : [", ", each]))}`;
}
