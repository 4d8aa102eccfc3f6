import type { EChartsOption } from "echarts";
import type { SentimentCounts } from "../stats/net-sentiment.ts";
import { gridColour, textColour } from "./palette.ts";
import type { SentimentNames } from "./sentiment-series.ts";
import { sentimentLegend, sentimentSeries } from "./sentiment-series.ts";

export interface NamedCounts {
  readonly name: string;
  readonly counts: SentimentCounts;
}

export interface BarWords {
  readonly sentiments: SentimentNames;
  readonly number: (value: number) => string;
}

const barHeightPx = 30;
const surroundingsPx = 64;

/** How high a drawing of so many bars should be, in pixels. */
export function sentimentBarsHeight(bars: number): number {
  return surroundingsPx + Math.max(bars, 1) * barHeightPx;
}

/** Things by sentiment as lying, stacked bars, the first on top. `nameWidth` is the room for names in pixels; longer ones are cut. */
export function sentimentBars(
  bars: readonly NamedCounts[],
  words: BarWords,
  nameWidth: number,
): EChartsOption {
  return {
    animation: false,
    grid: { left: nameWidth + 8, right: 20, top: 34, bottom: 26, outerBoundsMode: "none" },
    legend: sentimentLegend(words.sentiments),
    xAxis: {
      type: "value",
      minInterval: 1,
      splitNumber: 4,
      axisLabel: { color: textColour, fontSize: 12, formatter: words.number, hideOverlap: true },
      splitLine: { lineStyle: { color: gridColour } },
    },
    yAxis: {
      type: "category",
      inverse: true,
      data: bars.map(({ name }) => name),
      axisLabel: { color: textColour, fontSize: 13, width: nameWidth, overflow: "truncate", interval: 0 },
      axisLine: { lineStyle: { color: gridColour } },
      axisTick: { show: false },
    },
    series: sentimentSeries(
      bars.map(({ counts }) => counts),
      words.sentiments,
    ),
  };
}
