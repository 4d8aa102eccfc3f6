import type { BarSeriesOption, EChartsOption, LineSeriesOption } from "echarts";
import type { SentimentCounts } from "../stats/net-sentiment.ts";
import type { CountWords } from "./count-axes.ts";
import { countAxis, countGrid, stepAxis } from "./count-axes.ts";
import { incompleteColour, incompletePattern, textColour } from "./palette.ts";
import type { SentimentNames } from "./sentiment-series.ts";
import { sentimentLegend, sentimentSeries } from "./sentiment-series.ts";

export interface TimeLineStep {
  /** Short name under the axis, already in the reader's language. */
  readonly label: string;
  /** `null` where nothing is held: whether that is silence or a gap is not known, so nothing is drawn. */
  readonly counts: SentimentCounts | null;
  /** `false`: not everything of this time has been collected, so that a low bar may still grow. */
  readonly complete: boolean;
  /** `true`: from here on another model labels most comments than in the step before. */
  readonly join: boolean;
}

export interface TimeLineWords extends CountWords {
  readonly sentiments: SentimentNames;
  /** What is said of the ground behind steps that are not complete. */
  readonly incomplete: string;
  /** What is said of the upright lines where another model takes over. */
  readonly join: string;
}

/**
 * Comments by sentiment over time, as stacked bars; behind steps that are not complete, a hatched ground from bottom to
 * top, so that a gap in collecting is never read as a fall, and before a step where another model takes over a broken line,
 * so that a change of model is never read as one of mood. `steps` are evenly spaced and in order.
 */
export function sentimentTimeLine(steps: readonly TimeLineStep[], words: TimeLineWords): EChartsOption {
  const incomplete = steps.some(({ complete }) => !complete);
  const joins = steps.some(({ join }) => join);
  const legend = sentimentLegend(words.sentiments);
  const also = [...(incomplete ? [words.incomplete] : []), ...(joins ? [words.join] : [])];
  const axis = stepAxis(steps.map(({ label }) => label));
  return {
    animation: false,
    grid: countGrid(60),
    legend: { ...legend, data: [...(legend.data ?? []), ...also] },
    // Beside the steps an axis of numbers, on which a line can stand between two of them.
    xAxis: joins ? [axis, { type: "value", min: -0.5, max: steps.length - 0.5, show: false }] : axis,
    yAxis: [
      countAxis(words),
      { type: "value", min: 0, max: 1, show: false }, // the ground's own, so that it always reaches the top
    ],
    series: [
      ...sentimentSeries(
        steps.map(({ counts }) => counts),
        words.sentiments,
      ),
      ...(incomplete ? [ground(steps, words.incomplete)] : []),
      ...(joins ? [joinLines(steps, words.join)] : []),
    ],
  };
}

function ground(steps: readonly TimeLineStep[], name: string): BarSeriesOption {
  return {
    type: "bar",
    name,
    yAxisIndex: 1,
    data: steps.map(({ complete }) => (complete ? null : 1)),
    itemStyle: { color: incompleteColour, decal: incompletePattern },
    barGap: "-100%",
    z: 1,
    animation: false,
  };
}

/** From bottom to top on the ground's axis, before each step with a join; between two lines nothing is drawn. */
function joinLines(steps: readonly TimeLineStep[], name: string): LineSeriesOption {
  const places = steps.flatMap(({ join }, at) => (join ? [at - 0.5] : []));
  return {
    type: "line",
    name,
    xAxisIndex: 1,
    yAxisIndex: 1,
    data: places.flatMap((x) => [
      [x, 0],
      [x, 1],
      [x, null],
    ]),
    color: textColour,
    lineStyle: { color: textColour, type: "dashed", width: 2 },
    symbol: "none",
    connectNulls: false,
    z: 4,
    animation: false,
  };
}
