import { sentimentBars, sentimentBarsHeight } from "../../../pipelines/charts/sentiment-bars.ts";
import { sentimentOrder } from "../../../pipelines/charts/sentiment-series.ts";
import { sentimentTimeLine } from "../../../pipelines/charts/sentiment-time-line.ts";
import { totalOf } from "../../../pipelines/stats/net-sentiment.ts";
import type { TimeStep } from "../../../pipelines/ports/search-index.ts";
import type { SeriesModels } from "../../../pipelines/trends/model-joins.ts";
import type { Collecting } from "../queries/collecting.ts";
import type { Overview } from "../queries/overview.ts";
import type { Html } from "../../runtime/html.ts";
import { html } from "../../runtime/html.ts";
import type { View } from "../view.ts";
import { hrefOf } from "../view.ts";
import { chartFigure } from "./chart-figure.ts";
import type { PageContext } from "./context.ts";
import { countedHead, countLink, narrowed, rowNote, sentimentCells } from "./figures.ts";
import { topicLink } from "./topic-pages.ts";

/** Sentiment over time; each bar and each number leads to its comments. */
export function timeLineFigure(
  context: PageContext,
  { timeLine, step, collecting, models }: Overview,
  view: View,
): Html {
  const { texts, format } = context;
  const words = {
    sentiments: texts.sentiments,
    count: texts.comments,
    incomplete: texts.incomplete,
    join: texts.modelJoin,
    number: format.compact,
  };
  const joins = new Map(models.joins.map((join) => [join.at, join]));
  const steps = timeLine.map(({ start, counts, estimates, complete }) => ({
    label: format.step(start, step, "axis"),
    counts: estimates === null ? null : counts,
    complete,
    join: joins.has(start),
  }));
  const heldEntries = timeLine.flatMap((entry) =>
    entry.counts === null ? [] : [{ ...entry, counts: entry.counts }],
  );
  const rows = heldEntries.map((entry) => {
    const { start, from, to, counts, complete } = entry;
    const within = narrowed(view, { from, to });
    return html`<tr>
      <th scope="row">
        ${format.step(start, step, "table")}${rowNote(context, { ...entry, comments: totalOf(counts) })}${!complete && html`<small>${texts.incomplete}</small>`}${joins.has(start) && html`<small>${texts.modelJoin}</small>`}
      </th>
      <td class="number">${countLink(context, totalOf(counts), within)}</td>
      ${sentimentCells(context, entry, within, sentimentOrder)}
    </tr>`;
  });
  return chartFigure({
    id: "time-line",
    title: texts.timeLine[step],
    label: `${texts.timeLine[step]}. ${texts.numbersAsTable}.`,
    draw: () => sentimentTimeLine(steps, words),
    height: 300,
    link: (series, index) => {
      const entry = timeLine[index];
      const label = sentimentOrder[series];
      if (entry === undefined || entry.counts === null || entry.estimates === null || label === undefined)
        return undefined;
      const { from, to, start, counts } = entry;
      return {
        href: hrefOf("/comments", narrowed(view, { from, to, sentiment: [label] })),
        title: `${format.step(start, step, "table")}, ${texts.sentiments[label]}: ${format.number(counts[label])}`,
      };
    },
    notes: [
      ...barsNotes(context, view),
      texts.timeLineGap,
      ...modelNotes(context, models, step),
      ...collectingNotes(context, collecting),
    ],
    tableTitle: texts.numbersAsTable,
    table: html`<table>
      ${countedHead(context, view, sentimentOrder, { what: texts.when })}
      <tbody>
        ${rows}
      </tbody>
    </table>`,
  });
}

/** That bars are not corrected; nothing where sentiments are chosen, of which no shares are shown. */
function barsNotes({ texts }: PageContext, view: View): readonly string[] {
  return view.sentiment.length === 0 ? [texts.barsNote] : [];
}

/** Where another model took over, and whether several share one step; nothing where one model labelled all. */
function modelNotes(
  { texts, format }: PageContext,
  { models, joins, mixedSteps }: SeriesModels,
  step: TimeStep,
): string[] {
  if (models.length < 2) return [];
  const named = models.map(({ model, comments }) => `${model} (${format.number(comments)})`);
  return [
    texts.modelsOfSeries(named.join(", ")),
    ...joins.map(({ at, from, to }) => texts.modelJoinAt(format.step(at, step, "table"), from, to)),
    ...(mixedSteps === 0 ? [] : [texts.modelsMixed(format.number(mixedSteps))]),
  ];
}

/** Up to when the figures are whole, and which channels are to blame where that is long ago. */
function collectingNotes({ texts, format, channelName }: PageContext, { to, behind }: Collecting): string[] {
  if (to === null && behind.length === 0) return [];
  const named = behind.map(({ channel, to: reached }) => {
    const since = reached === null ? texts.neverCollected : texts.collectedOnlyTo(format.time(reached));
    return `${channelName(channel)} (${since})`;
  });
  return [
    ...(to === null ? [] : [texts.collectedTo(format.time(to))]),
    ...(named.length === 0 ? [] : [texts.channelsBehind(named.join(", "))]),
  ];
}

const topicsDrawn = 12;

/** Topics by sentiment; each bar and each number leads to its comments. */
export function topicsFigure(context: PageContext, { topics }: Overview, view: View): Html {
  const { texts, format, topicName } = context;
  const enough = topics.filter(({ estimates }) => estimates !== null);
  const drawn = enough.slice(0, topicsDrawn);
  const words = { sentiments: texts.sentiments, number: format.compact };
  const bars = drawn.map(({ id, counts }) => ({ name: topicName(id), counts }));
  const rows = topics.map((row) => {
    const { id, comments } = row;
    const within = narrowed(view, { topic: [id] });
    return html`<tr>
      <th scope="row">${topicLink(context, id)}${rowNote(context, row)}</th>
      <td class="number">${countLink(context, comments, within)}</td>
      ${sentimentCells(context, row, within, sentimentOrder)}
    </tr>`;
  });
  const notes = [
    ...barsNotes(context, view),
    view.topic.length > 0 ? texts.topicsChosenNote : "",
    texts.topicsNote,
    topics.length > drawn.length
      ? texts.topicsShown(format.number(drawn.length), format.number(topics.length))
      : "",
  ];
  return chartFigure({
    id: "topics",
    title: texts.topics,
    label: `${texts.topics}. ${texts.numbersAsTable}.`,
    draw: (width) => sentimentBars(bars, words, width === "wide" ? 230 : 140),
    height: sentimentBarsHeight(drawn.length),
    link: (series, index) => {
      const topic = drawn[index];
      const label = sentimentOrder[series];
      if (topic === undefined || label === undefined) return undefined;
      return {
        href: hrefOf("/comments", narrowed(view, { topic: [topic.id], sentiment: [label] })),
        title: `${topicName(topic.id)}, ${texts.sentiments[label]}: ${format.number(topic.counts[label])}`,
      };
    },
    notes: notes.filter((note) => note !== ""),
    tableTitle: texts.numbersAsTable,
    table: html`<table>
      ${countedHead(context, view, sentimentOrder, { what: texts.topic })}
      <tbody>
        ${rows}
      </tbody>
    </table>`,
  });
}
