import { mostEvidence } from "../../../pipelines/reports/choose-evidence.ts";
import { headlineOf } from "../../../pipelines/reports/words/headline.ts";
import { sampleSentences, summaryOf } from "../../../pipelines/reports/words/summary.ts";
import type { Voice } from "../../../pipelines/reports/words/voice.ts";
import { localeOf } from "../../../pipelines/reports/words/written.ts";
import type { Report } from "../../../schemas/report.ts";
import type { Html } from "../../runtime/html.ts";
import { html, trusted } from "../../runtime/html.ts";
import { alertsMarkup } from "./alerts.ts";
import { checkingMarkup } from "./checking.ts";
import { figuresMarkup } from "./figures.ts";
import { footMarkup } from "./foot.ts";
import { headMarkup } from "./head.ts";
import type { EvidenceTexts } from "./issues.ts";
import { issueMarkup } from "./issues.ts";
import { keyFiguresMarkup } from "./key-figures.ts";
import { named } from "./markup.ts";

export interface PageOptions {
  readonly texts: EvidenceTexts;
  /** The style sheet, which goes into the page. */
  readonly style: string;
}

/** A report as one page that stands alone: it asks nobody for anything, on a screen or on paper. */
export function reportPage(report: Report, voice: Voice, { texts, style }: PageOptions): string {
  const { headings, language, written } = voice;
  const headline = headlineOf(report, voice);
  const title = `${headings.titles[report.kind]}: ${report.scopeName[language]}, ${written.days(report.period)}`;
  const page = html`<!doctype html>
    <html lang="${localeOf[language]}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>${title}</title>
        ${trusted(`<style>${style}${runningFoot(title, headings.page)}</style>`)}
      </head>
      <body class="${report.kind}">
        ${headMarkup(report, voice)}
        <main>
          <section class="summary">
            <h2>${headings.summary}</h2>
            ${headline !== null && html`<p class="headline">${named(headline)}</p>`}
            ${summaryOf(report, voice).map((sentence) => html`<p>${named(sentence)}</p>`)}
          </section>
          ${report.volume.comments > 0 && keyFiguresMarkup(report, voice)}
          ${issuesMarkup(report, voice, texts)} ${report.kind === "daily" && alertsMarkup(report, voice)}
          ${report.kind !== "daily" && [figuresMarkup(report, voice), checkingMarkup(report, voice)]}
        </main>
        ${footMarkup(report, voice)}
      </body>
    </html>`;
  return `${String(page)}\n`;
}

/** A daily report has one page for at most three issues, a weekly one two minutes; a monthly one has room. */
function issuesMarkup(report: Report, voice: Voice, texts: EvidenceTexts): Html | null {
  const { headings } = voice;
  const daily = report.kind === "daily";
  if (report.issues.length === 0) return null;
  const options = daily
    ? { texts, mostComments: report.issues.length > 2 ? 1 : 2, longestText: 140 }
    : { texts, mostComments: report.kind === "weekly" ? 3 : mostEvidence, longestText: 400 };
  const shown = daily ? report.issues.slice(0, 3) : report.issues;
  return html`<section class="issues">
    <h2>${headings.issues}</h2>
    ${shown.map((issue) => issueMarkup(issue, report, voice, options))}
    ${
      // Longer ones say it under coverage, which a day's one page has no room for.
      daily &&
      shown.some(({ kind }) => kind === "emerging") &&
      sampleSentences(report, voice).map((sentence) => html`<p class="note">${sentence}</p>`)
    }
  </section>`;
}

/** What stands at the foot of every printed page. A name may hold anything, and a style sheet must not. */
function runningFoot(title: string, page: string): string {
  const safe = title.replace(/[^\p{L}\p{N}\p{M} .,:()/\u2013-]/gu, " ");
  return `@page{@bottom-left{content:"Suara \u00b7 ${safe}"}@bottom-right{content:"${page} " counter(page) " / " counter(pages)}}`;
}
