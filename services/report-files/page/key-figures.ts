import type { Cell } from "../../../pipelines/reports/tables/report-table.ts";
import { changeCell, netCell, shareCell } from "../../../pipelines/reports/tables/cells.ts";
import type { Voice } from "../../../pipelines/reports/words/voice.ts";
import type { Report } from "../../../schemas/report.ts";
import type { Html } from "../../runtime/html.ts";
import { html } from "../../runtime/html.ts";

interface KeyFigure {
  readonly label: string;
  readonly value: Cell;
  readonly change: Cell | null;
}

/** The four figures that are asked for first, each with its interval, what may be said of its change, and below them what they are. */
export function keyFiguresMarkup(report: Report, voice: Voice): Html {
  const figures = keyFigures(report, voice).map(
    ({ label, value, change }) =>
      html`<div>
        <dt>${label}</dt>
        <dd>
          <strong class="${value.tone ?? "plain"}">${value.text}</strong
          >${value.note !== undefined && value.note !== "" && html` <small>${value.note}</small>`}
          ${change !== null && html` <span class="${change.tone ?? "plain"}">${change.text}</span>${change.note !== undefined && html` <small>${change.note}</small>`}`}
        </dd>
      </div>`,
  );
  return html`<dl class="key">${figures}</dl>
    ${report.sentiment !== null && html`<p class="note">${voice.notes.keyFigures}</p>`}`;
}

function keyFigures({ volume, sentiment, change }: Report, voice: Voice): readonly KeyFigure[] {
  const { headings, written } = voice;
  const hidden: Cell = { text: headings.tooFewPeople, tone: "soft" };
  const before = (count: number | undefined) =>
    count === undefined ? [] : [`${headings.commentsBefore}: ${written.number(count)}`];
  const { value, relativeError } = volume.authors;
  const error = relativeError > 0 ? [`\u00b1 ${written.percent(relativeError)}`] : [];
  return [
    {
      label: headings.comments,
      value: { text: written.number(volume.comments), note: before(volume.before ?? undefined).join("") },
      change: volume.change === null ? null : changeCell(volume.change, { unchanged: 1 }, voice),
    },
    {
      label: headings.authors,
      value: {
        text: written.number(value),
        note: [...error, ...before(volume.authorsBefore?.value)].join("; "),
      },
      change: null,
    },
    {
      label: headings.negativeComments,
      value: sentiment === null ? hidden : shareCell(sentiment.corrected.negative, voice),
      change:
        change === null ? null : changeCell(change.negative, { unchanged: 0, riseIs: "negative" }, voice),
    },
    {
      label: headings.netSentiment,
      value: sentiment === null ? hidden : netCell(sentiment.net, voice),
      change:
        change === null
          ? null
          : changeCell(change.net, { unchanged: 0, riseIs: "positive", net: true }, voice),
    },
  ];
}
