import type { EChartsOption } from "echarts";
import type { SentimentCounts } from "../stats/net-sentiment.ts";
import { gridColour, textColour } from "./palette.ts";
import type { SentimentNames } from "./sentiment-series.ts";
import { sentimentLegend, sentimentSeries } from "./sentiment-series.ts";

export interface TimeLineStep {
  /** Short name under the axis, already in the reader's language. */
  readonly label: string;
  /** `null` where nothing is held: whether that is silence or a gap is not known, so nothing is drawn. */
  readonly counts: SentimentCounts | null;
}

export interface TimeLineWords {
  readonly sentiments: SentimentNames;
  /** What the upright axis counts. */
  readonly count: string;
  readonly number: (value: number) => string;
}

/** Comments by sentiment over time, as stacked bars. `steps` are evenly spaced and in order. */
export function sentimentTimeLine(steps: readonly TimeLineStep[], words: TimeLineWords): EChartsOption {
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
    legend: sentimentLegend(words.sentiments),
    xAxis: {
      type: "category",
      data: steps.map(({ label }) => label),
      axisLabel: { color: textColour, fontSize: 12, hideOverlap: true },
      axisLine: { lineStyle: { color: gridColour } },
      axisTick: { show: false },
    },
    yAxis: {
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
    series: sentimentSeries(
      steps.map(({ counts }) => counts),
      words.sentiments,
    ),
  };
}
