import type { BarSeriesOption, EChartsOption } from "echarts";
import type { SentimentCounts } from "../stats/net-sentiment.ts";
import { gridColour, incompleteColour, incompletePattern, textColour } from "./palette.ts";
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

export interface TimeLineWords {
  readonly sentiments: SentimentNames;
  /** What the upright axis counts. */
  readonly count: string;
  /** What is said of the ground behind steps that are not complete. */
  readonly incomplete: string;
  readonly number: (value: number) => string;
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
    grid: {
      left: 4,
      right: 12,
      top: 60,
      bottom: 4,
      outerBoundsMode: "same",
      outerBoundsContain: "axisLabel",
    },
    legend: incomplete ? { ...legend, data: [...(legend.data ?? []), words.incomplete] } : legend,
    xAxis: {
      type: "category",
      data: steps.map(({ label }) => label),
      axisLabel: { color: textColour, fontSize: 12, hideOverlap: true },
      axisLine: { lineStyle: { color: gridColour } },
      axisTick: { show: false },
    },
    yAxis: [
      {
        type: "value",
        name: words.count,
        nameLocation: "end",
        nameGap: 10,
        nameTextStyle: { color: textColour, fontSize: 12, align: "left" },
        minInterval: 1,
        splitNumber: 4,
        axisLabel: { color: textColour, fontSize: 12, formatter: words.number },
        splitLine: { lineStyle: { color: gridColour } },
      },
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
