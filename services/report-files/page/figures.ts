import { isCompared } from "../../../pipelines/reports/tables/cells.ts";
import type { ComparedTableId } from "../../../pipelines/reports/tables/compared-tables.ts";
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
import { tableMarkup } from "./markup.ts";

const mostRows = 20;
const longestMonth = 31;

/** Charts and tables: all comments, then by topic, place, language, platform and channel, the posts, and who was named. */
export function figuresMarkup(report: Report, voice: Voice): readonly (Html | null)[] {
  const { headings, keys } = voice;
  const table = (of: ReportTable) => tableMarkup(of, { mostRows, restElsewhere: headings.restInCsv });
  const compared = (id: ComparedTableId) =>
    tableMarkup(comparedTable(report, id, voice), {
      mostRows,
      restElsewhere: headings.restInCsv,
      look: isCompared(report) ? "compared" : "own-widths",
    });
  const [first, ...others] = comparedTableIds;
  return [
    html`<section>
      <h2>${headings.reactionInFigures}</h2>
      ${daysChart(report, voice)}
      ${tableMarkup(daysTable(report, voice), { mostRows: longestMonth, restElsewhere: headings.restInCsv })}
      ${table(sentimentTable(report, voice))}
    </section>`,
    html`<section>
      <div class="together">
        <h2>${headings.byGroup}</h2>
        <p class="note">${keys.tables} ${isCompared(report) && keys.compared}</p>
        ${topicsChart(report, voice)}
      </div>
      ${compared(first)} ${others.map(compared)}
    </section>`,
    report.posts.byKind.length + report.posts.most.length === 0
      ? null
      : html`<section>
          <h2>${headings.ownPosts}</h2>
          <p class="note">${keys.posts}</p>
          ${table(postsByKindTable(report, voice))} ${table(postsMostTable(report, voice))}
        </section>`,
    report.entities.length === 0
      ? null
      : html`<section>
          <h2>${headings.named}</h2>
          ${table(entitiesTable(report, voice))}
        </section>`,
  ];
}
