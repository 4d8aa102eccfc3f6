import type { WrittenReport } from "../../../schemas/issued-report.ts";
import type { Html } from "../../runtime/html.ts";
import { html } from "../../runtime/html.ts";
import type { PageContext } from "./context.ts";
import { layout } from "./layout.ts";
import { nothingShown } from "./nothing-shown.ts";

const reportsShown = 100;

/** The reports that were written, in the order they come in, each with its files. */
export function reportsPage(context: PageContext, reports: readonly WrittenReport[]): Html {
  const { texts, format } = context;
  const own = texts.reports;
  const more = Math.max(0, reports.length - reportsShown);
  const body = html`<h1>${own.title}</h1>
    <p class="hint">${own.lead}</p>
    ${
      reports.length === 0
        ? nothingShown(own.none, own.noneHint)
        : html`<div class="scroll" tabindex="0" role="region" aria-label="${own.title}">
            <table>
              <thead>
                <tr>
                  <th scope="col">${own.what}</th>
                  <th scope="col">${own.period}</th>
                  <th scope="col">${own.issued}</th>
                  <th scope="col">${own.files}</th>
                </tr>
              </thead>
              <tbody>
                ${reports.slice(0, reportsShown).map((report) => row(context, report))}
              </tbody>
            </table>
          </div>`
    }
    ${more > 0 && html`<p class="hint">${own.more(more, format.number(more))}</p>`}`;
  return layout(context, { title: own.title, section: "reports", body });
}

function row({ texts: { reports: own }, format, lang }: PageContext, report: WrittenReport): Html {
  const { kind, scopeName, period, version, issuedAt, files } = report;
  const lastMoment = new Date(Date.parse(period.to) - 1).toISOString();
  const [first, last] = [format.date(period.from), format.date(lastMoment)];
  // A report's tables are many files; they lie in the folder, and a reader needs the whole.
  const shown = files.filter((file) => file.format === "html" || file.format === "pdf");
  return html`<tr>
    <th scope="row">
      ${own.kinds[kind]}: ${scopeName[lang]}${version > 1 && html` (${own.version(format.number(version))})`}
    </th>
    <td>${first === last ? first : html`${first} – ${last}`}</td>
    <td>${issuedAt < period.to ? own.notIssued(format.time(issuedAt)) : format.time(issuedAt)}</td>
    <td>
      <ul class="files">
        ${shown.map(
          ({ name, format: form, language }) =>
            html`<li>
              <a href="/reports/files/${name}">${form.toUpperCase()}, ${own.languages[language]}</a>
            </li>`,
        )}
      </ul>
    </td>
  </tr>`;
}
