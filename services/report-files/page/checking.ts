import {
  correctionsTable,
  coverageTable,
  gapsTable,
} from "../../../pipelines/reports/tables/checking-tables.ts";
import type { ReportTable } from "../../../pipelines/reports/tables/report-table.ts";
import { beforeOf, sampleSentences, wasLookedAt } from "../../../pipelines/reports/words/summary.ts";
import type { Voice } from "../../../pipelines/reports/words/voice.ts";
import { isTold } from "../../../pipelines/stats/told-interval.ts";
import type { Report } from "../../../schemas/report.ts";
import type { Html } from "../../runtime/html.ts";
import { html } from "../../runtime/html.ts";
import { alertsMarkup } from "./alerts.ts";
import { isCut, tableMarkup } from "./markup.ts";
import { methodMarkup } from "./method.ts";

const mostRows = 40;

/** Alerts, copies, coverage and method: what tells a reader how far to trust the figures before. */
export function checkingMarkup(report: Report, voice: Voice): readonly (Html | null)[] {
  const { headings, notes } = voice;
  const table = (of: ReportTable) => tableMarkup(of, { mostRows });
  const [coverage, gaps] = [coverageTable(report, voice), gapsTable(report, voice)];
  const looked = wasLookedAt(report);
  return [
    alertsMarkup(report, voice),
    report.copies.groups > 0
      ? section(headings.copies, html`<p>${copiesSentences(report, voice).join(" ")}</p>`)
      : null,
    section(
      headings.coverage,
      html`<p>${coverageSentences(report, voice).join(" ")}</p>
        ${looked && table(coverage)} ${table(gaps)}
        ${((looked && isCut(coverage, mostRows)) || isCut(gaps, mostRows)) && html`<p class="note">${notes.restInCsv}</p>`}`,
    ),
    report.corrections.length > 0
      ? section(
          headings.corrections,
          tableMarkup(correctionsTable(report, voice), { mostRows, look: "sole" }),
        )
      : null,
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
  const found = sentences.copies(
    copies.groups,
    written.number(copies.groups),
    written.number(copies.comments),
  );
  if (copies.withoutCopies === null) return [found];
  const { value, interval } = copies.withoutCopies.corrected.negative;
  if (!isTold(interval, 1)) return [found];
  return [found, sentences.withoutCopies(written.percent(value), written.between(interval, written.percent))];
}

function coverageSentences(report: Report, voice: Voice): readonly string[] {
  const { sentences, written } = voice;
  const { coverage, copies, volume, emerging } = report;
  const { gaps } = coverage;
  const known = gaps.length === 0 ? [sentences.noGaps] : [];
  return [
    ...(volume.official > 0 ? [sentences.official(volume.official, written.number(volume.official))] : []),
    ...lateSentences(report, voice),
    ...(wasLookedAt(report) ? known : [sentences.coverageUnknown]),
    ...(copies.groups === 0 ? [sentences.noCopies] : []),
    ...(emerging === "tooShort" || emerging === "tooMany" ? [sentences.emerging[emerging]] : []),
    ...sampleSentences(report, voice),
  ];
}

/** Of a period that is not over, and of one of which nothing is held, nothing can have come late. */
function lateSentences(report: Report, voice: Voice): readonly string[] {
  const { complete, volume, coverage } = report;
  const { sentences, written } = voice;
  if (!complete || volume.comments === 0) return [];
  if (coverage.late === null) return [sentences.lateUnknown];
  const { comments, past, before } = coverage.late;
  return [
    ...(comments > 0 || past === 0 ? [sentences.late(comments, written.number(comments))] : []),
    ...(past > 0 ? [sentences.latePast(past, written.number(past))] : []),
    ...(before !== null && before > 0
      ? [sentences.lateBefore(before, written.number(before), beforeOf(report, voice))]
      : []),
  ];
}
