import type { EChartsOption } from "echarts";
import { sentimentBars, sentimentBarsHeight } from "../../../pipelines/charts/sentiment-bars.ts";
import { sentimentTimeLine } from "../../../pipelines/charts/sentiment-time-line.ts";
import { malaysianDay } from "../../../pipelines/core/malaysian-day.ts";
import { noonOf } from "../../../pipelines/reports/tables/whole-tables.ts";
import type { NamedSentence } from "../../../pipelines/reports/words/summary.ts";
import { joinSentences } from "../../../pipelines/reports/words/summary.ts";
import type { Voice } from "../../../pipelines/reports/words/voice.ts";
import type { Report } from "../../../schemas/report.ts";
import { drawChart } from "../../runtime/draw-chart.ts";
import type { Html } from "../../runtime/html.ts";
import { html, trusted } from "../../runtime/html.ts";
import { named } from "./markup.ts";

const widthPx = 700;
const mostTopics = 10;
const nameWidthPx = 230;

/** Comments of each day by sentiment. Its table stands below it. */
export function daysChart({ volume, joins }: Report, voice: Voice): Html {
  const { headings, keys, labels, written } = voice;
  const joined = new Set(joins.map(({ at }) => malaysianDay(at)));
  const steps = volume.byDay.map(({ date, comments, counts }) => ({
    label: written.shortDate(noonOf(date)),
    counts,
    complete: comments !== null,
    join: joined.has(date),
  }));
  const words = {
    sentiments: labels.sentiments,
    count: headings.comments,
    number: written.number,
    incomplete: headings.notRead,
    join: headings.joinOfModels,
  };
  const notes = joinSentences(joins, voice);
  return figure(
    "days",
    sentimentTimeLine(steps, words),
    250,
    `${headings.sentimentByDay}. ${keys.bars}`,
    notes,
  );
}

/** The topics that most was said about, by sentiment. Its table stands below it. */
export function topicsChart({ topics }: Report, voice: Voice): Html | null {
  const { headings, keys, labels, language, written } = voice;
  const drawn = topics
    .flatMap(({ name, sentiment }) =>
      sentiment === null ? [] : [{ name: name[language], counts: sentiment.counts }],
    )
    .slice(0, mostTopics);
  if (drawn.length === 0) return null;
  const option = sentimentBars(drawn, { sentiments: labels.sentiments, number: written.number }, nameWidthPx);
  return figure("topics", option, sentimentBarsHeight(drawn.length), `${headings.topics}. ${keys.bars}`, []);
}

function figure(
  id: string,
  option: EChartsOption,
  height: number,
  label: string,
  notes: readonly NamedSentence[],
): Html {
  const svg = drawChart(option, { id: `chart-${id}`, width: widthPx, height, label });
  return html`<figure>
    ${trusted(svg)}
    <figcaption>${label} ${notes.map(named)}</figcaption>
  </figure>`;
}
