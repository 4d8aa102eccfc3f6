import type { BarSeriesOption, EChartsOption } from "echarts";
import type { SentimentCounts } from "../stats/net-sentiment.ts";
import type { CountWords } from "./count-axes.ts";
import { countAxis, countGrid, stepAxis } from "./count-axes.ts";
import { incompleteColour, incompletePattern } from "./palette.ts";
import type { SentimentNames } from "./sentiment-series.ts";
import { sentimentLegend, sentimentSeries } from "./sentiment-series.ts";

export interface TimeLineStep {
  /** Short name under the axis, already in the reader's language. */
  readonly label: string;
  /** `null` where nothing is held: whether that is silence or a gap is not known, so nothing is drawn. */
  readonly counts: SentimentCounts | null;
  /** `false`: not everything of this time has been collected, so that a low bar may still grow. */
  readonly complete: boolean;
}

export interface TimeLineWords extends CountWords {
  readonly sentiments: SentimentNames;
  /** What is said of the ground behind steps that are not complete. */
  readonly incomplete: string;
}

/**
 * Comments by sentiment over time, as stacked bars; behind steps that are not complete, a hatched ground from bottom to
 * top, so that a gap in collecting is never read as a fall. `steps` are evenly spaced and in order.
 */
export function sentimentTimeLine(steps: readonly TimeLineStep[], words: TimeLineWords): EChartsOption {
  const incomplete = steps.some(({ complete }) => !complete);
  const legend = sentimentLegend(words.sentiments);
  return {
    animation: false,
    grid: countGrid(60),
    legend: incomplete ? { ...legend, data: [...(legend.data ?? []), words.incomplete] } : legend,
    xAxis: stepAxis(steps.map(({ label }) => label)),
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
