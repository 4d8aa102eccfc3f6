import { isCompared } from "../../../pipelines/reports/tables/cells.ts";
import { comparedTable, comparedTableIds } from "../../../pipelines/reports/tables/compared-tables.ts";
import {
  entitiesTable,
  postsByKindTable,
  postsMostTable,
} from "../../../pipelines/reports/tables/content-tables.ts";
import type { ReportTable } from "../../../pipelines/reports/tables/report-table.ts";
import { daysTable, sentimentTable } from "../../../pipelines/reports/tables/whole-tables.ts";
import type { Voice } from "../../../pipelines/reports/words/voice.ts";
import type { Report } from "../../../schemas/report.ts";
import type { Html } from "../../runtime/html.ts";
import { html } from "../../runtime/html.ts";
import { daysChart, topicsChart } from "./charts.ts";
import { isCut, tableMarkup } from "./markup.ts";

const mostRows = 20;
const longestMonth = 31;

/** Charts and tables: all comments, then by topic, place, language, platform and channel, the posts, and who was named. */
export function figuresMarkup(report: Report, voice: Voice): readonly (Html | null)[] {
  if (report.volume.comments === 0) return contentMarkup(report, voice);
  return [wholeMarkup(report, voice), groupsMarkup(report, voice), ...contentMarkup(report, voice)];
}

function wholeMarkup(report: Report, voice: Voice): Html {
  return html`<section>
    <h2>${voice.headings.reactionInFigures}</h2>
    ${daysChart(report, voice)} ${tableMarkup(daysTable(report, voice), { mostRows: longestMonth })}
    ${tableMarkup(sentimentTable(report, voice), { mostRows })}
  </section>`;
}

/** Notes stand once above all of the tables. What has one row for everything, such as the state of a state's report, has no table. */
function groupsMarkup(report: Report, voice: Voice): Html | null {
  const { headings, notes } = voice;
  const tables = comparedTableIds
    .filter((id) => report[id].some(({ shareOfComments }) => shareOfComments < 1))
    .map((id) => comparedTable(report, id, voice));
  if (tables.every(({ rows }) => rows.length === 0)) return null;
  const [first, ...others] = tables.map((table) =>
    tableMarkup(table, { mostRows, look: isCompared(report) ? "compared" : "own-widths" }),
  );
  return html`<section>
    <div class="together">
      <h2>${headings.byGroup}</h2>
      <p class="note">
        ${notes.tables} ${isCompared(report) && notes.compared}
        ${tables.some((table) => isCut(table, mostRows)) && notes.restInCsv}
      </p>
      ${topicsChart(report, voice)}
    </div>
    ${first ?? null} ${others}
  </section>`;
}

function contentMarkup(report: Report, voice: Voice): readonly Html[] {
  const { headings } = voice;
  const { posts, entities } = report;
  const table = (of: ReportTable) => tableMarkup(of, { mostRows });
  return [
    ...(posts.byKind.length + posts.most.length === 0
      ? []
      : [
          html`<section>
            <h2>${headings.ownPosts}</h2>
            ${table(postsByKindTable(report, voice))} ${table(postsMostTable(report, voice))}
          </section>`,
        ]),
    ...(entities.length === 0
      ? []
      : [
          html`<section>
            <h2>${headings.entities}</h2>
            ${tableMarkup(entitiesTable(report, voice), { mostRows, look: "sole" })}
          </section>`,
        ]),
  ];
}
