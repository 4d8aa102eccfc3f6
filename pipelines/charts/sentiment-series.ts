import type { BarSeriesOption, LegendComponentOption } from "echarts";
import type { SentimentLabel } from "../../schemas/analysed.ts";
import type { SentimentCounts } from "../stats/net-sentiment.ts";
import { sentimentColours, sentimentPatterns, textColour } from "./palette.ts";

/** From the base of a stack to its top; also the order of the series, by which a drawn mark is found again. */
export const sentimentOrder: readonly SentimentLabel[] = ["negative", "neutral", "positive"];

export type SentimentNames = Readonly<Record<SentimentLabel, string>>;

/** One series of stacked bars for each sentiment. `null` draws nothing where there is nothing to count. */
export function sentimentSeries(
  counts: readonly (SentimentCounts | null)[],
  names: SentimentNames,
): BarSeriesOption[] {
  return sentimentOrder.map((label) => ({
    type: "bar",
    name: names[label],
    stack: "sentiment",
    data: counts.map((each) => (each === null || each[label] === 0 ? null : each[label])),
    itemStyle: { color: sentimentColours[label], decal: sentimentPatterns[label] },
    barCategoryGap: "24%",
    animation: false,
  }));
}

export function sentimentLegend(names: SentimentNames): LegendComponentOption {
  return {
    data: sentimentOrder.map((label) => names[label]),
    top: 0,
    left: 0,
    itemWidth: 22,
    itemHeight: 12,
    itemGap: 18,
    selectedMode: false,
    textStyle: { color: textColour, fontSize: 13 },
  };
}
