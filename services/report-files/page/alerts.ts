import { alertsTable } from "../../../pipelines/reports/tables/checking-tables.ts";
import type { Voice } from "../../../pipelines/reports/words/voice.ts";
import type { Report } from "../../../schemas/report.ts";
import type { Html } from "../../runtime/html.ts";
import { html } from "../../runtime/html.ts";
import { tableMarkup } from "./markup.ts";

const mostRows = 40;
/** A daily report has one page. */
const mostOfADay = 3;

/** The alerts and what became of them; of a day only those that none of its issues tells of, with what to do. */
export function alertsMarkup(report: Report, voice: Voice): Html | null {
  const { headings, sentences } = voice;
  const daily = report.kind === "daily";
  const told = new Set(daily ? report.issues.flatMap(({ alertIds }) => alertIds) : []);
  const alerts = report.alerts.filter(({ id }) => !told.has(id));
  if (alerts.length === 0) return null;
  const waits = alerts.some(({ acknowledgedAt, closedAt }) => acknowledgedAt === null && closedAt === null);
  return html`<section>
    <h2>${headings.alerts}</h2>
    ${tableMarkup(alertsTable({ ...report, alerts }, voice), { mostRows: daily ? mostOfADay : mostRows, look: "sole" })}
    ${
      daily &&
      waits &&
      html`<p class="advice"><strong>${headings.whatToDo}:</strong> ${sentences.advice.acknowledge}</p>`
    }
  </section>`;
}
