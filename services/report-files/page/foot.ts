import { reportHash } from "../../../pipelines/reports/manifest.ts";
import type { Voice } from "../../../pipelines/reports/words/voice.ts";
import type { Report } from "../../../schemas/report.ts";
import type { Html } from "../../runtime/html.ts";
import { html } from "../../runtime/html.ts";
import { verbatim } from "./markup.ts";

/** What was read, by what, and the hashes by which the report can be checked. */
export function footMarkup(report: Report, voice: Voice): Html {
  const { headings, sentences, written } = voice;
  const { read, readAt } = report;
  const lines: readonly (readonly [string, string])[] = [
    [headings.reportHash, reportHash(report)],
    [headings.answersHash, read.hash],
    [headings.question, read.filter],
    [headings.programme, `Suara ${read.suara}`],
  ];
  return html`<footer>
    <h2>${headings.manifest}</h2>
    <p>
      ${sentences.read(written.time(readAt), written.number(read.queries), written.number(read.documents))}
    </p>
    <dl>
      ${lines.map(
        ([label, value]) =>
          html`<div>
            <dt>${verbatim(label)}</dt>
            <dd>${verbatim(value)}</dd>
          </div>`,
      )}
    </dl>
  </footer>`;
}
